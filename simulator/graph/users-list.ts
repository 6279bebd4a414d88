import { equalsFilter, paged } from './odata.ts';
import { context, graphRoute } from './operation.ts';
import { READ_USER, userJson, userSelect } from './user-properties.ts';

export const usersList = graphRoute({
  method: 'GET',
  path: '/users',
  name: 'users-list',
  fidelity: { mark: 'documented', source: 'graph/api/user-list', note: "Filters: userPrincipalName eq and employeeId eq alone. Letters of a user principal name match in either case." },
  service: 'directory',
  permissions: READ_USER,
  options: ['$select', '$filter', '$top', '$skiptoken', '$count'],
  handle(graph) {
    const { call, tenant } = graph;
    const filter = equalsFilter(call, ['userPrincipalName', 'employeeId']);
    const wanted = userSelect(graph);
    const found = tenant.people.filter((person) => {
      if (filter === null) return true;
      if (filter.property === 'employeeId') return person.employeeId === filter.value;
      return person.userPrincipalName.toLowerCase() === filter.value.toLowerCase();
    });
    const { items, links } = paged(call, found);
    const shape = wanted === null ? 'users' : `users(${wanted.join(',')})`;
    return { status: 200, json: { '@odata.context': context(call, shape), ...links, value: items.map((person) => userJson(person, wanted)) } };
  },
});
