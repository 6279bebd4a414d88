import { createHash, createPrivateKey, randomUUID, sign, X509Certificate, constants } from 'node:crypto';
import { systemNow } from '../../system.ts';
import { appOf } from '../../test-kit.ts';
import { newCertificate } from '../../oauth/test-certificate.ts';
import type { Example, Play, Request } from './example.ts';
import type { Stage } from './stage.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const EXT = ['ext_expires_in'];

/** The example's form with the credentials of the stage in place of the printed ones. */
function form({ requestBody }: Example, own: Readonly<Record<string, string>>): string {
  const { _contentType, client_assertion_header_decoded: _header, client_assertion_payload_decoded: _payload, ...sent } = requestBody as Record<string, string>;
  return new URLSearchParams({ ...sent, ...own }).toString();
}

async function bySecret(stage: Stage, example: Example): Promise<Request> {
  const made = await stage.tenant();
  const { clientId, clientSecret } = appOf(made);
  return { path: `/${made.tenantId}/oauth2/v2.0/token?client-request-id=${randomUUID()}`, headers: FORM, body: form(example, { client_id: clientId, client_secret: clientSecret }) };
}

/** As both SDKs sign now: PS256, named by SHA-256, ten minutes. */
async function byCertificate(stage: Stage, example: Example): Promise<Request> {
  const { origin } = stage.kit.simulator;
  const made = await stage.tenant();
  const { certificate, key } = await newCertificate();
  await stage.kit.control(`/tenants/${made.tenantId}/apps/everything`, 'PATCH', { certificate });
  const { clientId } = appOf(made);
  const path = `/${made.tenantId}/oauth2/v2.0/token`;
  const nbf = Math.floor(systemNow() / 1000);
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const header = part({ alg: 'PS256', typ: 'JWT', 'x5t#S256': createHash('sha256').update(new X509Certificate(certificate).raw).digest('base64url') });
  const signed = `${header}.${part({ aud: `${origin}${path}`, iss: clientId, sub: clientId, jti: randomUUID(), nbf, iat: nbf, exp: nbf + 600 })}`;
  const signature = sign('sha256', Buffer.from(signed), { key: createPrivateKey(key), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST });
  const own = { client_id: clientId, client_assertion: `${signed}.${signature.toString('base64url')}`, scope: 'https://graph.microsoft.com/.default', grant_type: 'client_credentials' };
  return { path, headers: FORM, body: form(example, own) };
}

async function byCode(stage: Stage, example: Example): Promise<Request> {
  const made = await stage.tenant();
  const { clientId, clientSecret } = appOf(made, 'signin');
  const { code, redirectUri, verifier } = await stage.signedIn(made, 'director', 'openid profile email offline_access https://graph.microsoft.com/User.Read https://graph.microsoft.com/Mail.Read');
  const own = { client_id: clientId, client_secret: clientSecret, code, redirect_uri: redirectUri, code_verifier: verifier };
  return { path: `/${made.tenantId}/oauth2/v2.0/token`, headers: FORM, body: form(example, own) };
}

const inTenant = (path: string) => async (stage: Stage): Promise<Request> => ({ path: path.replace('{tenant}', (await stage.tenant()).tenantId) });

export const TOKENS: Readonly<Record<string, Play>> = {
  'token-client-credentials-secret': { mark: 'documented', arrange: bySecret, more: EXT },
  'token-client-credentials-certificate': { mark: 'documented', arrange: byCertificate, more: EXT },
  'sdk-identity-secret-token-request': { mark: 'observed', arrange: bySecret },
  'sdk-identity-certificate-assertion': { mark: 'observed', arrange: byCertificate, more: EXT },
  'token-error-invalid-scope': {
    mark: 'documented',
    async arrange(stage, example) {
      const request = await bySecret(stage, example);
      // What was captured ten years later says otherwise; both are behind the switch.
      const tenant = request.path?.split('/')[1] ?? '';
      await stage.kit.control(`/tenants/${tenant}/settings`, 'PATCH', { assumed: { unregisteredResource: 70_011 } });
      return request;
    },
    more: ['error_uri'],
  },
  'token-authorization-code': {
    mark: 'documented',
    arrange: byCode,
    // The document prints the scope percent-encoded, which no JSON answer is.
    free: ['scope', 'refresh_token'],
    more: ['ext_expires_in', 'client_info'],
  },
  'token-authorization-code-msal-fixture': { mark: 'observed', arrange: byCode, free: ['scope', 'refresh_token', 'client_info'] },
  'oidc-discovery-full': {
    mark: 'observed',
    async arrange(stage) {
      const made = await stage.tenant();
      return { path: `/${made.domain}/v2.0/.well-known/openid-configuration` };
    },
    differs: { msgraph_host: 'Says where Graph is: here.' },
    // Seen in the captures of 2026, not yet in the fixture of 2024.
    more: ['tls_client_certificate_bound_access_tokens'],
  },
  jwks: {
    mark: 'observed',
    arrange: inTenant('/{tenant}/discovery/v2.0/keys'),
    free: ['keys[].kid', 'keys[].x5t', 'keys[].n', 'keys[].x5c'],
    differs: { 'keys[].cloud_instance_name': 'From general knowledge, not from the source.', 'keys[].issuer': 'From general knowledge, not from the source.' },
  },
};
