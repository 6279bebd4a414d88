import { offlineDe } from '../texts/offline.de.ts';
import { offlineEn, type OfflineTexts } from '../texts/offline.en.ts';

/**
 * What runs on the approver's phone while no page of ours is open: it shows what was pushed, and says what to do without
 * a network. It keeps nothing: no page, no answer, no case. It shares no file with the pages, so that it is one script.
 */

interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface PageWindow {
  readonly url: string;
  focus(): Promise<unknown>;
  navigate(address: string): Promise<PageWindow | null>;
}

/** The parts of a service worker's scope that are used (W3C Service Workers, Push API, Notifications): TypeScript's library of them excludes that of pages. */
interface Scope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(of: { readonly type: 'window' }): Promise<readonly PageWindow[]>;
    openWindow(address: string): Promise<unknown>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', act: (event: Waiting) => void): void;
  addEventListener(type: 'push', act: (event: Waiting & { readonly data: { text(): string } | null }) => void): void;
  addEventListener(type: 'notificationclick', act: (event: Waiting & { readonly notification: Notification }) => void): void;
  addEventListener(type: 'fetch', act: (event: Waiting & { readonly request: Request; respondWith(answer: Promise<Response>): void }) => void): void;
}

const scope = self as unknown as Scope;
const texts = (): OfflineTexts => (navigator.language.toLowerCase().startsWith('de') ? offlineDe : offlineEn);

interface Said {
  readonly title: string;
  readonly body: string;
  /** Of the request; null for what could not be read. */
  readonly id: string | null;
}

/** Whatever comes, something is shown: browsers take the permission away from who shows nothing. */
function saidIn(data: { text(): string } | null): Said {
  const nothing: Said = { title: 'Vouch', body: texts().unreadable, id: null };
  try {
    const { title, body, id } = JSON.parse(data?.text() ?? '') as Readonly<Record<string, unknown>>;
    return typeof title === 'string' && typeof body === 'string' && typeof id === 'string' ? { title, body, id } : nothing;
  } catch {
    return nothing;
  }
}

/** A page of this origin, whatever the message held. */
const pathTo = (id: unknown): string => (typeof id === 'string' && /^[\w-]{22}$/.test(id) ? `/approve/${id}` : '/factors');

async function show(data: { text(): string } | null): Promise<void> {
  const { title, body, id } = saidIn(data);
  await scope.registration.showNotification(title, { body, tag: id ?? 'vouch', data: id });
}

async function open(id: unknown): Promise<void> {
  const address = new URL(pathTo(id), location.origin).href;
  const windows = await scope.clients.matchAll({ type: 'window' });
  const there = windows.find(({ url }) => url === address);
  // Nothing is lost where somebody looked at their factors; a request that they are at is left as it is.
  const idle = windows.find(({ url }) => new URL(url).pathname === '/factors');
  if (there !== undefined) await there.focus();
  else if (idle !== undefined) await (await idle.navigate(address))?.focus();
  else await scope.clients.openWindow(address);
}

const STYLE = 'body{margin:0 auto;padding:2rem 1.25rem;max-width:34rem;font:1.125rem/1.5 system-ui,sans-serif}h1{font-size:1.75rem}a{display:inline-block;padding:.75rem 1.25rem;border:2px solid;border-radius:.5rem;color:inherit;font-weight:600}';

/** Made here: what the network would bring is what is missing. */
async function offline(address: string): Promise<Response> {
  const { title, body, again } = texts();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(STYLE)));
  const html = `<!doctype html><html lang="${texts() === offlineDe ? 'de' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title} · Vouch</title><style>${STYLE}</style></head><body><main><h1>${title}</h1><p>${body}</p><p><a href="${new URL(address).pathname}">${again}</a></p></main></body></html>`;
  const policy = `default-src 'none'; style-src 'sha256-${btoa(String.fromCharCode(...digest))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  return new Response(html, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy } });
}

scope.addEventListener('install', (event) => { event.waitUntil(scope.skipWaiting()); });
scope.addEventListener('activate', (event) => { event.waitUntil(scope.clients.claim()); });
scope.addEventListener('push', (event) => { event.waitUntil(show(event.data)); });
scope.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data));
});
scope.addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.respondWith(fetch(event.request).catch(() => offline(event.request.url)));
});
