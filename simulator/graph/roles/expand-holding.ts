import { roleByTemplate } from '../../tenant/groups-and-roles.ts';
import type { RoleAssignment } from '../../tenant/model.ts';
import { objectById, objectJson, selectionOfAny } from '../directory-object.ts';
import { GraphError } from '../error.ts';
import { expansionsOf, type Expansion } from '../odata/expand.ts';
import { optionOf } from '../odata/options.ts';
import { selection, shown } from '../odata/select.ts';
import type { GraphCall } from '../operation.ts';
import { ROLE_DEFINITION } from './role-definitions.ts';

const KNOWN = ['principal', 'roleDefinition'];

/** `$expand` of who holds a role and of which; role assignments take one of them, schedules both (public logs). */
export function holdingExpansions({ call }: GraphCall, type: string, several: boolean): readonly Expansion[] {
  const expanded = expansionsOf(optionOf(call, '$expand'), { type, known: KNOWN, ...(several && { several }) });
  for (const { property, select, levels } of expanded) {
    if (levels !== null) throw new GraphError(400, 'BadRequest', `Parsing OData Select and Expand failed: $levels is not for '${property}'.`);
    if (property === 'principal') selectionOfAny(select);
    else selection(select, ROLE_DEFINITION);
  }
  return expanded;
}

/** What was asked for, beside the ids. Nobody stands where the principal is gone. */
export function expandedHolding(graph: GraphCall, { principalId, roleDefinitionId }: RoleAssignment, expanded: readonly Expansion[]): object {
  return Object.fromEntries(expanded.map(({ property, select }) => [property, property === 'principal' ? principal(graph, principalId, select) : definition(roleDefinitionId, select)]));
}

function principal(graph: GraphCall, id: string, select: string | null): object | null {
  const object = objectById(graph.tenant, id);
  return object === undefined ? null : objectJson(graph, object, selectionOfAny(select));
}

function definition(id: string, select: string | null): object | null {
  const role = roleByTemplate(id);
  return role === undefined ? null : shown(role, ROLE_DEFINITION, selection(select, ROLE_DEFINITION));
}
