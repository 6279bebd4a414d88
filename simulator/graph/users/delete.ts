import { removePerson } from '../../tenant/people-index.ts';
import { userTarget } from '../../tenant/audit.ts';
import { audit } from '../audit.ts';
import { graphRoute, personOfPath } from '../operation.ts';
import { writePeople } from './read-access.ts';
import { demandAbove } from './update.ts';

export const userDelete = graphRoute({
  method: 'DELETE',
  path: '/users/{id}',
  name: 'user-delete',
  fidelity: { mark: 'documented', source: 'graph/api/user-delete', note: 'Apps alone, not signed-in people.' },
  ...writePeople,
  permissions: ['User.DeleteRestore.All', ...writePeople.permissions],
  handle(graph) {
    const person = personOfPath(graph);
    demandAbove(graph, person);
    removePerson(graph.tenant.people, person);
    graph.tenant.deletedPeople.push({ person, deletedAt: graph.now });
    audit(graph, { activity: 'Delete user', targets: [userTarget(person)] });
    return { status: 204 };
  },
});
