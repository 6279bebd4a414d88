/** The audience of a Graph token (version 1.0, opaque to clients). */
export const GRAPH_AUDIENCE = 'https://graph.microsoft.com';

/** Graph's own application id, the same in every tenant. */
const GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000';

/** Seconds that an access token lasts, as captured. */
export const TOKEN_LIFE_S = 3599;

/** Whether a resource identifier means Graph: its address in the public cloud, its app id, or where this simulator serves it. */
export function isGraph(resource: string, origin: string): boolean {
  const named = resource.toLowerCase().replace(/\/$/, '');
  return named === GRAPH_AUDIENCE || named === GRAPH_APP_ID || named === origin.toLowerCase();
}
