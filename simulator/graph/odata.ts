import { headerOf, type Call } from '../http.ts';
import { badRequest, GraphError } from './error.ts';

/** Query options that an operation may list as understood. */
export type QueryOption = '$select' | '$filter' | '$top' | '$count' | '$skiptoken' | '$expand' | '$orderby';

/** What is not imitated is refused aloud: an option that is silently dropped makes a program look right that is not. */
export function refuseUnknownOptions(call: Call, understood: readonly QueryOption[]): void {
  for (const name of new Set(call.query.keys())) {
    if (!(understood as readonly string[]).includes(name)) throw new GraphError(400, 'BadRequest', `The query option '${name}' is not imitated here. (Simulator, see /_sim/fidelity.)`);
    if (call.query.getAll(name).length > 1) throw new GraphError(400, 'BadRequest', `Query option '${name}' was specified more than once, but it must be specified at most once.`);
  }
}

/** `$select` as a list; null when it was not sent. */
export function selected(call: Call, known: Iterable<string>, type: string): readonly string[] | null {
  const sent = call.query.get('$select');
  if (sent === null) return null;
  const names = sent.split(',').map((name) => name.trim());
  const all = new Set(known);
  for (const name of names) if (!all.has(name)) throw new GraphError(400, 'BadRequest', `Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`);
  return [...new Set(names)];
}

/** The only filter imitated: `property eq 'text'`, in which a quote is written twice (OData ABNF, SQUOTE-in-string). */
export function equalsFilter(call: Call, properties: readonly string[]): { readonly property: string; readonly value: string } | null {
  const sent = call.query.get('$filter');
  if (sent === null) return null;
  const found = /^(\w+) eq '((?:[^']|'')*)'$/.exec(sent.trim());
  if (found === null) throw badRequest("Invalid filter clause. (Simulator: only property eq 'value' is imitated.)");
  const [, property = '', value = ''] = found;
  if (!properties.includes(property)) throw badRequest(`Unsupported property '${property}' in the filter. (Simulator: only ${properties.join(', ')}.)`);
  return { property, value: value.replaceAll("''", "'") };
}

/** Advanced queries want the header `ConsistencyLevel: eventual` and `$count=true` (Graph, "Advanced query capabilities"). */
export const isAdvanced = (call: Call): boolean => headerOf(call, 'consistencylevel')?.toLowerCase() === 'eventual' && call.query.get('$count') === 'true';

export function demandAdvanced(call: Call): void {
  if (!isAdvanced(call)) throw new GraphError(400, 'Request_UnsupportedQuery', 'The specified cast requires the header ConsistencyLevel with the value eventual, and $count=true.');
}

const DEFAULT_PAGE = 100;
const MAX_PAGE = 999;

export interface Page<T> {
  readonly items: readonly T[];
  readonly links: { readonly '@odata.count'?: number; readonly '@odata.nextLink'?: string };
}

/** One page, its count when asked for, and the way to the next. */
export function paged<T>(call: Call, all: readonly T[]): Page<T> {
  const top = Number(call.query.get('$top') ?? DEFAULT_PAGE);
  if (!Number.isInteger(top) || top < 1 || top > MAX_PAGE) throw badRequest(`Invalid page size specified: '${call.query.get('$top') ?? ''}'. Must be between 1 and ${MAX_PAGE} inclusive.`);
  const token = call.query.get('$skiptoken');
  const from = token === null ? 0 : Number(token);
  if (!Number.isInteger(from) || from < 0) throw badRequest('The skiptoken is invalid.');
  const counted = isAdvanced(call) ? { '@odata.count': all.length } : {};
  if (from + top >= all.length) return { items: all.slice(from), links: counted };
  const next = new URLSearchParams(call.query);
  next.set('$skiptoken', String(from + top));
  return { items: all.slice(from, from + top), links: { ...counted, '@odata.nextLink': `${call.origin}${call.path}?${next.toString()}` } };
}

/** As Graph writes an instant: UTC, without trailing zeros in the fraction. */
export function graphInstant(ms: number): string {
  return new Date(ms).toISOString().replace(/\.?0+Z$/, 'Z');
}
