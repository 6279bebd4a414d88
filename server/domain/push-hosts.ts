/**
 * Push services of the browsers in use: Chrome and Edge on Android (Chromium, push_messaging_constants.cc), Firefox
 * (Mozilla autopush), Safari (Apple, "Sending web push notifications": *.push.apple.com), Edge on Windows (*.notify.windows.com).
 */
export const KNOWN_PUSH_HOSTS: readonly string[] = ['fcm.googleapis.com', 'updates.push.services.mozilla.com', '*.push.apple.com', '*.notify.windows.com'];

/** A host as the policy writes it: a name, or all names below one of two parts at least, with a port where it is not 443. Never an address. */
export const PUSH_HOST = /^(?:\*\.(?=[^:]+\.))?(?:[a-z0-9-]+\.)*[a-z][a-z0-9-]*(?::[1-9]\d{0,4})?$/;

/**
 * Whether we may send to an address that a browser gave us. It is chosen by a client, so it must be one of a service
 * that the policy names: whatever lies in the server's own network stays out of reach.
 */
export function isPushEndpoint(endpoint: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(endpoint)) return false;
  const url = new URL(endpoint);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.hash !== '') return false;
  return hosts.some((host) => (host.startsWith('*.') ? url.host.endsWith(host.slice(1)) && url.host.length > host.length - 1 : url.host === host));
}
