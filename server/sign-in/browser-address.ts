import type { Configuration } from 'openid-client';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * An endpoint that the browser is sent to, with its parameters (OpenID Connect Core 3.1.2.1, RP-Initiated Logout 2).
 * Beyond this machine https alone; on loopback also http, which no network sees and browsers hold for trustworthy. The
 * library's own builder refuses that too, while what the server itself asks stays https whatever discovery says.
 * @throws {TypeError}
 */
export function browserAddress(configuration: Configuration, endpoint: 'authorization_endpoint' | 'end_session_endpoint', parameters: Readonly<Record<string, string>>): string {
  const address = new URL(configuration.serverMetadata()[endpoint] ?? '');
  if (address.protocol !== 'https:' && !(address.protocol === 'http:' && LOOPBACK.includes(address.hostname))) throw new TypeError(`${endpoint} is not https`);
  address.searchParams.set('client_id', configuration.clientMetadata().client_id);
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return address.href;
}
