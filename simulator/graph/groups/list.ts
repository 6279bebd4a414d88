import { groupById } from '../../tenant/membership-index.ts';
import type { Group, Tenant } from '../../tenant/model.ts';
import { collection, countAnswer, shapeOf } from '../collection.ts';
import type { Source } from '../odata/listing.ts';
import { optionOf } from '../odata/options.ts';
import { selection, shown } from '../odata/select.ts';
import { context, graphRoute } from '../operation.ts';
import { GROUP } from './group-entity.ts';
import { groupOfPath, readGroups } from './read-access.ts';

const source = (tenant: Tenant): Source<Group> => ({
  entity: GROUP,
  all: tenant.groups,
  tenantId: tenant.id,
  lookups: { id: (id) => [groupById(tenant.groups, id)].filter((group) => group !== undefined) },
});

const list = graphRoute({
  method: 'GET',
  path: '/groups',
  name: 'groups-list',
  fidelity: { mark: 'documented', source: 'graph/api/group-list; graph/concepts/aad-advanced-queries', note: 'Security groups without mail; no $expand.' },
  ...readGroups,
  options: ['$select', '$filter', '$search', '$orderby', '$top', '$skiptoken', '$count'],
  handle(graph) {
    const wanted = selection(optionOf(graph.call, '$select'), GROUP);
    return collection(graph, shapeOf('groups', wanted), source(graph.tenant), (group) => shown(group, GROUP, wanted));
  },
});

const count = graphRoute({
  method: 'GET',
  path: '/groups/$count',
  name: 'groups-count',
  fidelity: { mark: 'documented', source: 'graph/api/group-list; graph/concepts/aad-advanced-queries' },
  ...readGroups,
  options: ['$filter', '$search'],
  handle: (graph) => countAnswer(graph, source(graph.tenant)),
});

const get = graphRoute({
  method: 'GET',
  path: '/groups/{group}',
  name: 'group-get',
  fidelity: { mark: 'documented', source: 'graph/api/group-get', note: 'No $expand.' },
  ...readGroups,
  options: ['$select'],
  handle(graph) {
    const group = groupOfPath(graph);
    const wanted = selection(optionOf(graph.call, '$select'), GROUP);
    return { status: 200, json: { '@odata.context': context(graph.call, `${shapeOf('groups', wanted)}/$entity`), ...shown(group, GROUP, wanted) } };
  },
});

export const groupListRoutes = [list, count, get];
