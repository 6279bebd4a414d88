import { createHash } from 'node:crypto';
import type { Call } from '../../http.ts';
import { GraphError } from '../error.ts';
import { optionOf } from './options.ts';

const DEFAULT_PAGE = 100;
const MAX_PAGE = 999;

/** `$top` (Graph, user-list: 1 … 999, 100 when left out; texts from public logs). */
export function topOf(call: Pick<Call, 'query'>): number {
  const sent = optionOf(call, '$top');
  if (sent === null) return DEFAULT_PAGE;
  if (!/^\d{1,9}$/.test(sent)) throw new GraphError(400, 'BadRequest', `Invalid value '${sent}' for $top query option found. The $top query option requires a non-negative integer value.`);
  const top = Number(sent);
  if (top < 1 || top > MAX_PAGE) throw new GraphError(400, 'Request_UnsupportedQuery', `Invalid page size specified: '${sent}'. Must be between 1 and ${MAX_PAGE} inclusive.`);
  return top;
}

export interface Pageable<T> {
  /** New items come to its end. */
  readonly all: readonly T[];
  readonly fits: (item: T) => boolean;
  readonly idOf: (item: T) => string;
  /** Goes into the page token, so that one tenant's token is worth nothing in another. */
  readonly tenantId: string;
}

export interface Slice<T> {
  readonly items: readonly T[];
  readonly nextLink: string | null;
}

/**
 * One page and the way to the next. It walks no further than to the first item of the next page, and a token says behind
 * which item to go on, not how many to skip: what comes or goes between two pages moves nobody over the edge.
 */
export function sliceOf<T>(call: Call, { all, fits, idOf, tenantId }: Pageable<T>): Slice<T> {
  const top = topOf(call);
  const sent = optionOf(call, '$skiptoken');
  const items: T[] = [];
  let last = -1;
  for (let at = sent === null ? 0 : placeOf(tokenIn(sent, call, tenantId), all, idOf); at < all.length; at += 1) {
    const item = all[at];
    if (item === undefined || !fits(item)) continue;
    if (items.length === top) return { items, nextLink: linkTo(call, tenantId, { at: last + 1, last: idAt(all, last, idOf), next: idOf(item) }) };
    items.push(item);
    last = at;
  }
  return { items, nextLink: null };
}

/** Behind the last item shown; should that be gone, at the first one not shown. */
interface Place {
  readonly at: number;
  readonly last: string;
  readonly next: string;
}

const idAt = <T>(all: readonly T[], at: number, idOf: (item: T) => string): string => {
  const item = all[at];
  return item === undefined ? '' : idOf(item);
};

function placeOf<T>({ at, last, next }: Place, all: readonly T[], idOf: (item: T) => string): number {
  const after = near(at - 1, last, all, idOf);
  if (after !== null) return after + 1;
  const before = near(at, next, all, idOf);
  if (before !== null) return before;
  throw new GraphError(400, 'Directory_ExpiredPageToken', 'The specified page token value has expired and can no longer be included in your request.');
}

/** Where an item is by now, looked for from where it was. */
function near<T>(was: number, id: string, all: readonly T[], idOf: (item: T) => string): number | null {
  for (let far = 0; far <= all.length; far += 1) {
    for (const at of far === 0 ? [was] : [was - far, was + far]) if (at >= 0 && at < all.length && idAt(all, at, idOf) === id) return at;
  }
  return null;
}

/** The token is bound to the tenant, the path and all other options. It is no secret: who made one up would page through what they may read anyway. */
function sealOf(call: Call, tenantId: string, payload: string): string {
  const others = [...call.query].filter(([name]) => name.toLowerCase() !== '$skiptoken').map((pair) => pair.join('=')).toSorted();
  return createHash('sha256').update([tenantId, call.path.toLowerCase(), ...others, payload].join('\n')).digest('base64url').slice(0, 22);
}

function linkTo(call: Call, tenantId: string, place: Place): string {
  const payload = Buffer.from(JSON.stringify([place.at, place.last, place.next])).toString('base64url');
  const next = new URLSearchParams(call.query);
  for (const name of [...next.keys()]) if (name.toLowerCase() === '$skiptoken') next.delete(name);
  next.set('$skiptoken', `${payload}.${sealOf(call, tenantId, payload)}`);
  return `${call.origin}${call.path}?${next.toString().replaceAll('%24', '$')}`;
}

function tokenIn(sent: string, call: Call, tenantId: string): Place {
  const [payload = '', seal = ''] = sent.split('.');
  if (seal !== sealOf(call, tenantId, payload)) throw new GraphError(400, 'Request_BadRequest', 'The specified page token is invalid.');
  const [at, last, next] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [number, string, string];
  return { at, last, next };
}
