import { context, graphRoute, personOfPath } from './operation.ts';

export const revokeSignInSessions = graphRoute({
  method: 'POST',
  path: '/users/{id}/revokeSignInSessions',
  name: 'revoke-sign-in-sessions',
  fidelity: { mark: 'documented', source: 'graph/api/user-revokesigninsessions', note: 'Felt at once; the real service takes "a few minutes". A session that starts in the same instant survives.' },
  service: 'directory',
  permissions: ['User.RevokeSessions.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'],
  handle(graph) {
    personOfPath(graph).sessionsValidFrom = graph.now;
    return { status: 200, json: { '@odata.context': context(graph.call, 'Edm.Boolean'), value: true } };
  },
});
