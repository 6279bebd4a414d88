import { managerOf } from '../tenant/people.ts';
import { notFound } from './error.ts';
import { context, graphRoute, personOfPath } from './operation.ts';
import { userJson, userSelect } from './user-properties.ts';

export const userManager = graphRoute({
  method: 'GET',
  path: '/users/{id}/manager',
  name: 'user-manager',
  fidelity: { mark: 'observed', source: 'graph/api/user-list-manager; public logs (the 404)', note: 'A manager may be a contact (orgContact); $expand is not imitated.' },
  service: 'directory',
  permissions: ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
  options: ['$select'],
  handle(graph) {
    const manager = managerOf(graph.tenant, personOfPath(graph));
    if (manager === 'none') throw notFound('manager');
    const head = { '@odata.context': context(graph.call, 'directoryObjects/$entity') };
    if ('contact' in manager) {
      const { id, displayName, mail } = manager.contact;
      return { status: 200, json: { ...head, '@odata.type': '#microsoft.graph.orgContact', id, displayName, mail } };
    }
    return { status: 200, json: { ...head, '@odata.type': '#microsoft.graph.user', ...userJson(manager.person, userSelect(graph)) } };
  },
});
