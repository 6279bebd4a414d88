import { formOf, json, type Answer, type Call, type Route } from '../http.ts';
import { findTenant, type World } from '../world.ts';
import { missing } from './client.ts';
import { oauthError, OauthError } from './error.ts';
import { clientCredentials } from './grant-client-credentials.ts';
import { authorizationCode } from './grant-authorization-code.ts';
import { refreshToken } from './grant-refresh-token.ts';
import type { Tenant } from '../tenant/model.ts';

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
  fidelity: { mark: 'observed', source: 'entra-emulator differential fixtures, captured 2026-08-13; MSAL and @azure/identity source', note: 'Token times are real; the grant behind a token is judged on the tenant clock.' },
  async handle(call, world) {
    try {
      return json(200, await grant(call, world));
    } catch (error) {
      if (error instanceof OauthError) return refused(call, world, error);
      throw error;
    }
  },
};

async function grant(call: Call, world: World): Promise<TokenAnswer> {
  const form = formOf(call);
  const tenant = tenantOf(call, world);
  const type = form.get('grant_type');
  if (type === null || type === '') throw missing('grant_type');
  const handle = Object.hasOwn(GRANTS, type) ? GRANTS[type] : undefined;
  if (handle === undefined) throw new OauthError(400, 'unsupported_grant_type', 70003, `The app requested an unsupported grant type '${type}'.`);
  return handle({ call, form, tenant, world });
}

/** The tenant of the path. Throws AADSTS90002 when there is none. */
export function tenantOf(call: Call, world: World): Tenant {
  const named = call.params['tenant'] ?? '';
  const tenant = findTenant(world, named);
  if (tenant === null) throw new OauthError(400, 'invalid_request', 90002, `Tenant '${named}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`);
  return tenant;
}

function refused(call: Call, world: World, error: OauthError): Answer {
  return oauthError(world, error.fault, call.line?.clientRequestId);
}
