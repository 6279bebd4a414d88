import { tenantNow } from '../tenant/clock.ts';
import type { Tenant } from '../tenant/model.ts';
import { permissionsSeen } from '../tenant/seen.ts';
import type { World } from '../world.ts';
import { opaque, rolesClaim } from './claims-of-token.ts';
import { callingClient, type Client } from './client.ts';
import { crossOrigin, pageOrigin } from './client-kind.ts';
import { OauthError } from './error.ts';
import { issuerOf } from './issuer.ts';
import { signJwt } from './jwt.ts';
import { GRAPH_AUDIENCE, resourceNamed, TOKEN_LIFE_S, unknownResource, type Resource } from './resource.ts';
import { signingKey } from './tenant-keys.ts';
import { required } from './token-form.ts';
import type { TokenAnswer, TokenRequest } from './token.ts';

/** RFC 6749 section 4.4 as Entra has it: only `{resource}/.default`, no refresh token. */
export async function clientCredentials({ call, form, tenant, world }: TokenRequest): Promise<TokenAnswer> {
  const client = callingClient(call, form, tenant, world);
  const origin = pageOrigin(call);
  if (origin !== null) throw crossOrigin(origin);
  if (client.proof === '0') {
    throw new OauthError(401, 'invalid_client', 7000216, "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.");
  }
  const scope = required(form, 'scope');
  if (!scope.endsWith('/.default') || scope.includes(' ')) {
    throw new OauthError(400, 'invalid_scope', 1002012, `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`);
  }
  const name = scope.slice(0, -'/.default'.length);
  const resource = resourceNamed(name, tenant, call.origin);
  if (resource === null) {
    throw tenant.settings.assumed.unregisteredResource === 500_011 ? unknownResource(name, tenant) : new OauthError(400, 'invalid_scope', 70011, `The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`);
  }
  const now = Math.floor(world.now() / 1000);
  const claims = { ...opaque(world), iat: now, nbf: now, exp: now + TOKEN_LIFE_S, oid: client.app.servicePrincipalId, sub: client.app.servicePrincipalId, tid: tenant.id };
  const key = await signingKey(tenant, world);
  const access_token = await signJwt(key, { ...claims, ...(resource === 'graph' ? forGraph(client, tenant, world) : forApi(client, resource, issuerOf(call.origin, tenant), claims.rh)) });
  return { token_type: 'Bearer', expires_in: TOKEN_LIFE_S, ext_expires_in: TOKEN_LIFE_S, access_token };
}

const forGraph = ({ app, proof }: Client, tenant: Tenant, world: World) => ({
  aud: GRAPH_AUDIENCE,
  iss: `https://sts.windows.net/${tenant.id}/`,
  app_displayname: app.displayName,
  appid: app.clientId,
  appidacr: proof,
  idtyp: 'app',
  roles: [...permissionsSeen(tenant, app, tenantNow(tenant, world.now()))],
  ver: '1.0' as const,
});

/** The claims that were captured of an app's token for an API of its own, and the app roles it was given there, if any. */
const forApi = ({ app, proof }: Client, resource: Exclude<Resource, 'graph'>, iss: string, marker: string) => ({
  aud: resource.clientId,
  iss,
  azp: app.clientId,
  azpacr: proof,
  ...rolesClaim(resource, app.servicePrincipalId),
  ver: '2.0' as const,
  xms_ftd: marker,
});
