import { change, userTarget } from '../tenant/audit.ts';
import { audit } from './audit.ts';
import { graphInstant } from './instant.ts';
import { context, graphRoutesWithMe, personOfPath } from './operation.ts';

const PERMISSIONS: readonly string[] = ['User.RevokeSessions.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'];

export const revokeSignInSessions = graphRoutesWithMe({
  method: 'POST',
  path: '/users/{id}/revokeSignInSessions',
  name: 'revoke-sign-in-sessions',
  fidelity: { mark: 'observed', source: 'recordings of the Azure SDK for JavaScript; graph/api/user-revokesigninsessions', note: 'Felt after lags.revokeMs; the real service takes "a few minutes". A session that starts in the same instant survives. Which roles may revoke for whom: assumed to be as for methods.' },
  service: 'directory',
  permissions: PERMISSIONS,
  delegated: { self: PERMISSIONS, others: PERMISSIONS, role: 'revoke-sessions' },
  handle(graph) {
    const person = personOfPath(graph);
    const instants = [person.sessionsValidFrom, graph.now].map(graphInstant);
    person.sessionsValidFrom = graph.now;
    audit(graph, { activity: 'Update StsRefreshTokenValidFrom Timestamp', targets: [userTarget(person, [change('StsRefreshTokensValidFrom', [instants[0]], [instants[1]])])] });
    if (graph.tenant.settings.assumed.revokeSessionsStatus === 204) return { status: 204 };
    // Recorded with that header, which leads to the service itself.
    return { status: 200, headers: { location: graph.call.origin }, json: { '@odata.context': context(graph.call, 'Edm.Boolean'), value: true } };
  },
});
