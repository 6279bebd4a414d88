import type { World } from '../world.ts';

/** A table of texts, loaded by who chooses its language, or the keys on the screen, by who touches it, or what reads aloud. */
const ASKED_FOR = /\/(?:employee\.[a-z]{2}|keyboard|reader)-[\w-]+\.js$/;

/** Bytes of scripts and styles that a page pulls in, as gzip over the wire, before any language but English and any touch. */
export async function bundleBytes(origin: string, path: string): Promise<number> {
  const html = await (await fetch(new URL(path, origin))).text();
  const first = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, address = '']) => address);
  const seen = new Map<string, number>();
  for (const address of first) await weigh(new URL(address, origin), seen);
  return [...seen.values()].reduce((sum, bytes) => sum + bytes, 0);
}

/** With what it imports in turn, at once or later. */
async function weigh(address: URL, seen: Map<string, number>): Promise<void> {
  if (seen.has(address.href) || ASKED_FOR.test(address.pathname)) return;
  seen.set(address.href, 0);
  const answer = await fetch(address, { headers: { 'accept-encoding': 'gzip' } });
  if (!answer.ok || answer.headers.get('content-encoding') !== 'gzip') throw new Error(`${address.href}: ${answer.status}, ${String(answer.headers.get('content-encoding'))}`);
  seen.set(address.href, Number(answer.headers.get('content-length')));
  const text = await answer.text();
  for (const [, imported = ''] of text.matchAll(/["'](\.\/[\w.-]+\.(?:js|css))["']/g)) await weigh(new URL(imported, address), seen);
}

/** The pages that the budget is for. */
export const pagesOf = ({ server }: Pick<World, 'server'>): readonly { readonly name: string; readonly origin: string; readonly path: string }[] => [
  { name: "kiosk's start page", origin: server.kioskOrigin, path: '/' },
  { name: "desk's page", origin: server.kioskOrigin, path: '/desk' },
  { name: "approver's page", origin: server.approveOrigin, path: '/factors' },
];
