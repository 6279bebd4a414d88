import { json, type Answer, type Call, type Route } from '../http.ts';
import { findTenant, type World } from '../world.ts';
import { isOwnPage, pageOrigin } from './client-kind.ts';
import { anyPage } from './cross-origin.ts';
import { oauthError, OauthError, tokenHeaders } from './error.ts';
import { clientCredentials } from './grant-client-credentials.ts';
import { authorizationCode } from './grant-authorization-code.ts';
import { refreshToken } from './grant-refresh-token.ts';
import type { Tenant } from '../tenant/model.ts';
import { newGuid } from '../tenant/random.ts';
import { ALIASES, homeOfApp, noTenantNamed } from './tenant-alias.ts';
import { required, tokenForm } from './token-form.ts';

export interface TokenRequest {
  readonly call: Call;
  readonly form: URLSearchParams;
  readonly tenant: Tenant;
  readonly world: World;
}

/** The body of a 200. */
export interface TokenAnswer {
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly ext_expires_in: number;
  readonly access_token: string;
  readonly scope?: string;
  readonly refresh_token?: string;
  /** Seconds until no refresh token of the family works; said to single-page apps alone (MSAL reads it). */
  readonly refresh_token_expires_in?: number;
  readonly id_token?: string;
  readonly client_info?: string;
}

/** Each grant fails with {@link OauthError} when it refuses. */
const GRANTS: Readonly<Record<string, (request: TokenRequest) => Promise<TokenAnswer>>> = {
  client_credentials: clientCredentials,
  authorization_code: authorizationCode,
  refresh_token: refreshToken,
};

export const tokenRoute: Route = {
  method: 'POST',
  path: '/{tenant}/oauth2/v2.0/token',
  name: 'oauth.token',
  fidelity: {
    mark: 'observed',
    source: 'entra-emulator differential fixtures, captured 2026-08-13; MSAL and @azure/identity source; Microsoft identity platform, v2-oauth2-auth-code-flow; login.microsoftonline.com/error',
    note: 'Grants: client_credentials, authorization_code, refresh_token; any other is refused as unknown. Token times are real; the grant behind a token is judged on the tenant clock. Certificates are trusted by thumbprint alone. Statuses other than the captured ones are assumed.',
  },
  handle: (call, world) => answered(call, world, () => tenantOf(call, world)),
};

export const aliasTokenRoutes: readonly Route[] = ALIASES.map((alias) => ({
  method: 'POST',
  path: `/${alias}/oauth2/v2.0/token`,
  name: `oauth.token-${alias}`,
  fidelity: { mark: 'documented', source: 'Microsoft identity platform, v2-oauth2-auth-code-flow; public logs', note: 'The tenant is that of the app. Calls under an alias are in no tenant\'s request log and no fault strikes them.' },
  handle: (call, world) => answered(call, world, (form) => {
    if (form.get('grant_type') === 'client_credentials') throw noTenantNamed();
    const tenant = homeOfApp(world, required(form, 'client_id'), alias);
    world.changed(tenant.id, true);
    return tenant;
  }),
}));

async function answered(call: Call, world: World, tenantFor: (form: URLSearchParams) => Tenant): Promise<Answer> {
  try {
    const form = tokenForm(call);
    const tenant = tenantFor(form);
    return readableBy(call, form, tenant, await granted({ call, form, tenant, world }));
  } catch (error) {
    if (error instanceof OauthError) return oauthError(world, error.fault, call.line?.clientRequestId);
    throw error;
  }
}

async function granted(request: TokenRequest): Promise<Answer> {
  const { form, call, world } = request;
  try {
    const type = required(form, 'grant_type');
    const grant = Object.hasOwn(GRANTS, type) ? GRANTS[type] : undefined;
    if (grant === undefined) throw new OauthError(400, 'unsupported_grant_type', 70003, `The app requested an unsupported grant type '${type}'.`);
    return json(200, await grant(request), tokenHeaders(newGuid(world.random)));
  } catch (error) {
    if (error instanceof OauthError) return oauthError(world, error.fault, call.line?.clientRequestId);
    throw error;
  }
}

/** A page may read what its own single-page app is told, errors too; to any other the browser shows nothing, as with Entra. */
function readableBy(call: Call, form: URLSearchParams, tenant: Tenant, answer: Answer): Answer {
  const origin = pageOrigin(call);
  const app = tenant.apps.find(({ clientId }) => clientId === form.get('client_id')?.toLowerCase());
  return origin !== null && app !== undefined && isOwnPage(app, origin) ? { ...answer, headers: { ...answer.headers, ...anyPage } } : answer;
}

/** The tenant of the path. @throws {OauthError} AADSTS90002 when there is none; discovery calls that `invalid_tenant` (public logs). */
export function tenantOf(call: Call, world: World, error: 'invalid_request' | 'invalid_tenant' = 'invalid_request'): Tenant {
  const named = call.params['tenant'] ?? '';
  const tenant = findTenant(world, named);
  if (tenant === null) throw new OauthError(400, error, 90002, `Tenant '${named}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`);
  return tenant;
}
