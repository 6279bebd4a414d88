import { directoryRolesOf, groupsOf } from '../../tenant/groups-and-roles.ts';
import { groupsWith } from '../../tenant/membership-index.ts';
import type { Person, Tenant } from '../../tenant/model.ts';
import type { Route } from '../../http.ts';
import { DIRECTORY_OBJECT, objectJson, selectionOfAny, type DirectoryObject } from '../directory-object.ts';
import { collection, countAnswer, shapeOf } from '../collection.ts';
import { GROUP } from '../groups/group-entity.ts';
import type { Entity } from '../odata/entity.ts';
import { demandAdvanced, optionOf, type QueryOption } from '../odata/options.ts';
import { selection } from '../odata/select.ts';
import { graphRoutesWithMe, personOfPath, type GraphCall } from '../operation.ts';
import { directoryRole, DIRECTORY_ROLE, type DirectoryRole } from '../roles/role-entity.ts';

/** Asking what somebody is a member of (microsoft-graph-devx-content, permissions.json). */
const READ = ['User.Read.All', 'GroupMember.Read.All', 'User.ReadWrite.All', 'Group.Read.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
const access = { service: 'directory', permissions: READ, delegated: { self: ['User.Read', ...READ], others: READ, role: 'anybody' }, cost: 2 } as const;

const PAGE: readonly QueryOption[] = ['$select', '$top', '$skiptoken', '$count'];
const CAST: readonly QueryOption[] = [...PAGE, '$filter', '$search', '$orderby'];

type Way = 'memberOf' | 'transitiveMemberOf';

const groups = (way: Way, tenant: Tenant, person: Person) => (way === 'memberOf' ? groupsWith(tenant.groups, person.id) : groupsOf(tenant, person.id));

function roles(way: Way, tenant: Tenant, person: Person): readonly DirectoryRole[] {
  const held = directoryRolesOf(way === 'memberOf' ? { ...tenant, groups: [] } : tenant, person.id);
  return held.map((role) => directoryRole(tenant, role));
}

const everything = (way: Way, { tenant }: GraphCall, person: Person): readonly DirectoryObject[] => [
  ...groups(way, tenant, person).map((of) => ({ kind: 'group', of }) as const),
  ...roles(way, tenant, person).map((of) => ({ kind: 'directoryRole', of }) as const),
];

const fidelity = (way: Way, note: string) => ({ mark: 'documented', source: `graph/api/user-list-${way.toLowerCase()}; graph/concepts/aad-advanced-queries`, note }) as const;
const NO_UNITS = 'Nobody is a member of an administrative unit here.';

function ways(way: Way): readonly Route[] {
  const path = `/users/{id}/${way}`;
  const mixed = (graph: GraphCall) => ({ entity: DIRECTORY_OBJECT, all: everything(way, graph, personOfPath(graph)), tenantId: graph.tenant.id });
  return [
    ...graphRoutesWithMe({
      method: 'GET', path, name: `user-${way}`, fidelity: fidelity(way, NO_UNITS), ...access, options: PAGE,
      handle(graph) {
        const wanted = selectionOfAny(optionOf(graph.call, '$select'));
        return collection(graph, shapeOf('directoryObjects', wanted), mixed(graph), (object) => objectJson(graph, object, wanted));
      },
    }),
    ...graphRoutesWithMe({ method: 'GET', path: `${path}/$count`, name: `user-${way}-count`, fidelity: fidelity(way, NO_UNITS), ...access, handle: (graph) => countAnswer(graph, mixed(graph)) }),
    ...cast(way, GROUP, 'groups', (graph, person) => groups(way, graph.tenant, person), (of) => ({ kind: 'group', of })),
    ...cast(way, DIRECTORY_ROLE, 'directoryRoles', (graph, person) => roles(way, graph.tenant, person), (of) => ({ kind: 'directoryRole', of })),
    ...cast(way, { ...DIRECTORY_ROLE, type: 'administrativeUnit', resource: 'AdministrativeUnit' }, 'administrativeUnits', () => [], (of) => ({ kind: 'directoryRole', of })),
  ];
}

/** One kind alone: an advanced query, refused without header and count. */
function cast<T>(way: Way, entity: Entity<T>, set: string, itemsOf: (graph: GraphCall, person: Person) => readonly T[], as: (item: T) => DirectoryObject): readonly Route[] {
  const path = `/users/{id}/${way}/microsoft.graph.${entity.type}`;
  const name = `user-${way}-${entity.type}`;
  const sourceOf = (graph: GraphCall) => ({ entity, all: itemsOf(graph, personOfPath(graph)), tenantId: graph.tenant.id });
  return [
    ...graphRoutesWithMe({
      method: 'GET', path, name, fidelity: fidelity(way, `Error body of a cast without ConsistencyLevel: assumed. ${NO_UNITS}`), ...access, options: CAST,
      handle(graph) {
        demandAdvanced(graph.call);
        const wanted = selection(optionOf(graph.call, '$select'), entity);
        return collection(graph, shapeOf(set, wanted), sourceOf(graph), (item) => ({ ...objectJson(graph, as(item), wanted), '@odata.type': undefined }));
      },
    }),
    ...graphRoutesWithMe({ method: 'GET', path: `${path}/$count`, name: `${name}-count`, fidelity: fidelity(way, NO_UNITS), ...access, options: ['$filter', '$search'], handle: (graph) => countAnswer(graph, sourceOf(graph)) }),
  ];
}

export const memberOfRoutes = [...ways('memberOf'), ...ways('transitiveMemberOf')];
