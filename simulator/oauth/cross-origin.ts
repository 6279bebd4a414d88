import type { Answer, Incoming } from '../http.ts';

/** Lets any page read an answer (Fetch, "CORS protocol"). Nothing here rests on a cookie, so no origin is named. */
export const anyPage = { 'access-control-allow-origin': '*' } as const;

/** How long a browser may keep the answer to its question, in seconds. */
const ASKED_FOR_S = '86400';

/**
 * What a browser is told that asks before it sends: any header and this method, if something is served here by it. Null
 * when this is no such question.
 */
export function preflight({ method, headers }: Incoming, isServed: (method: string) => boolean): Answer | null {
  const wanted = headers['access-control-request-method'];
  if (method !== 'OPTIONS' || wanted === undefined || headers.origin === undefined || !isServed(wanted)) return null;
  return {
    status: 204,
    headers: { ...anyPage, 'access-control-allow-methods': wanted, 'access-control-allow-headers': headers['access-control-request-headers'] ?? '', 'access-control-max-age': ASKED_FOR_S },
  };
}

/** Graph lets every page read: a token is proof enough (documented for its JavaScript client, which runs in pages). */
export const readableByPages = (answer: Answer): Answer => ({
  ...answer,
  headers: { ...answer.headers, ...anyPage, 'access-control-expose-headers': 'ETag, Location, Retry-After, request-id, client-request-id, WWW-Authenticate' },
});
