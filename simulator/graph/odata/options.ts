import { headerOf, type Call } from '../../http.ts';
import { badRequest, GraphError } from '../error.ts';

/** Query options that an operation may list as understood. */
export type QueryOption = '$select' | '$filter' | '$top' | '$count' | '$skiptoken' | '$expand' | '$orderby' | '$search';

/** The other options of OData: real, and refused one by one. */
const SYSTEM = ['$select', '$filter', '$top', '$count', '$skiptoken', '$expand', '$orderby', '$search', '$skip', '$format', '$apply', '$compute', '$deltatoken'];

/**
 * Options are refused as Graph refuses them, those that only we lack aloud: an option that is silently dropped makes a
 * program look right that is not. Names match in either case, as the documentation writes `$orderBy` too.
 */
export function refuseUnknownOptions({ query }: Pick<Call, 'query'>, understood: readonly QueryOption[]): void {
  const seen = new Set<string>();
  for (const sent of query.keys()) {
    const name = sent.toLowerCase();
    if (seen.has(name)) throw new GraphError(400, 'BadRequest', `Query option '${sent}' was specified more than once, but it must be specified at most once.`);
    seen.add(name);
    if ((understood as readonly string[]).includes(name)) continue;
    // The directory pages by `$skiptoken` alone (text from public logs).
    if (name === '$skip' && understood.includes('$skiptoken')) throw badRequest("'$skip' is not supported by the service.");
    if (name.startsWith('$') && !SYSTEM.includes(name)) throw new GraphError(400, 'BadRequest', `The query parameter '${sent}' is not supported.`);
    throw new GraphError(400, 'BadRequest', `The query option '${sent}' is not imitated here. (Simulator, see /_sim/fidelity.)`);
  }
  truthOf({ query }, '$count');
}

/** An option's value, whatever the case of its name; null when it was not sent. */
export function optionOf({ query }: Pick<Call, 'query'>, name: QueryOption): string | null {
  const plain = query.get(name);
  if (plain !== null) return plain;
  for (const [sent, value] of query) if (sent.toLowerCase() === name) return value;
  return null;
}

function truthOf(call: Pick<Call, 'query'>, name: '$count'): boolean {
  const sent = optionOf(call, name);
  if (sent !== null && sent !== 'true' && sent !== 'false') throw new GraphError(400, 'BadRequest', `Invalid value '${sent}' for ${name} query option found. Valid values are 'true' or 'false'.`);
  return sent === 'true';
}

/** `ConsistencyLevel: eventual`, which alone is enough for `$search` and for `$count` in the path. */
export const isEventual = (call: Pick<Call, 'headers'>): boolean => headerOf(call, 'consistencylevel')?.toLowerCase() === 'eventual';

/** Advanced queries want the header and `$count=true` (Graph, concepts/aad-advanced-queries). */
export const isAdvanced = (call: Pick<Call, 'headers' | 'query'>): boolean => isEventual(call) && truthOf(call, '$count');

export function demandAdvanced(call: Pick<Call, 'headers' | 'query'>): void {
  if (!isAdvanced(call)) throw new GraphError(400, 'Request_UnsupportedQuery', 'The specified cast requires the header ConsistencyLevel with the value eventual, and $count=true.');
}
