import type { App, Tenant } from '../tenant/model.ts';
import { OauthError } from './error.ts';

/** The audience of a Graph token (version 1.0, opaque to clients). */
export const GRAPH_AUDIENCE = 'https://graph.microsoft.com';

/** Graph's own application id, the same in every tenant. */
export const GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000';

/** Seconds that an access token lasts, as captured. */
export const TOKEN_LIFE_S = 3599;

/** What a token is for: Graph, or an app registration of the tenant that is an API. */
export type Resource = 'graph' | App;

/** By the address of Graph in the public cloud, its app id or where this simulator serves it; an app by its id or `api://{id}`. Null for neither. */
export function resourceNamed(name: string, tenant: Tenant, origin: string): Resource | null {
  const named = name.toLowerCase().replace(/\/$/, '');
  if ([GRAPH_AUDIENCE, GRAPH_APP_ID, origin.toLowerCase()].includes(named)) return 'graph';
  return tenant.apps.find(({ clientId }) => named === clientId || named === `api://${clientId}`) ?? null;
}

/** AADSTS500011, as captured. */
export const unknownResource = (name: string, tenant: Tenant): OauthError =>
  new OauthError(400, 'invalid_resource', 500011, `The resource principal named ${name} was not found in the tenant named ${tenant.displayName}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`);
