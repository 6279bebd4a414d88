import type { Call } from '../../http.ts';
import { badRequest, GraphError } from '../error.ts';
import type { Entity } from './entity.ts';
import { judgeFilter } from './judge-filter.ts';
import { narrowed, type Lookup } from './indexed.ts';
import { matcher } from './match-filter.ts';
import { isAdvanced, isEventual, optionOf } from './options.ts';
import { orderOf, sorted, type Order } from './order-by.ts';
import { sliceOf } from './page.ts';
import { parseFilter } from './parse-filter.ts';
import { searcher } from './search.ts';

export interface Source<T> {
  readonly entity: Entity<T>;
  /** New items come to its end. */
  readonly all: readonly T[];
  readonly tenantId: string;
  /** Leaves out what only seems to be there. */
  readonly holds?: (item: T) => boolean;
  /** Properties by which items are found without a walk. */
  readonly lookups?: Readonly<Record<string, Lookup<T>>>;
  /** Where the order is at hand; sorted anew for each page otherwise. */
  readonly sortedBy?: (order: Order) => readonly T[];
}

export interface Listing<T> {
  readonly items: readonly T[];
  /** Stand in the answer before `value`. */
  readonly links: { readonly '@odata.count'?: number; readonly '@odata.nextLink'?: string };
}

/** One page of a collection as `$filter`, `$search`, `$orderby`, `$top`, `$skiptoken` and `$count` ask for it. */
export function listing<T>(call: Call, source: Source<T>): Listing<T> {
  const { all, fits } = wanted(call, source, isAdvanced(call));
  // Without the header `$count=true` is dropped in silence (concepts/aad-advanced-queries).
  const counted = isAdvanced(call) ? { '@odata.count': fits === null ? all.length : count(all, fits) } : {};
  const { items, nextLink } = sliceOf(call, { all, fits: fits ?? (() => true), idOf: source.entity.idOf, tenantId: source.tenantId });
  return { items, links: { ...counted, ...(nextLink !== null && { '@odata.nextLink': nextLink }) } };
}

/** What `/$count` behind a collection answers. Without the header: Graph's refusal (concepts/aad-advanced-queries). */
export function counted<T>(call: Call, source: Source<T>): number {
  if (!isEventual(call)) throw badRequest('$count is not currently supported.');
  const { all, fits } = wanted(call, source, true);
  return fits === null ? all.length : count(all, fits);
}

interface Wanted<T> {
  readonly all: readonly T[];
  readonly fits: ((item: T) => boolean) | null;
}

function wanted<T>(call: Call, source: Source<T>, advanced: boolean): Wanted<T> {
  const { entity } = source;
  const search = optionOf(call, '$search');
  const filter = optionOf(call, '$filter');
  const order = orderOf(optionOf(call, '$orderby'), entity, { advanced, alone: filter === null && search === null });
  if (search !== null && !isEventual(call)) throw new GraphError(400, 'Request_UnsupportedQuery', "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'");
  const found = search === null ? null : searcher(search, entity);
  const filtered = filter === null ? null : filteredBy(filter, source, advanced);
  const all = order === null ? (filtered?.all ?? source.all) : inOrder(order, source, filtered?.all ?? null);
  const tests = [source.holds, filtered?.fits, found].filter((test) => test !== null && test !== undefined);
  return { all, fits: tests.length === 0 ? null : (item) => tests.every((test) => test(item)) };
}

function filteredBy<T>(filter: string, { entity, all, lookups = {} }: Source<T>, advanced: boolean): Required<Wanted<T>> {
  const tree = parseFilter(filter);
  judgeFilter(tree, entity, advanced);
  return { all: narrowed(tree, lookups) ?? all, fits: matcher(tree, entity) };
}

/** Few candidates are sorted at once; for all there may be an order at hand. */
function inOrder<T>(order: Order, { entity, all, sortedBy }: Source<T>, candidates: readonly T[] | null): readonly T[] {
  if (candidates !== null && candidates !== all) return sorted(candidates, order, entity);
  return sortedBy === undefined ? sorted(all, order, entity) : sortedBy(order);
}

function count<T>(all: readonly T[], fits: (item: T) => boolean): number {
  let found = 0;
  for (const item of all) if (fits(item)) found += 1;
  return found;
}
