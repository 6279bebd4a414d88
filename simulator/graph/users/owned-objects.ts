import { collection, shapeOf } from '../collection.ts';
import { DIRECTORY_OBJECT, objectJson, selectionOfAny, type DirectoryObject } from '../directory-object.ts';
import { optionOf } from '../odata/options.ts';
import { graphRoutesWithMe, personOfPath } from '../operation.ts';
import { readPeople } from './read-access.ts';

/** Applications and groups that somebody owns. Who owns an app can give it a new secret and act as it. */
export const ownedObjectRoutes = graphRoutesWithMe({
  method: 'GET',
  path: '/users/{id}/ownedObjects',
  name: 'user-owned-objects',
  fidelity: { mark: 'documented', source: 'graph/api/user-list-ownedobjects', note: 'Applications and groups; not the service principals of the apps.' },
  ...readPeople,
  options: ['$select', '$top', '$skiptoken', '$count'],
  handle(graph) {
    const { tenant } = graph;
    const person = personOfPath(graph);
    const wanted = selectionOfAny(optionOf(graph.call, '$select'));
    const all: readonly DirectoryObject[] = [
      ...tenant.apps.filter((app) => app.ownerIds.includes(person.id)).map((of) => ({ kind: 'application', of }) as const),
      ...tenant.groups.filter((group) => group.ownerIds.includes(person.id)).map((of) => ({ kind: 'group', of }) as const),
    ];
    return collection(graph, shapeOf('directoryObjects', wanted), { entity: DIRECTORY_OBJECT, all, tenantId: tenant.id }, (object) => objectJson(graph, object, wanted));
  },
});
