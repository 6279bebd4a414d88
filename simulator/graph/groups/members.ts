import type { Route } from '../../http.ts';
import { groupsOf } from '../../tenant/groups-and-roles.ts';
import { groupById, groupsWith } from '../../tenant/membership-index.ts';
import type { Group, Tenant } from '../../tenant/model.ts';
import { personById } from '../../tenant/people-index.ts';
import { collection, countAnswer, shapeOf } from '../collection.ts';
import { DIRECTORY_OBJECT, objectById, objectJson, selectionOfAny } from '../directory-object.ts';
import { through, type Entity } from '../odata/entity.ts';
import type { Source } from '../odata/listing.ts';
import { demandAdvanced, optionOf } from '../odata/options.ts';
import { selection, shown } from '../odata/select.ts';
import { graphRoute, type GraphCall } from '../operation.ts';
import { USER } from '../users/user-entity.ts';
import { GROUP } from './group-entity.ts';
import { groupOfPath, readGroups } from './read-access.ts';

/** Relations of a group: the ids on its other end, some of which may belong to nobody any more. */
const RELATIONS: Readonly<Record<string, (tenant: Tenant, group: Group) => readonly string[]>> = {
  members: (_, { memberIds }) => memberIds,
  transitiveMembers,
  owners: (_, { ownerIds }) => ownerIds,
  memberOf: ({ groups }, { id }) => groupsWith(groups, id).map((group) => group.id),
  transitiveMemberOf: (tenant, { id }) => groupsOf(tenant, id).map((group) => group.id),
};

/** Members, and members of members; a group of people alone needs no copy. */
function transitiveMembers({ groups }: Tenant, { memberIds }: Group): readonly string[] {
  if (!memberIds.some((id) => groupById(groups, id) !== undefined)) return memberIds;
  const found = new Set<string>();
  const look = (ids: readonly string[]): void => {
    for (const id of ids) {
      if (found.has(id)) continue;
      found.add(id);
      look(groupById(groups, id)?.memberIds ?? []);
    }
  };
  look(memberIds);
  return [...found];
}

function relation(name: string, idsOf: (tenant: Tenant, group: Group) => readonly string[]): readonly Route[] {
  const path = `/groups/{group}/${name}`;
  const fidelity = { mark: 'documented', source: `graph/api/group-list-${name.toLowerCase()}` } as const;
  const source = (graph: GraphCall): Source<string> => ({
    entity: through(DIRECTORY_OBJECT, (id) => objectById(graph.tenant, id), (id: string) => id),
    all: idsOf(graph.tenant, groupOfPath(graph)),
    holds: (id) => objectById(graph.tenant, id) !== undefined,
    tenantId: graph.tenant.id,
  });
  const list = graphRoute({
    method: 'GET', path, name: `group-${name}`, fidelity, ...readGroups, options: ['$select', '$top', '$skiptoken', '$count'],
    handle(graph) {
      const wanted = selectionOfAny(optionOf(graph.call, '$select'));
      return collection(graph, shapeOf('directoryObjects', wanted), source(graph), (id) => {
        const object = objectById(graph.tenant, id);
        return object === undefined ? {} : objectJson(graph, object, wanted);
      });
    },
  });
  const count = graphRoute({ method: 'GET', path: `${path}/$count`, name: `group-${name}-count`, fidelity, ...readGroups, handle: (graph) => countAnswer(graph, source(graph)) });
  return [list, count, ...cast(name, idsOf, USER, 'users', ({ people }, id) => personById(people, id)), ...cast(name, idsOf, GROUP, 'groups', ({ groups }, id) => groupById(groups, id))];
}

/** One kind of them alone: an advanced query. */
function cast<T>(name: string, idsOf: (tenant: Tenant, group: Group) => readonly string[], entity: Entity<T>, set: string, find: (tenant: Tenant, id: string) => T | undefined): readonly Route[] {
  const path = `/groups/{group}/${name}/microsoft.graph.${entity.type}`;
  const fidelity = { mark: 'documented', source: `graph/api/group-list-${name.toLowerCase()}; graph/concepts/aad-advanced-queries`, note: 'Error body of a cast without ConsistencyLevel: assumed.' } as const;
  const source = (graph: GraphCall): Source<string> => ({
    entity: through(entity, (id) => find(graph.tenant, id), (id: string) => id),
    all: idsOf(graph.tenant, groupOfPath(graph)),
    holds: (id) => find(graph.tenant, id) !== undefined,
    tenantId: graph.tenant.id,
  });
  const list = graphRoute({
    method: 'GET', path, name: `group-${name}-${entity.type}`, fidelity, ...readGroups, options: ['$select', '$filter', '$search', '$orderby', '$top', '$skiptoken', '$count'],
    handle(graph) {
      demandAdvanced(graph.call);
      const wanted = selection(optionOf(graph.call, '$select'), entity);
      const listed = source(graph);
      return collection(graph, shapeOf(set, wanted), listed, (id) => shown(id, listed.entity, wanted));
    },
  });
  const count = graphRoute({ method: 'GET', path: `${path}/$count`, name: `group-${name}-${entity.type}-count`, fidelity, ...readGroups, options: ['$filter', '$search'], handle: (graph) => countAnswer(graph, source(graph)) });
  return [list, count];
}

export const groupRelationRoutes = Object.entries(RELATIONS).flatMap(([name, idsOf]) => relation(name, idsOf));
