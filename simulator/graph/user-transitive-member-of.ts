import { GROUP_PROPERTIES, groupItems, narrowed, READ_MEMBER_OF, ROLE_PROPERTIES, roleItems } from './member-of-items.ts';
import { demandAdvanced, paged, selected } from './odata.ts';
import { context, graphRoute, personOfPath, type GraphCall } from './operation.ts';

const SOURCE = 'graph/api/user-list-transitivememberof';

export const userTransitiveMemberOf = graphRoute({
  method: 'GET',
  path: '/users/{id}/transitiveMemberOf',
  name: 'user-transitive-member-of',
  fidelity: { mark: 'documented', source: SOURCE, note: 'Administrative units are left out.' },
  service: 'directory',
  permissions: READ_MEMBER_OF,
  options: ['$select', '$top', '$skiptoken', '$count'],
  handle(graph) {
    const person = personOfPath(graph);
    const wanted = selected(graph.call, [...GROUP_PROPERTIES, ...ROLE_PROPERTIES], 'directoryObject');
    const { items, links } = paged(graph.call, [...groupItems(graph, person), ...roleItems(graph, person)]);
    return { status: 200, json: { '@odata.context': context(graph.call, 'directoryObjects'), ...links, value: items.map((item) => narrowed(item, wanted)) } };
  },
});

/** A cast makes it an advanced query; without the header and the count it is refused. */
const cast = (type: 'group' | 'directoryRole', properties: readonly string[], itemsOf: typeof groupItems) =>
  graphRoute({
    method: 'GET',
    path: `/users/{id}/transitiveMemberOf/microsoft.graph.${type}`,
    name: `user-transitive-member-of-${type}`,
    fidelity: { mark: 'documented', source: SOURCE, note: 'Error body of a cast without ConsistencyLevel: assumed.' },
    service: 'directory',
    permissions: READ_MEMBER_OF,
    options: ['$select', '$top', '$skiptoken', '$count'],
    handle(graph: GraphCall) {
      demandAdvanced(graph.call);
      const person = personOfPath(graph);
      const wanted = selected(graph.call, properties, type);
      const { items, links } = paged(graph.call, itemsOf(graph, person));
      const shape = wanted === null ? `${type}s` : `${type}s(${wanted.join(',')})`;
      const value = items.map((item) => ({ ...narrowed(item, wanted), '@odata.type': undefined }));
      return { status: 200, json: { '@odata.context': context(graph.call, shape), ...links, value } };
    },
  });

export const userTransitiveGroups = cast('group', GROUP_PROPERTIES, groupItems);
export const userTransitiveRoles = cast('directoryRole', ROLE_PROPERTIES, roleItems);
