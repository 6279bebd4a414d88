import { X509Certificate } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personOf, SCOPE, startKit, type Kit, type Made } from '../test-kit.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

interface Key { readonly kid: string; readonly x5t: string; readonly x5c: readonly string[]; readonly issuer: string }

const read = async (path: string): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }> => {
  const answer = await fetch(`${kit.simulator.origin}${path}`);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown>, headers: answer.headers };
};
const keysOf = async (path: string): Promise<readonly Key[]> => (await read(path)).body['keys'] as readonly Key[];
const tokenOf = async (made: Made): Promise<string> => (await kit.bySecret(made).getToken(SCOPE))?.token ?? '';

describe('discovery', () => {
  it('names what the captured document names, in the types that it has there', async () => {
    const made = await kit.newTenant();
    const { body, headers } = await read(`/${made.tenantId}/v2.0/.well-known/openid-configuration`);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    for (const field of ['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri', 'userinfo_endpoint', 'end_session_endpoint', 'cloud_instance_name', 'cloud_graph_host_name', 'msgraph_host', 'rbac_url']) expect(typeof body[field], field).toBe('string');
    expect(body).toMatchObject({ subject_types_supported: ['pairwise'], request_uri_parameter_supported: false, http_logout_supported: true, frontchannel_logout_supported: true });
    expect(body).not.toHaveProperty('request_parameter_supported');
  });

  it('advertises nothing that is refused', async () => {
    const { body } = await read(`/${(await kit.newTenant()).tenantId}/v2.0/.well-known/openid-configuration`);
    expect(body['response_types_supported']).toEqual(['code', 'id_token', 'code id_token', 'id_token token']);
    for (const field of ['device_authorization_endpoint', 'kerberos_endpoint', 'mtls_endpoint_aliases', 'pushed_authorization_request_endpoint', 'tls_client_certificate_bound_access_tokens']) expect(body).not.toHaveProperty(field);
  });

  it.each(['common', 'organizations'])('gives %s an issuer that is a pattern', async (alias) => {
    const { body } = await read(`/${alias}/v2.0/.well-known/openid-configuration`);
    expect(body).toMatchObject({ issuer: `${kit.simulator.origin}/{tenantid}/v2.0`, token_endpoint: `${kit.simulator.origin}/${alias}/oauth2/v2.0/token` });
  });

  it.each(['consumers', 'nobody.example', '11111111-2222-4333-8444-555555555555'])('knows no tenant %s', async (name) => {
    const { status, body } = await read(`/${name}/v2.0/.well-known/openid-configuration`);
    expect([status, body['error'], body['error_codes']]).toEqual([400, 'invalid_tenant', [90002]]);
  });
});

describe('what MSAL asks before it asks for a token', () => {
  it('is told about the host that it asks, and about no other', async () => {
    const ask = (authority: string) => read(`/common/discovery/instance?api-version=1.1&authorization_endpoint=${encodeURIComponent(authority)}`);
    const { host } = new URL(kit.simulator.origin);
    expect((await ask(`${kit.simulator.origin}/common/oauth2/v2.0/authorize`)).body).toEqual({
      tenant_discovery_endpoint: `${kit.simulator.origin}/common/v2.0/.well-known/openid-configuration`, 'api-version': '1.1', metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
    });
    expect((await ask('https://login.example/common')).body['error']).toBe('invalid_instance');
  });

  it('is told whose realm a name is', async () => {
    const made = await kit.newTenant();
    const realm = async (user: string, version = '1.0') => (await read(`/common/UserRealm/${encodeURIComponent(user)}?api-version=${version}`)).body;
    expect(await realm(personOf(made, 'claimant').userPrincipalName)).toEqual({ ver: '1.0', account_type: 'Managed', domain_name: made.domain, cloud_instance_name: 'microsoftonline.com', cloud_audience_urn: 'urn:federation:MicrosoftOnline' });
    expect(await realm('somebody@elsewhere.example')).toEqual({ ver: '1.0', account_type: 'Unknown', cloud_instance_name: 'microsoftonline.com' });
    expect(await realm('x@y.example', '2.1')).toMatchObject({ error: 'not_imitated' });
  });
});

describe('signing keys', () => {
  it('come with their certificate, whose thumbprint is their name', async () => {
    const made = await kit.newTenant();
    const [key] = await keysOf(`/${made.tenantId}/discovery/v2.0/keys`);
    const certificate = new X509Certificate(Buffer.from(key?.x5c[0] ?? '', 'base64'));
    expect(Buffer.from(certificate.fingerprint.replaceAll(':', ''), 'hex').toString('base64url')).toBe(key?.kid);
    expect(key).toMatchObject({ kty: 'RSA', use: 'sig', e: 'AQAB', x5t: key?.kid, issuer: `${kit.simulator.origin}/${made.tenantId}/v2.0` });
    expect(key).not.toHaveProperty('alg');
  });

  it('are of one tenant, and under common those of all', async () => {
    const [mine, yours] = await Promise.all([kit.newTenant(), kit.newTenant()]);
    const [[a], [b]] = await Promise.all([keysOf(`/${mine.tenantId}/discovery/v2.0/keys`), keysOf(`/${yours.tenantId}/discovery/v2.0/keys`)]);
    expect(a?.kid).not.toBe(b?.kid);
    expect((await keysOf('/common/discovery/v2.0/keys')).map(({ kid }) => kid)).toEqual(expect.arrayContaining([a?.kid, b?.kid]));
  });

  it('are made once, however many ask first', async () => {
    const [before, made] = [await kit.newTenant(), await kit.newTenant()];
    // The one that lay ready goes to the other tenant: these have to wait for theirs.
    const [, ...tokens] = await Promise.all([before, made, made, made, made].map(tokenOf));
    expect(new Set(tokens.map((token) => decodeProtectedHeader(token).kid)).size).toBe(1);
  });

  it('roll: what the old one signed stays good for as long as it is published', async () => {
    const made = await kit.newTenant();
    const path = `/tenants/${made.tenantId}`;
    const before = await tokenOf(made);
    expect((await kit.control(`${path}/keys/roll`, 'POST', {})).status).toBe(200);
    const after = await tokenOf(made);
    expect(decodeProtectedHeader(after).kid).not.toBe(decodeProtectedHeader(before).kid);
    const published = createRemoteJWKSet(new URL(`${kit.simulator.origin}/${made.tenantId}/discovery/v2.0/keys`));
    for (const token of [before, after]) {
      await jwtVerify(token, published);
      expect(await statusWith(token)).toBe(200);
    }
    await kit.control(`${path}/clock/advance`, 'POST', { ms: 24 * 60 * 60_000 });
    expect([await statusWith(before), await statusWith(after)]).toEqual([401, 200]);
    expect(await keysOf(`/${made.tenantId}/discovery/v2.0/keys`)).toHaveLength(1);
  });

  it('can be withdrawn at once', async () => {
    const made = await kit.newTenant();
    const before = await tokenOf(made);
    await kit.control(`/tenants/${made.tenantId}/keys/roll`, 'POST', { withdraw: true });
    expect(await statusWith(before)).toBe(401);
    expect(await statusWith(await tokenOf(made))).toBe(200);
  });

  it('outlive a reset and go with an export', async () => {
    const made = await kit.newTenant();
    const token = await tokenOf(made);
    await kit.control(`/tenants/${made.tenantId}/reset`, 'POST', {});
    expect(await statusWith(token)).toBe(200);
    const { body } = await kit.control(`/tenants/${made.tenantId}/export`);
    await kit.control(`/tenants/${made.tenantId}`, 'DELETE');
    expect(await statusWith(token)).toBe(401);
    await kit.control('/tenants', 'POST', { import: body as object });
    expect(await statusWith(token)).toBe(200);
  });
});

const statusWith = async (token: string): Promise<number> => (await fetch(`${kit.simulator.origin}/v1.0/users?$top=1`, { headers: { authorization: `Bearer ${token}` } })).status;
