import type { Person } from '../../tenant/model.ts';
import { changePerson } from '../../tenant/people-index.ts';
import { managerOf } from '../../tenant/people.ts';
import { change, userTarget } from '../../tenant/audit.ts';
import { audit } from '../audit.ts';
import { contactJson } from '../contact-json.ts';
import { notFound } from '../error.ts';
import { shown } from '../odata/select.ts';
import { context, graphRoute, graphRoutesWithMe, personOfPath, type GraphCall } from '../operation.ts';
import { referencedId } from '../reference.ts';
import { readPeople, selectedOfUser, writePeople } from './read-access.ts';
import { USER } from './user-entity.ts';

const managerGet = graphRoutesWithMe({
  method: 'GET',
  path: '/users/{id}/manager',
  name: 'user-manager',
  fidelity: { mark: 'observed', source: 'graph/api/user-list-manager; public logs', note: 'A manager may be a contact (orgContact).' },
  ...readPeople,
  options: ['$select'],
  handle(graph) {
    const manager = managerOf(graph.tenant, personOfPath(graph));
    if (manager === 'none') throw notFound('manager');
    const head = { '@odata.context': context(graph.call, 'directoryObjects/$entity') };
    const wanted = selectedOfUser(graph);
    if ('contact' in manager) return { status: 200, json: { ...head, ...contactJson(manager.contact, wanted) } };
    return { status: 200, json: { ...head, '@odata.type': '#microsoft.graph.user', ...shown(manager.person, USER, wanted) } };
  },
});

const managerPut = graphRoute({
  method: 'PUT',
  path: '/users/{id}/manager/$ref',
  name: 'user-manager-assign',
  fidelity: { mark: 'documented', source: 'graph/api/user-post-manager', note: 'Texts of the refusals are assumed.' },
  ...writePeople,
  handle(graph) {
    const person = personOfPath(graph);
    const id = referencedId(graph, ['users', 'directoryObjects', 'contacts']);
    if (managerOf(graph.tenant, { managerId: id }) === 'none') throw notFound(id);
    report(graph, person, id);
    return { status: 204 };
  },
});

const managerDelete = graphRoute({
  method: 'DELETE',
  path: '/users/{id}/manager/$ref',
  name: 'user-manager-remove',
  fidelity: { mark: 'documented', source: 'graph/api/user-delete-manager', note: 'Body of the 404 of somebody without manager: assumed.' },
  ...writePeople,
  handle(graph) {
    const person = personOfPath(graph);
    if (managerOf(graph.tenant, person) === 'none') throw notFound('manager');
    report(graph, person, null);
    return { status: 204 };
  },
});

function report(graph: GraphCall, person: Person, managerId: string | null): void {
  const before = person.managerId;
  changePerson(graph.tenant.people, person, { managerId });
  audit(graph, { activity: 'Set user manager', targets: [userTarget(person, [change('Manager', before, managerId)])] });
}

export const managerRoutes = [...managerGet, managerPut, managerDelete];
