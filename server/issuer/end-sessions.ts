import type { Graph } from '../directory/graph.ts';
import { guid } from '../directory/guid.ts';
import { GRAPH_WRITE_REPLY_MAX_BYTES, GRAPH_WRITE_TIMEOUT_MS } from '../domain/limits.ts';
import type { PassIssuer } from '../ports.ts';

/** One POST that may be repeated. Source: user-revokesigninsessions of Microsoft Graph v1.0; 204 is named there as a known issue. */
export const endSessions = (graph: Graph): PassIssuer['endSessions'] => async (personId) => {
  try {
    const reply = await graph.send({
      method: 'POST',
      path: `/users/${guid(personId)}/revokeSignInSessions`,
      signal: AbortSignal.timeout(GRAPH_WRITE_TIMEOUT_MS),
      maxBytes: GRAPH_WRITE_REPLY_MAX_BYTES,
    });
    return reply.status === 200 || reply.status === 204 ? 'ended' : 'unknown';
  } catch {
    return 'unknown';
  }
};
