import { shapeOf } from '../collection.ts';
import { context, graphRoutesWithMe, personOfPath } from '../operation.ts';
import { expandedManager, managerExpansion } from './expand-manager.ts';
import { readBasic, selectedOfUser, userJson } from './read-access.ts';

export const userGetRoutes = graphRoutesWithMe({
  method: 'GET',
  path: '/users/{id}',
  name: 'user-get',
  fidelity: { mark: 'documented', source: 'graph/api/user-get; graph/api/user-list-manager', note: 'Properties that are not imitated are refused by name.' },
  ...readBasic,
  // The documentation of $expand=manager sends $count=true with one person, where there is nothing to count.
  options: ['$select', '$expand', '$count'],
  handle(graph) {
    const person = personOfPath(graph);
    const wanted = selectedOfUser(graph);
    const expanded = managerExpansion(graph);
    const json = { '@odata.context': context(graph.call, `${shapeOf('users', wanted, expanded)}/$entity`), ...userJson(graph, person, wanted), ...expandedManager(graph, person, expanded) };
    return { status: 200, json };
  },
});
