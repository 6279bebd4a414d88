import { json, type Route } from '../http.ts';
import { anyPage } from './cross-origin.ts';
import { issuerOf } from './issuer.ts';
import { oauthError, OauthError } from './error.ts';
import { ALIASES } from './tenant-alias.ts';
import { tenantOf } from './token.ts';

const CAPTURED = 'entra-emulator golden references, captured 2026-07-13; MSAL test fixtures';
const NOTE = 'authorization_endpoint and end_session_endpoint lie on the people\'s pages, plain http on loopback. Response types and claims are listed as captured; authorize answers code alone and refuses the others as for an app that has not switched them on. No device code, Kerberos or mutual TLS is advertised.';

/** Where one tenant, or an alias for any, is served. */
interface Place {
  /** What stands in paths for the tenant. */
  readonly name: string;
  readonly issuer: string;
  /** The origin that the caller uses. */
  readonly origin: string;
  readonly pagesOrigin: string;
}

function document({ name, issuer, origin, pagesOrigin }: Place): object {
  const pages = `${pagesOrigin}/${name}/oauth2/v2.0`;
  return {
    token_endpoint: `${origin}/${name}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${origin}/${name}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer,
    request_uri_parameter_supported: false,
    userinfo_endpoint: `${origin}/oidc/userinfo`,
    authorization_endpoint: `${pages}/authorize`,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: `${pages}/logout`,
    claims_supported: ['sub', 'iss', 'cloud_instance_name', 'cloud_instance_host_name', 'cloud_graph_host_name', 'msgraph_host', 'aud', 'exp', 'iat', 'auth_time', 'acr', 'nonce', 'preferred_username', 'name', 'tid', 'ver', 'at_hash', 'c_hash', 'email'],
    tenant_region_scope: null,
    cloud_instance_name: 'microsoftonline.com',
    cloud_graph_host_name: 'graph.windows.net',
    msgraph_host: new URL(origin).host,
    rbac_url: 'https://pas.windows.net',
  };
}

export const discoveryRoute: Route = {
  method: 'GET',
  path: '/{tenant}/v2.0/.well-known/openid-configuration',
  name: 'oauth.discovery',
  fidelity: { mark: 'observed', source: CAPTURED, note: NOTE },
  handle(call, world) {
    try {
      const tenant = tenantOf(call, world, 'invalid_tenant');
      return json(200, document({ name: tenant.id, issuer: issuerOf(call.origin, tenant), origin: call.origin, pagesOrigin: world.origins.pagesOrigin }), anyPage);
    } catch (error) {
      if (error instanceof OauthError) return oauthError(world, error.fault);
      throw error;
    }
  },
};

/** `common` and `organizations`; their issuer is a pattern, as captured. `consumers`, which is another service, is an unknown tenant here. */
export const aliasDiscoveryRoutes: readonly Route[] = ALIASES.map((name) => ({
  method: 'GET',
  path: `/${name}/v2.0/.well-known/openid-configuration`,
  name: `oauth.discovery-${name}`,
  fidelity: { mark: 'observed', source: CAPTURED, note: NOTE },
  handle: (call, world) => json(200, document({ name, issuer: `${call.origin}/{tenantid}/v2.0`, origin: call.origin, pagesOrigin: world.origins.pagesOrigin }), anyPage),
}));
