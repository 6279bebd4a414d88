import type { Person } from '../../tenant/model.ts';
import { reportsOf } from '../../tenant/people-index.ts';
import { collection, countAnswer, shapeOf } from '../collection.ts';
import type { Source } from '../odata/listing.ts';
import { demandAdvanced } from '../odata/options.ts';
import { shown } from '../odata/select.ts';
import { graphRoutesWithMe, personOfPath, type GraphCall } from '../operation.ts';
import { readPeople, selectedOfUser } from './read-access.ts';
import { USER } from './user-entity.ts';

const fidelity = { mark: 'documented', source: 'graph/api/user-list-directreports' } as const;

const source = (graph: GraphCall): Source<Person> => ({ entity: USER, all: reportsOf(graph.tenant.people, personOfPath(graph).id), tenantId: graph.tenant.id });

const directReports = graphRoutesWithMe({
  method: 'GET',
  path: '/users/{id}/directReports',
  name: 'user-direct-reports',
  fidelity,
  ...readPeople,
  options: ['$select', '$top', '$skiptoken', '$count'],
  handle(graph) {
    const wanted = selectedOfUser(graph);
    return collection(graph, shapeOf('directoryObjects', wanted), source(graph), (person) => ({ '@odata.type': '#microsoft.graph.user', ...shown(person, USER, wanted) }));
  },
});

const ofPeople = graphRoutesWithMe({
  method: 'GET',
  path: '/users/{id}/directReports/microsoft.graph.user',
  name: 'user-direct-reports-user',
  fidelity,
  ...readPeople,
  options: ['$select', '$filter', '$search', '$orderby', '$top', '$skiptoken', '$count'],
  handle(graph) {
    demandAdvanced(graph.call);
    const wanted = selectedOfUser(graph);
    return collection(graph, shapeOf('users', wanted), source(graph), (person) => shown(person, USER, wanted));
  },
});

const count = graphRoutesWithMe({ method: 'GET', path: '/users/{id}/directReports/$count', name: 'user-direct-reports-count', fidelity, ...readPeople, handle: (graph) => countAnswer(graph, source(graph)) });

export const directReportRoutes = [...directReports, ...ofPeople, ...count];
