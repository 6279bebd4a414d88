import { ConfidentialClientApplication, CryptoProvider, InteractionRequiredAuthError, PublicClientApplication, ServerError, type AuthorizationCodeRequest, type AuthorizationUrlRequest, type NodeAuthOptions } from '@azure/msal-node';
import { createHash, X509Certificate } from 'node:crypto';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newTestTenant, startKit, type Kit, type TestTenant } from '../pages/test-tenant.ts';
import { appOf, SCOPE } from '../test-kit.ts';
import { newCertificate } from './test-certificate.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

const REDIRECT = 'http://localhost:4711/back';
const SCOPES = ['User.Read', 'offline_access'];

/** How any MSAL is pointed at a simulator: the authority, and that its host is known (host with port). */
const auth = (tenant: TestTenant, app = 'signin'): NodeAuthOptions => ({
  clientId: appOf(tenant.made, app).clientId,
  authority: `${kit.simulator.origin}/${tenant.id}`,
  knownAuthorities: [new URL(kit.simulator.origin).host],
});

const confidential = (tenant: TestTenant, app?: string): ConfidentialClientApplication =>
  new ConfidentialClientApplication({ auth: { ...auth(tenant, app), clientSecret: appOf(tenant.made, app ?? 'signin').clientSecret } });

/** Signs in on the pages with a pass and gives what came back to the app. */
async function signIn(tenant: TestTenant, address: string, person = 'claimant'): Promise<URLSearchParams> {
  const pass = await tenant.preset(person, 'usable');
  const browser = await tenant.browser().open(address);
  await browser.submit({ do: 'user', loginfmt: tenant.who(person).userPrincipalName });
  await browser.submit({ do: 'pass', accesspass: pass });
  return new URL(browser.url).searchParams;
}

async function byCode(tenant: TestTenant, client: ConfidentialClientApplication | PublicClientApplication, more: Partial<AuthorizationUrlRequest> = {}) {
  const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
  const request = { scopes: SCOPES, redirectUri: REDIRECT, state: 's 1', nonce: 'n-1', ...more };
  const came = await signIn(tenant, await client.getAuthCodeUrl({ ...request, codeChallenge: challenge, codeChallengeMethod: 'S256' }));
  const redemption: AuthorizationCodeRequest = { ...request, code: came.get('code') ?? '', codeVerifier: verifier };
  return client.acquireTokenByCode(redemption, { code: came.get('code') ?? '', state: came.get('state') ?? '', nonce: 'n-1' });
}

const thrown = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'no error', (error: unknown) => error);

describe('ConfidentialClientApplication', () => {
  it('gets a token for itself by secret, once', async () => {
    const tenant = await newTestTenant(kit);
    const client = confidential(tenant, 'reader');
    const first = await client.acquireTokenByClientCredential({ scopes: [SCOPE] });
    expect(decodeJwt(first?.accessToken ?? '')).toMatchObject({ ver: '1.0', appidacr: '1', tid: tenant.id });
    expect((await client.acquireTokenByClientCredential({ scopes: [SCOPE] }))?.fromCache).toBe(true);
  });

  it('gets one by certificate, with the chain or without', async () => {
    const tenant = await newTestTenant(kit);
    const { certificate, key } = await newCertificate();
    await kit.control(`/tenants/${tenant.id}/apps/reader`, 'PATCH', { certificate });
    const thumbprintSha256 = createHash('sha256').update(new X509Certificate(certificate).raw).digest('hex');
    for (const x5c of [certificate, undefined]) {
      const client = new ConfidentialClientApplication({ auth: { ...auth(tenant, 'reader'), clientCertificate: { thumbprintSha256, privateKey: key, ...(x5c !== undefined && { x5c }) } } });
      expect(decodeJwt((await client.acquireTokenByClientCredential({ scopes: [SCOPE] }))?.accessToken ?? '')).toMatchObject({ appidacr: '2' });
    }
  });

  it('hears the code of a refusal as MSAL reads it', async () => {
    const tenant = await newTestTenant(kit);
    const client = new ConfidentialClientApplication({ auth: { ...auth(tenant), clientSecret: 'wrong' } });
    const error = await thrown(client.acquireTokenByClientCredential({ scopes: [SCOPE] }));
    expect(error).toBeInstanceOf(ServerError);
    expect(error).toMatchObject({ errorCode: 'invalid_client', errorNo: 7000215, status: 401 });
  });

  it('signs a person in by code and PKCE, and refreshes silently', async () => {
    const tenant = await newTestTenant(kit, { redirectUris: [REDIRECT] });
    const client = confidential(tenant);
    const result = await byCode(tenant, client);
    const { id, userPrincipalName } = tenant.who('claimant');
    expect(result.account).toMatchObject({ homeAccountId: `${id}.${tenant.id}`, tenantId: tenant.id, username: userPrincipalName });
    expect(result.scopes).toContain('User.Read');
    if (result.account === null) throw new Error('no account');
    const again = await client.acquireTokenSilent({ account: result.account, scopes: SCOPES, forceRefresh: true });
    expect(again.fromCache).toBe(false);
    expect(again.accessToken).not.toBe(result.accessToken);
  });
});

describe('PublicClientApplication', () => {
  const publicTenant = async (): Promise<TestTenant> => {
    const tenant = await newTestTenant(kit);
    await kit.control(`/tenants/${tenant.id}/apps/signin`, 'PATCH', { redirectUris: [], publicRedirectUris: [REDIRECT] });
    return tenant;
  };

  it('signs a person in without a secret, and refreshes silently', async () => {
    const tenant = await publicTenant();
    const client = new PublicClientApplication({ auth: auth(tenant) });
    const result = await byCode(tenant, client);
    expect(decodeJwt(result.accessToken)).toMatchObject({ appidacr: '0', scp: 'openid profile User.Read' });
    if (result.account === null) throw new Error('no account');
    expect((await client.acquireTokenSilent({ account: result.account, scopes: SCOPES, forceRefresh: true })).fromCache).toBe(false);
  });

  it('is sent back to the person when sessions were revoked', async () => {
    const tenant = await publicTenant();
    const client = new PublicClientApplication({ auth: auth(tenant) });
    const { account } = await byCode(tenant, client);
    await tenant.advance(1000);
    await kit.graph(kit.bySecret(tenant.made)).api(`/users/${tenant.who('claimant').id}/revokeSignInSessions`).post({});
    if (account === null) throw new Error('no account');
    const error = await thrown(client.acquireTokenSilent({ account, scopes: SCOPES, forceRefresh: true }));
    expect(error).toBeInstanceOf(InteractionRequiredAuthError);
    expect(String(error)).toContain('AADSTS50173');
  });

  it('is refused when it is no public client, and told so', async () => {
    const tenant = await newTestTenant(kit, { redirectUris: [REDIRECT] });
    expect(String(await thrown(byCode(tenant, new PublicClientApplication({ auth: auth(tenant) }))))).toContain('AADSTS7000218');
  });

  it('is refused under common unless its app is for several tenants', async () => {
    const tenant = await publicTenant();
    const client = new PublicClientApplication({ auth: { ...auth(tenant), authority: `${kit.simulator.origin}/common` } });
    const { challenge } = await new CryptoProvider().generatePkceCodes();
    const browser = await tenant.browser().open(await client.getAuthCodeUrl({ scopes: SCOPES, redirectUri: REDIRECT, codeChallenge: challenge, codeChallengeMethod: 'S256' }));
    expect([browser.status, browser.text.includes('AADSTS50194')]).toEqual([400, true]);
    await kit.control(`/tenants/${tenant.id}/apps/signin`, 'PATCH', { signInAudience: 'AzureADMultipleOrgs' });
    expect((await byCode(tenant, client)).account).toMatchObject({ tenantId: tenant.id });
  });
});
