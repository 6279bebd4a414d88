import { collection, countAnswer, shapeOf } from '../collection.ts';
import { graphRoute } from '../operation.ts';
import { expandedManager, managerExpansion } from './expand-manager.ts';
import { readBasic, selectedOfUser, userJson } from './read-access.ts';
import { everybody } from './user-source.ts';

const usersList = graphRoute({
  method: 'GET',
  path: '/users',
  name: 'users-list',
  fidelity: {
    mark: 'documented',
    source: 'graph/api/user-list; graph/concepts/aad-advanced-queries; graph/concepts/search-query-parameter',
    note: 'Filters on identities and on licences are not imitated. Order without $orderby: as people came. With User.ReadBasic.All alone the other default properties come empty: assumed.',
  },
  ...readBasic,
  options: ['$select', '$filter', '$search', '$orderby', '$expand', '$top', '$skiptoken', '$count'],
  cost: 2,
  handle(graph) {
    const wanted = selectedOfUser(graph);
    const expanded = managerExpansion(graph);
    return collection(graph, shapeOf('users', wanted, expanded), everybody(graph.tenant), (person) => ({ ...userJson(graph, person, wanted), ...expandedManager(graph, person, expanded) }));
  },
});

const usersCount = graphRoute({
  method: 'GET',
  path: '/users/$count',
  name: 'users-count',
  fidelity: { mark: 'documented', source: 'graph/api/user-list; graph/concepts/aad-advanced-queries' },
  ...readBasic,
  options: ['$filter', '$search'],
  handle: (graph) => countAnswer(graph, everybody(graph.tenant)),
});

export const userListRoutes = [usersList, usersCount];
