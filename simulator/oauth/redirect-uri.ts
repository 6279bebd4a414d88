import type { App, ClientKind } from '../tenant/model.ts';

/** What the address is registered as, or null when it is not. Compared exactly, but for the port of loopback addresses. */
export function kindOfRedirect(app: App, sent: string): ClientKind | null {
  const among = (registered: readonly string[]): boolean => registered.some((each) => isSameAddress(each, sent));
  if (among(app.redirectUris)) return 'web';
  if (among(app.spaRedirectUris)) return 'spa';
  return among(app.publicRedirectUris) ? 'public' : null;
}

/** `http://localhost` and `http://127.0.0.1` are registered without a port and match with any (RFC 8252 section 7.3, as Entra has it). */
function isSameAddress(registered: string, sent: string): boolean {
  return (registered === sent && URL.canParse(sent)) || (loopback(registered) !== null && loopback(registered) === loopback(sent) && new URL(registered).port === '');
}

function loopback(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, pathname, search, hash, username } = new URL(address);
  return protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname) && username === '' ? `${hostname}${pathname}${search}${hash}` : null;
}

/** Whether a page of this origin lies where the registered address does, whatever its path. */
export function isOfOrigin(registered: string, origin: string): boolean {
  if (!URL.canParse(origin) || !URL.canParse(registered)) return false;
  const [mine, other] = [new URL(registered), new URL(origin)];
  const isAnyPort = mine.port === '' && mine.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(mine.hostname);
  return mine.origin === other.origin || (isAnyPort && mine.protocol === other.protocol && mine.hostname === other.hostname);
}
