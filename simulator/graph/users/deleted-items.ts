import type { DeletedPerson, Tenant } from '../../tenant/model.ts';
import { addPerson, personByName } from '../../tenant/people-index.ts';
import { userTarget } from '../../tenant/audit.ts';
import { audit } from '../audit.ts';
import { collection, shapeOf } from '../collection.ts';
import { badRequest, notFound } from '../error.ts';
import { graphInstant } from '../instant.ts';
import type { Entity } from '../odata/entity.ts';
import { optionOf } from '../odata/options.ts';
import { selection, shown } from '../odata/select.ts';
import { context, graphRoute, type GraphCall } from '../operation.ts';
import { readPeople, writePeople } from './read-access.ts';
import { USER } from './user-entity.ts';

/** Deleted people can be restored for so long (graph/api/directory-deleteditems-list). */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** As the user, with the day of the deletion; no filters, they are few. */
const DELETED: Entity<DeletedPerson> = {
  type: 'user',
  resource: 'User',
  idOf: ({ person }) => person.id,
  properties: {
    ...Object.fromEntries(Object.entries(USER.properties).map(([name, { read }]) => [name, { read: ({ person }: DeletedPerson) => read(person) }])),
    deletedDateTime: { read: ({ deletedAt }) => graphInstant(deletedAt) },
  },
  byDefault: [...USER.byDefault, 'deletedDateTime'],
  ...(USER.lacking !== undefined && { lacking: USER.lacking }),
};

const kept = ({ tenant, now }: GraphCall): readonly DeletedPerson[] => tenant.deletedPeople.filter(({ deletedAt }) => now < deletedAt + KEPT_MS);

function deletedOfPath(graph: GraphCall): DeletedPerson {
  const id = graph.call.params['id'] ?? '';
  const found = kept(graph).find(({ person }) => person.id === id.toLowerCase());
  if (found === undefined) throw notFound(id);
  return found;
}

const access = { ...readPeople, fidelity: { mark: 'documented', source: 'graph/api/directory-deleteditems-list', note: 'Deleted people alone; thirty days on the tenant\'s clock.' } } as const;

const list = graphRoute({
  method: 'GET',
  path: '/directory/deletedItems/microsoft.graph.user',
  name: 'deleted-users-list',
  ...access,
  options: ['$select', '$top', '$skiptoken', '$count'],
  handle(graph) {
    const wanted = selection(optionOf(graph.call, '$select'), DELETED);
    return collection(graph, shapeOf('users', wanted), { entity: DELETED, all: kept(graph), tenantId: graph.tenant.id }, (deleted) => shown(deleted, DELETED, wanted));
  },
});

const get = graphRoute({
  method: 'GET',
  path: '/directory/deletedItems/{id}',
  name: 'deleted-item-get',
  ...access,
  options: ['$select'],
  handle(graph) {
    const wanted = selection(optionOf(graph.call, '$select'), DELETED);
    return { status: 200, json: { '@odata.context': context(graph.call, 'directoryObjects/$entity'), '@odata.type': '#microsoft.graph.user', ...shown(deletedOfPath(graph), DELETED, wanted) } };
  },
});

const restore = graphRoute({
  method: 'POST',
  path: '/directory/deletedItems/{id}/restore',
  name: 'deleted-item-restore',
  fidelity: { mark: 'documented', source: 'graph/api/directory-deleteditems-restore', note: 'Error of a name taken meanwhile: assumed.' },
  ...writePeople,
  permissions: ['User.DeleteRestore.All', ...writePeople.permissions],
  handle(graph) {
    const { tenant } = graph;
    const deleted = deletedOfPath(graph);
    if (personByName(tenant.people, deleted.person.userPrincipalName) !== undefined) throw badRequest('Another object with the same value for property userPrincipalName already exists.');
    forget(tenant, deleted);
    addPerson(tenant.people, deleted.person);
    audit(graph, { activity: 'Restore user', targets: [userTarget(deleted.person)] });
    return { status: 200, json: { '@odata.context': context(graph.call, 'directoryObjects/$entity'), '@odata.type': '#microsoft.graph.user', ...shown(deleted.person, USER, null) } };
  },
});

const remove = graphRoute({
  method: 'DELETE',
  path: '/directory/deletedItems/{id}',
  name: 'deleted-item-delete',
  fidelity: { mark: 'documented', source: 'graph/api/directory-deleteditems-delete' },
  ...writePeople,
  permissions: ['User.DeleteRestore.All', ...writePeople.permissions],
  handle(graph) {
    const deleted = deletedOfPath(graph);
    forget(graph.tenant, deleted);
    audit(graph, { activity: 'Hard Delete user', targets: [userTarget(deleted.person)] });
    return { status: 204 };
  },
});

function forget({ deletedPeople }: Pick<Tenant, 'deletedPeople'>, deleted: DeletedPerson): void {
  const at = deletedPeople.indexOf(deleted);
  if (at >= 0) deletedPeople.splice(at, 1);
}

export const deletedItemRoutes = [list, get, restore, remove];
