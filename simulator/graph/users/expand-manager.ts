import type { Person } from '../../tenant/model.ts';
import { managerOf } from '../../tenant/people.ts';
import { contactJson } from '../contact-json.ts';
import { GraphError } from '../error.ts';
import { expansionsOf, type Expansion } from '../odata/expand.ts';
import { optionOf } from '../odata/options.ts';
import { shown } from '../odata/select.ts';
import type { GraphCall } from '../operation.ts';
import { seesBasicOnly, selectedOfUser } from './read-access.ts';
import { USER } from './user-entity.ts';

/** `$expand=manager` with `$levels` and `$select` (graph/api/user-list-manager). */
export function managerExpansion(graph: GraphCall): readonly Expansion[] {
  const expanded = expansionsOf(optionOf(graph.call, '$expand'), { type: 'user', known: ['manager'] });
  // Whom people report to takes User.Read.All (graph/api/user-list-manager).
  if (expanded.length > 0 && seesBasicOnly(graph)) throw new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
  for (const { select, levels } of expanded) {
    selectedOfUser(graph, select);
    if (select !== null && levels === null && graph.tenant.settings.assumed.expandSelectWithoutLevels === 'refuse') {
      throw new GraphError(400, 'Request_UnsupportedQuery', 'The $levels option is required to select properties of an expanded manager.');
    }
  }
  return expanded;
}

/** The chain of managers within a person; who has none lacks the property (graph/api/user-list-manager, example 2). */
export function expandedManager(graph: GraphCall, person: Person, [expansion]: readonly Expansion[]): { readonly manager?: object } {
  if (expansion === undefined) return {};
  const wanted = selectedOfUser(graph, expansion.select);
  const chain = chainOf(graph, person, expansion.levels ?? 1);
  const nested = chain.reduceRight<object | null>((above, link) => ({ ...show(link, wanted), ...(above !== null && { manager: above }) }), null);
  return nested === null ? {} : { manager: nested };
}

type Manager = Exclude<ReturnType<typeof managerOf>, 'none'>;

/** Who manages themselves, or whose managers run in a circle, ends the chain at the first who is in it already. */
function chainOf({ tenant }: GraphCall, person: Person, levels: number | 'max'): readonly Manager[] {
  const chain: Manager[] = [];
  const seen = new Set([person.id]);
  for (let at: Person | null = person; at !== null && (levels === 'max' || chain.length < levels); ) {
    const manager = managerOf(tenant, at);
    if (manager === 'none') break;
    chain.push(manager);
    at = 'person' in manager && !seen.has(manager.person.id) ? manager.person : null;
    if (at !== null) seen.add(at.id);
  }
  return chain;
}

const show = (manager: Manager, wanted: readonly string[] | null): object =>
  ('person' in manager ? { '@odata.type': '#microsoft.graph.user', ...shown(manager.person, USER, wanted) } : contactJson(manager.contact, wanted));
