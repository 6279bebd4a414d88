import { newGuid } from '../tenant/random.ts';
import { authenticateClient, missing } from './client.ts';
import { OauthError } from './error.ts';
import { signJwt } from './jwt.ts';
import { GRAPH_AUDIENCE, isGraph, TOKEN_LIFE_S } from './resource.ts';
import { signingKey } from './tenant-keys.ts';
import type { TokenAnswer, TokenRequest } from './token.ts';

/** RFC 6749 section 4.4 as Entra has it: only `{resource}/.default`, no refresh token. */
export async function clientCredentials({ call, form, tenant, world }: TokenRequest): Promise<TokenAnswer> {
  const { app, proof } = authenticateClient(call, form, tenant, world);
  if (call.line !== null) call.line.appId = app.clientId;
  const scope = form.get('scope');
  if (scope === null || scope === '') throw missing('scope');
  if (!scope.endsWith('/.default') || scope.includes(' ')) {
    throw new OauthError(400, 'invalid_scope', 1002012, `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`);
  }
  const resource = scope.slice(0, -'/.default'.length);
  if (!isGraph(resource, call.origin)) {
    throw new OauthError(400, 'invalid_resource', 500011, `The resource principal named ${resource} was not found in the tenant named ${tenant.displayName}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`);
  }
  const now = Math.floor(world.now() / 1000);
  const key = await signingKey(tenant, world);
  const access_token = await signJwt(key, {
    aud: GRAPH_AUDIENCE,
    iss: `https://sts.windows.net/${tenant.id}/`,
    iat: now,
    nbf: now,
    exp: now + TOKEN_LIFE_S,
    app_displayname: app.displayName,
    appid: app.clientId,
    appidacr: proof,
    idtyp: 'app',
    oid: app.servicePrincipalId,
    sub: app.servicePrincipalId,
    roles: [...app.permissions],
    tid: tenant.id,
    uti: newGuid(world.random),
    ver: '1.0',
  });
  return { token_type: 'Bearer', expires_in: TOKEN_LIFE_S, ext_expires_in: TOKEN_LIFE_S, access_token };
}
