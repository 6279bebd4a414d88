/** What a page hands to the server so that this browser is told. Keys are base64url. */
export interface PushAddress {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly expiresInMs: number | null;
}

/** `impossible`: this browser cannot be told, or not from a page that is no app of the phone yet. `denied`: its owner said no. */
export type Subscribed = { readonly ok: true; readonly value: PushAddress } | { readonly ok: false; readonly why: 'impossible' | 'denied' | 'failed' };

const WORKER = '/sw.js';
/** A browser whose push service cannot be reached may not answer at all. */
const SUBSCRIBE_MS = 20_000;

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): { createScriptURL(address: string): string };
}

/** The one script that a page of ours may start by its address. */
const workerAddress = (): string => {
  const { trustedTypes } = window as unknown as { readonly trustedTypes?: TrustedTypes };
  return trustedTypes === undefined ? WORKER : (trustedWorker ??= trustedTypes.createPolicy('vouch-sw', { createScriptURL: () => WORKER })).createScriptURL(WORKER);
};
let trustedWorker: { createScriptURL(address: string): string } | undefined;

const canBeTold = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

/** Asks for the permission and subscribes, in the press of a button. The key is the server's own, uncompressed, base64url. */
export async function subscribeHere(key: string): Promise<Subscribed> {
  if (!canBeTold()) return { ok: false, why: 'impossible' };
  try {
    if ((await Notification.requestPermission()) !== 'granted') return { ok: false, why: 'denied' };
    const registration = await navigator.serviceWorker.register(workerAddress());
    await navigator.serviceWorker.ready;
    // One for another key, as after the server's was changed, is in the way of a new one.
    await (await registration.pushManager.getSubscription())?.unsubscribe();
    const given = await Promise.race([registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) }), tooLate()]);
    const { endpoint, expirationTime, keys } = given.toJSON();
    if (endpoint === undefined || keys?.['p256dh'] === undefined || keys['auth'] === undefined) return { ok: false, why: 'failed' };
    return { ok: true, value: { endpoint, p256dh: keys['p256dh'], auth: keys['auth'], expiresInMs: expirationTime == null ? null : Math.max(1, Math.round(expirationTime - Date.now())) } };
  } catch {
    return { ok: false, why: 'failed' };
  }
}

/** SHA-256 of this browser's own address, base64url; null while it has none. */
export async function ownMark(): Promise<string | null> {
  const subscription = await current();
  if (subscription === null) return null;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(subscription.endpoint)));
  return btoa(String.fromCharCode(...digest)).replaceAll('+', '-').replaceAll('/', '_').replace('=', '');
}

/** Tells the push service too that nothing is wanted any more. */
export async function unsubscribeHere(): Promise<void> {
  await (await current())?.unsubscribe();
}

const current = async (): Promise<PushSubscription | null> => (canBeTold() ? ((await (await navigator.serviceWorker.getRegistration('/'))?.pushManager.getSubscription()) ?? null) : null);

const tooLate = (): Promise<never> => new Promise((_resolve, reject) => { window.setTimeout(() => { reject(new Error('No answer.')); }, SUBSCRIBE_MS); });

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
