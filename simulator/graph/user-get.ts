import { context, graphRoute, personOfPath } from './operation.ts';
import { READ_USER, userJson, userSelect } from './user-properties.ts';

export const userGet = graphRoute({
  method: 'GET',
  path: '/users/{id}',
  name: 'user-get',
  fidelity: { mark: 'documented', source: 'graph/api/user-get', note: 'Of the properties only those of the seed are known; any other is refused.' },
  service: 'directory',
  permissions: READ_USER,
  options: ['$select'],
  handle(graph) {
    const person = personOfPath(graph);
    const wanted = userSelect(graph);
    const shape = wanted === null ? 'users/$entity' : `users(${wanted.join(',')})/$entity`;
    return { status: 200, json: { '@odata.context': context(graph.call, shape), ...userJson(person, wanted) } };
  },
});
