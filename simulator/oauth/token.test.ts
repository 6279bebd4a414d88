import { ClientCertificateCredential, ClientSecretCredential } from '@azure/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCertificate } from './test-certificate.ts';
import { appOf, credentialOptions, personOf, refusal, SCOPE, startKit, type Kit } from '../test-kit.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

describe('tokens, with @azure/identity', () => {
  it('gives one for a secret, and Graph takes it', async () => {
    const made = await kit.newTenant();
    const found = (await kit.graph(kit.bySecret(made)).api(`/users/${personOf(made, 'claimant').id}`).get()) as { displayName: string };
    expect(found.displayName).toBe('Mara Lindqvist');
  });

  it('says AADSTS7000215 to a wrong secret', async () => {
    const made = await kit.newTenant();
    await expect(kit.bySecret(made, 'reader', 'wrong').getToken(SCOPE)).rejects.toThrow(/AADSTS7000215.*Trace ID/s);
  });

  it('takes a certificate as the library signs for it, and no other certificate', async () => {
    const made = await kit.newTenant();
    const [mine, other] = await Promise.all([newCertificate(), newCertificate()]);
    const { status } = await kit.control(`/tenants/${made.tenantId}/apps/reader`, 'PATCH', { certificate: mine.certificate });
    expect(status).toBe(200);
    const withCertificate = (pem: { certificate: string; key: string }, sendCertificateChain = false) =>
      new ClientCertificateCredential(made.tenantId, appOf(made, 'reader').clientId, { certificate: `${pem.key}${pem.certificate}` }, { ...credentialOptions(kit.simulator), sendCertificateChain });
    for (const withChain of [false, true]) {
      expect((await withCertificate(mine, withChain).getToken(SCOPE)).token).toMatch(/^ey/);
      await expect(withCertificate(other, withChain).getToken(SCOPE)).rejects.toThrow(/AADSTS700027/);
    }
  });

  it.each([
    ['unknown grant', { grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
    ['no grant', {}, 400, 'invalid_request', 900144],
    ['unknown app', { grant_type: 'client_credentials', client_id: '11111111-2222-4333-8444-555555555555' }, 400, 'unauthorized_client', 700038],
    ['no proof', { grant_type: 'client_credentials', scope: SCOPE }, 401, 'invalid_client', 7000216],
    ['bare scope', { grant_type: 'client_credentials', scope: 'User.Read', secret: 'right' }, 400, 'invalid_scope', 1002012],
    ['foreign resource', { grant_type: 'client_credentials', scope: 'https://foo.example/.default', secret: 'right' }, 400, 'invalid_resource', 500011],
  ])('refuses %s as Entra does', async (_name, { secret, ...form }: Record<string, string>, status, error, code) => {
    const made = await kit.newTenant();
    const all = { client_id: appOf(made).clientId, ...form, ...(secret !== undefined && { client_secret: appOf(made).clientSecret }) };
    const answer = await fetch(`${kit.simulator.origin}/${made.domain}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams(all) });
    const body = (await answer.json()) as Record<string, unknown>;
    expect([answer.status, body['error'], body['error_codes']]).toEqual([status, error, [code]]);
    expect(body['error_description']).toMatch(new RegExp(`^AADSTS${code}: .* Trace ID: [\\w-]{36} Correlation ID: [\\w-]{36} Timestamp: \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ$`));
  });

  it('describes each tenant under its id, whatever name was asked for', async () => {
    const made = await kit.newTenant();
    const asked = await fetch(`${kit.simulator.origin}/${made.domain}/v2.0/.well-known/openid-configuration`);
    const said = (await asked.json()) as Record<string, string>;
    expect(said['issuer']).toBe(`${kit.simulator.origin}/${made.tenantId}/v2.0`);
    expect(said['authorization_endpoint']).toBe(`${kit.simulator.pagesOrigin}/${made.tenantId}/oauth2/v2.0/authorize`);
    const keys = (await (await fetch(said['jwks_uri']!)).json()) as { keys: { kid: string; kty: string }[] };
    expect(keys.keys).toMatchObject([{ kty: 'RSA', use: 'sig' }]);
  });

  it('keeps tenants apart: a token of one opens nothing of the other', async () => {
    const [mine, yours] = [await kit.newTenant(), await kit.newTenant()];
    expect((await refusal(kit.graph(kit.bySecret(mine)).api(`/users/${personOf(yours, 'claimant').id}`).get())).statusCode).toBe(404);
    await expect(new ClientSecretCredential(yours.tenantId, appOf(mine).clientId, appOf(mine).clientSecret, credentialOptions(kit.simulator)).getToken(SCOPE)).rejects.toThrow(/AADSTS700038/);
  });
});
