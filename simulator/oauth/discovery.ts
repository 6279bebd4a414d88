import { json, type Route } from '../http.ts';
import { issuerOf } from './issuer.ts';
import { oauthError, OauthError } from './error.ts';
import { currentKey, jwkOf, publishedKeys } from './tenant-keys.ts';
import { tenantNow } from '../tenant/clock.ts';
import { tenantOf } from './token.ts';

const CAPTURED = 'entra-emulator golden references, captured 2026-07-13; MSAL test fixtures';

export const discoveryRoute: Route = {
  method: 'GET',
  path: '/{tenant}/v2.0/.well-known/openid-configuration',
  name: 'oauth.discovery',
  fidelity: { mark: 'observed', source: CAPTURED, note: 'authorization_endpoint and end_session_endpoint lie on the people\'s pages, plain http on loopback; device code, Kerberos and mutual TLS are not imitated and not advertised; of the response types listed, authorize answers code alone.' },
  handle(call, world) {
    try {
      const tenant = tenantOf(call, world);
      const { origin } = call;
      const pages = `${world.origins.pagesOrigin}/${tenant.id}/oauth2/v2.0`;
      return json(200, {
        token_endpoint: `${origin}/${tenant.id}/oauth2/v2.0/token`,
        token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
        jwks_uri: `${origin}/${tenant.id}/discovery/v2.0/keys`,
        response_modes_supported: ['query', 'fragment', 'form_post'],
        subject_types_supported: ['pairwise'],
        id_token_signing_alg_values_supported: ['RS256'],
        response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
        scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
        issuer: issuerOf(origin, tenant),
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
      });
    } catch (error) {
      if (error instanceof OauthError) return oauthError(world, error.fault);
      throw error;
    }
  },
};

export const keysRoute: Route = {
  method: 'GET',
  path: '/{tenant}/discovery/v2.0/keys',
  name: 'oauth.keys',
  fidelity: { mark: 'documented', source: 'Microsoft identity platform, "Signing key rollover"', note: 'Keys are of one tenant; with Entra all tenants share them. A replaced key stays for 24 hours.' },
  async handle(call, world) {
    try {
      const tenant = tenantOf(call, world);
      await currentKey(tenant, world);
      return json(200, { keys: publishedKeys(tenant, tenantNow(tenant, world.now())).map((key) => jwkOf(key, issuerOf(call.origin, tenant))) });
    } catch (error) {
      if (error instanceof OauthError) return oauthError(world, error.fault);
      throw error;
    }
  },
};

export const instanceDiscoveryRoute: Route = {
  method: 'GET',
  path: '/common/discovery/instance',
  name: 'oauth.instance-discovery',
  fidelity: { mark: 'documented', source: 'MSAL test fixtures (msal-common)', note: 'Answers for the host it is asked under; the real one knows only Microsoft hosts.' },
  handle(call, world) {
    const asked = call.query.get('authorization_endpoint');
    const tenant = asked === null || !URL.canParse(asked) ? '' : (new URL(asked).pathname.split('/')[1] ?? '');
    if (asked === null || !URL.canParse(asked) || new URL(asked).host !== new URL(call.origin).host) {
      return oauthError(world, { status: 400, error: 'invalid_instance', code: 50049, text: 'Unknown or invalid instance.' });
    }
    const { host } = new URL(call.origin);
    return json(200, {
      tenant_discovery_endpoint: `${call.origin}/${tenant}/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
    });
  },
};
