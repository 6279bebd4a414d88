import type { Route } from '../../http.ts';
import type { RoleAssignment } from '../../tenant/model.ts';
import { collection, shapeOf } from '../collection.ts';
import { notFound } from '../error.ts';
import type { Entity } from '../odata/entity.ts';
import { optionOf } from '../odata/options.ts';
import { selection, shown } from '../odata/select.ts';
import { context, graphRoute, type GraphCall, type GraphOperation } from '../operation.ts';
import { expandedHolding, holdingExpansions } from './expand-holding.ts';

/** One of the collections that say who holds which role. */
export interface Holdings<T extends RoleAssignment> {
  /** Below `/roleManagement/directory`. */
  readonly set: string;
  readonly note: string;
  readonly access: Pick<GraphOperation, 'permissions' | 'delegated'>;
  readonly entity: Entity<T>;
  readonly all: (graph: GraphCall) => readonly T[];
  /** Schedules can expand principal and role at once. */
  readonly several: boolean;
}

/** Listing and getting. Only holdings of exactly the principal are found by it: those through a group stand at the group. */
export function holdingRoutes<T extends RoleAssignment>({ set, note, access, entity, all, several }: Holdings<T>): readonly Route[] {
  const fragment = `roleManagement/directory/${set}`;
  const prepared = (graph: GraphCall) => ({ wanted: selection(optionOf(graph.call, '$select'), entity), expanded: holdingExpansions(graph, entity.type, several) });
  const list = graphRoute({
    method: 'GET', path: `/${fragment}`, name: `role-management-${set}`,
    fidelity: { mark: 'documented', source: `graph/api/rbacapplication-list-${set.toLowerCase()}; public logs`, note },
    service: 'directory', ...access, options: ['$select', '$filter', '$expand', '$top', '$skiptoken', '$count'],
    handle(graph) {
      const { wanted, expanded } = prepared(graph);
      return collection(graph, shapeOf(fragment, wanted, expanded), { entity, all: all(graph), tenantId: graph.tenant.id }, (item) => ({ ...shown(item, entity, wanted), ...expandedHolding(graph, item, expanded) }));
    },
  });
  const get = graphRoute({
    method: 'GET', path: `/${fragment}/{holding}`, name: `role-management-${set}-get`,
    fidelity: { mark: 'documented', source: `graph/api/${entity.type.toLowerCase()}-get`, note },
    service: 'directory', ...access, options: ['$select', '$expand'],
    handle(graph) {
      const id = graph.call.params['holding'] ?? '';
      const item = all(graph).find((each) => each.id === id);
      if (item === undefined) throw notFound(id);
      const { wanted, expanded } = prepared(graph);
      return { status: 200, json: { '@odata.context': context(graph.call, `${shapeOf(fragment, wanted, expanded)}/$entity`), ...shown(item, entity, wanted), ...expandedHolding(graph, item, expanded) } };
    },
  });
  return [list, get];
}
