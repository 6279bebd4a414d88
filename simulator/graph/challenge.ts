import { GRAPH_APP_ID } from '../oauth/resource.ts';

/**
 * The `WWW-Authenticate` header of a 401, in the order and spelling that was recorded of Graph (Azure SDK for
 * JavaScript, 2021-10-29). Libraries read the claims from it and ask for a token with them; `authorization_uri` names
 * the sign-in host, which is this one.
 */
export function challenge(origin: string, claims?: object): string {
  const known = `Bearer realm="", authorization_uri="${origin}/common/oauth2/authorize", client_id="${GRAPH_APP_ID}"`;
  return claims === undefined ? known : `${known}, error="insufficient_claims", claims="${Buffer.from(JSON.stringify(claims)).toString('base64')}"`;
}
