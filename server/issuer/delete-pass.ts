import type { Graph } from '../directory/graph.ts';
import { guid } from '../directory/guid.ts';
import { passesPath } from '../directory/passes.ts';
import { errorCodeOf } from '../directory/reply.ts';
import { GRAPH_WRITE_REPLY_MAX_BYTES, GRAPH_WRITE_TIMEOUT_MS } from '../domain/limits.ts';
import type { DeleteOutcome } from '../ports.ts';

/** One DELETE; doing it again is harmless, so whatever is not understood is `unknown`. */
export const deletePass = (graph: Graph) => async (personId: string, passId: string): Promise<DeleteOutcome> => {
  try {
    const reply = await graph.send({
      method: 'DELETE',
      path: `${passesPath(personId)}/${guid(passId)}`,
      signal: AbortSignal.timeout(GRAPH_WRITE_TIMEOUT_MS),
      maxBytes: GRAPH_WRITE_REPLY_MAX_BYTES,
    });
    if (reply.status === 204) return 'deleted';
    return reply.status === 404 && errorCodeOf(reply) !== null ? 'gone' : 'unknown';
  } catch {
    return 'unknown';
  }
};
