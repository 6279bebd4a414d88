import type { Graph } from '../directory/graph.ts';
import { guid } from '../directory/guid.ts';
import { errorCodeOf } from '../directory/reply.ts';
import { GRAPH_WRITE_REPLY_MAX_BYTES, GRAPH_WRITE_TIMEOUT_MS } from '../domain/limits.ts';
import type { MethodRef, RemovableType } from '../domain/lost-methods.ts';
import type { PassIssuer } from '../ports.ts';

/** Where methods of a type are deleted: `/authentication/methods/{id}` is read-only (microsoft-graph-docs-contrib, issue 1267). */
const COLLECTIONS: Readonly<Record<RemovableType, string>> = {
  microsoftAuthenticatorAuthenticationMethod: 'microsoftAuthenticatorMethods',
  softwareOathAuthenticationMethod: 'softwareOathMethods',
  phoneAuthenticationMethod: 'phoneMethods',
  fido2AuthenticationMethod: 'fido2Methods',
};

/** Ids of passkeys are base64url and no GUIDs (sample of fido2authenticationmethod-list). Neither can lead to another path. */
const METHOD_ID = /^[A-Za-z0-9_-]{1,256}$/;

/** @throws {TypeError} */
const pathOf = (personId: string, { id, type }: MethodRef): string => {
  if (!METHOD_ID.test(id)) throw new TypeError('Not the id of a method');
  return `/users/${guid(personId)}/authentication/${COLLECTIONS[type]}/${id}`;
};

/** One DELETE. Source: the delete pages of the four types of method, Microsoft Graph v1.0. */
export const removeMethod = (graph: Graph): PassIssuer['removeMethod'] => async (personId, method) => {
  try {
    const reply = await graph.send({
      method: 'DELETE',
      path: pathOf(personId, method),
      signal: AbortSignal.timeout(GRAPH_WRITE_TIMEOUT_MS),
      maxBytes: GRAPH_WRITE_REPLY_MAX_BYTES,
    });
    if (reply.status === 204) return { outcome: 'deleted' };
    return reply.status === 404 && errorCodeOf(reply) !== null ? { outcome: 'gone' } : { outcome: 'kept', why: `status-${reply.status}` };
  } catch {
    return { outcome: 'kept', why: 'no-answer' };
  }
};
