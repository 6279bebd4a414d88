import { TokenFailed, type Graph } from '../directory/graph.ts';
import { passesPath } from '../directory/passes.ts';
import { errorCodeOf, jsonOf } from '../directory/reply.ts';
import { GRAPH_WRITE_REPLY_MAX_BYTES, GRAPH_WRITE_TIMEOUT_MS } from '../domain/limits.ts';
import type { IssueOutcome, PassRequest } from '../ports.ts';
import { createdPass } from './created-pass.ts';

/** With one of these and a Graph error in the body, the service says for certain that it made nothing. */
const CERTAIN_NO = [400, 403, 404, 409, 422];

/** Nothing left this process, so nothing was made. */
const notSent = (code: string): IssueOutcome => ({ outcome: 'refused', status: 0, code });

/** One POST. Source of the outcomes: authentication-post-temporaryaccesspassmethods of Microsoft Graph v1.0. */
export const createPass = (graph: Graph) => async (personId: string, asked: PassRequest): Promise<IssueOutcome> => {
  let path: string;
  try {
    path = passesPath(personId);
  } catch {
    return notSent('not-an-id');
  }
  try {
    const reply = await graph.send({
      method: 'POST',
      path,
      body: { lifetimeInMinutes: asked.lifetimeInMinutes, isUsableOnce: asked.isUsableOnce },
      signal: AbortSignal.timeout(GRAPH_WRITE_TIMEOUT_MS),
      maxBytes: GRAPH_WRITE_REPLY_MAX_BYTES,
    });
    if (reply.status === 201) return createdPass(jsonOf(reply), asked);
    if (reply.status === 429) return { outcome: 'throttled', retryAfterMs: reply.retryAfterMs };
    const code = errorCodeOf(reply);
    if (code !== null && reply.status === 401) return { outcome: 'token-refused' };
    if (code !== null && CERTAIN_NO.includes(reply.status)) return { outcome: 'refused', status: reply.status, code };
    return { outcome: 'unknown', why: `status-${reply.status}` };
  } catch (cause) {
    // Never the error's own text: it may hold what was sent or read.
    return cause instanceof TokenFailed ? notSent(cause.code) : { outcome: 'unknown', why: 'no-answer' };
  }
};
