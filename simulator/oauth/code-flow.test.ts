import * as client from 'openid-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newTestTenant, startKit, type Kit, type TestTenant } from '../pages/test-tenant.ts';
import type { TestBrowser } from '../pages/test-browser.ts';
import { appOf } from '../test-kit.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

const REDIRECT = 'http://localhost:4711/back';
const C1 = JSON.stringify({ id_token: { acrs: { essential: true, value: 'c1' } } });

interface Flow {
  readonly tenant: TestTenant;
  readonly config: client.Configuration;
  /** Starts at `authorize` in this browser. */
  readonly begin: (page: TestBrowser, more?: Record<string, string>) => Promise<TestBrowser>;
  /** Redeems where the browser ended. */
  readonly redeem: (page: TestBrowser) => ReturnType<typeof client.authorizationCodeGrant>;
}

async function newFlow(): Promise<Flow> {
  const tenant = await newTestTenant(kit, { redirectUris: [REDIRECT] });
  const { clientId, clientSecret } = appOf(tenant.made, 'signin');
  const config = await client.discovery(new URL(`${kit.simulator.origin}/${tenant.id}/v2.0`), clientId, clientSecret);
  client.enableNonRepudiationChecks(config);
  const verifier = client.randomPKCECodeVerifier();
  const common = { redirect_uri: REDIRECT, scope: 'openid profile offline_access', state: 'a b&c', nonce: 'n-1', code_challenge_method: 'S256', code_challenge: await client.calculatePKCECodeChallenge(verifier) };
  return {
    tenant, config,
    begin: (page, more = {}) => page.open(front(config, 'authorization_endpoint', { client_id: clientId, response_type: 'code', ...common, ...more })),
    redeem: (page) => client.authorizationCodeGrant(config, new URL(page.url), { pkceCodeVerifier: verifier, expectedState: 'a b&c', expectedNonce: 'n-1' }),
  };
}

/** The library builds no address on plain http unless told so by a call that it has marked as deprecated from the start. */
const front = (config: client.Configuration, endpoint: 'authorization_endpoint' | 'end_session_endpoint', query: Record<string, string>): string =>
  `${config.serverMetadata()[endpoint] ?? ''}?${new URLSearchParams(query).toString()}`;

async function byPassword(tenant: TestTenant, page: TestBrowser, key: string): Promise<TestBrowser> {
  const { userPrincipalName, password } = tenant.who(key);
  await page.submit({ do: 'user', loginfmt: userPrincipalName });
  await page.submit({ do: 'password', passwd: password });
  return page.submit({ do: 'code', otc: await tenant.code(key) });
}

async function byPass(tenant: TestTenant, page: TestBrowser, key: string, preset = 'usable'): Promise<TestBrowser> {
  const pass = await tenant.preset(key, preset);
  await page.submit({ do: 'user', loginfmt: tenant.who(key).userPrincipalName });
  return page.submit({ do: 'pass', accesspass: pass });
}

const errorOf = (page: TestBrowser): string | null => new URL(page.url).searchParams.get('error');
const refusal = (work: Promise<unknown>): Promise<string> => work.then(() => 'no error', (error: unknown) => (error instanceof client.ResponseBodyError ? `${error.error} ${error.error_description ?? ''}` : String(error)));

it('signs in by password and code, checked by an unmodified client', async () => {
  const { tenant, begin, redeem } = await newFlow();
  const tokens = await redeem(await byPassword(tenant, await begin(tenant.browser(), { claims: C1 }), 'director'));
  const claims = tokens.claims();
  expect(claims).toMatchObject({ oid: tenant.who('director').id, tid: tenant.id, acrs: ['c1'], roles: ['Vouch.Auditor'], preferred_username: tenant.who('director').userPrincipalName, ver: '2.0' });
  expect(claims).not.toHaveProperty('amr');
  expect(claims?.auth_time).toBeLessThanOrEqual(claims?.iat ?? 0);
});

it('signs in by the pass alone, which counts as MFA, and says no context that was not asked for', async () => {
  const { tenant, begin, redeem } = await newFlow();
  const browser = await byPass(tenant, await begin(tenant.browser()), 'claimant');
  expect((await redeem(browser)).claims()).not.toHaveProperty('acrs');
  // The same browser is signed in, and with a pass that meets c1 without another step.
  expect((await redeem(await begin(browser, { claims: C1 }))).claims()).toMatchObject({ acrs: ['c1'] });
});

it('never says a context that the tenant does not know', async () => {
  const { tenant, begin, redeem } = await newFlow();
  const claims = JSON.stringify({ id_token: { acrs: { values: ['c2', 'c1', 'c9'] } } });
  const browser = await byPass(tenant, await begin(tenant.browser(), { claims }), 'claimant');
  expect((await redeem(browser)).claims()).toMatchObject({ acrs: ['c1'] });
});

it('asks again with prompt=login and max_age=0, and not otherwise', async () => {
  const { tenant, begin, redeem } = await newFlow();
  const browser = await byPassword(tenant, await begin(tenant.browser()), 'manager');
  await redeem(await begin(browser));
  for (const more of [{ prompt: 'login' }, { max_age: '0' }]) {
    expect((await begin(browser, more)).text).toContain('Enter password');
    expect((await begin(browser, { prompt: 'none' })).url).toContain(REDIRECT);
  }
  expect((await begin(browser, { prompt: 'select_account' })).text).toContain('Pick an account');
  expect((await begin(browser, { login_hint: tenant.who('director').userPrincipalName })).text).toContain(tenant.who('director').userPrincipalName);
});

it('keeps the sign-ins of simulated devices apart in one browser', async () => {
  const { tenant, begin, redeem } = await newFlow();
  const browser = await byPassword(tenant, await begin(tenant.browser()), 'manager');
  const phone = tenant.who('director').devices.find(({ kind }) => kind === 'phone')?.id ?? '';
  expect((await begin(browser, { device: phone })).text).toContain('Email or phone');
  await byPassword(tenant, browser, 'director');
  expect((await redeem(browser)).claims()).toMatchObject({ oid: tenant.who('director').id });
  expect((await redeem(await begin(browser, { device: 'browser' }))).claims()).toMatchObject({ oid: tenant.who('manager').id });
});

it('gives a code once, to the app that holds the verifier', async () => {
  const { tenant, config, begin, redeem } = await newFlow();
  const browser = await byPass(tenant, await begin(tenant.browser()), 'claimant');
  const check = { expectedState: 'a b&c', expectedNonce: 'n-1' };
  expect(await refusal(client.authorizationCodeGrant(config, new URL(browser.url), { ...check, pkceCodeVerifier: client.randomPKCECodeVerifier() }))).toContain('AADSTS501481');
  await redeem(browser);
  expect(await refusal(redeem(browser))).toContain('AADSTS54005');
});

it.each([['expires', 130504], ['is deleted', 130507]])('lets everything die with the pass when it %s', async (how, code) => {
  const { tenant, config, begin, redeem } = await newFlow();
  const browser = await byPass(tenant, await begin(tenant.browser()), 'claimant');
  const tokens = await redeem(browser);
  const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token ?? '');
  if (how === 'expires') await tenant.advance(3_600_000);
  else await tenant.preset('claimant', 'none');
  expect(await refusal(client.refreshTokenGrant(config, refreshed.refresh_token ?? ''))).toContain(`invalid_grant AADSTS${code}`);
  expect(errorOf(await begin(browser, { prompt: 'none' }))).toBe('interaction_required');
});

it('leads somebody without a second method to Security info when c1 is asked for', async () => {
  const { tenant, begin } = await newFlow();
  const { userPrincipalName, password } = tenant.who('manager');
  const browser = await tenant.browser().open(`${tenant.path}/security-info`);
  await byPassword(tenant, browser, 'manager');
  const id = /name="id" value="([^"]+)"[^>]*><button[^>]*aria-label="Delete Microsoft Authenticator/.exec(browser.body)?.[1] ?? '';
  await browser.submit({ do: 'delete', id }, browser.url);
  await begin(browser, { claims: C1, prompt: 'login' });
  await browser.submit({ do: 'back' });
  await browser.submit({ do: 'user', loginfmt: userPrincipalName });
  await browser.submit({ do: 'password', passwd: password });
  expect(browser.text).toContain('AADSTS50079');
});

it('sends faults to the app, but never to an address that nobody registered', async () => {
  const { tenant, begin } = await newFlow();
  const browser = tenant.browser();
  expect(errorOf(await begin(browser, { prompt: 'none' }))).toBe('login_required');
  expect(errorOf(await begin(browser, { response_type: 'id_token' }))).toBe('unsupported_response_type');
  expect(errorOf(await begin(browser, { code_challenge_method: 'S512' }))).toBe('invalid_request');
  expect(errorOf(await begin(browser, { claims: '{' }))).toBe('invalid_request');
  for (const address of ['http://localhost:4711/elsewhere', 'http://localhost:4711@example.com/back', 'https://example.com/back', '']) {
    await begin(browser, { redirect_uri: address });
    expect([browser.status, browser.text.includes('AADSTS50011')]).toEqual([400, true]);
  }
});

it('posts the answer back where the app wants that, with a button for browsers without scripts', async () => {
  const { tenant, begin } = await newFlow();
  const browser = await byPass(tenant, await begin(tenant.browser(), { response_mode: 'form_post' }), 'claimant');
  expect(browser.body).toContain(`action="${REDIRECT}"`);
  expect(browser.body).toContain('name="state" value="a b&amp;c"');
  expect(browser.body).toMatch(/name="code" value="1\.[\w-]+"/);
});

it('asks the user info endpoint, whose subject is that of the ID token', async () => {
  const { tenant, config, begin, redeem } = await newFlow();
  const tokens = await redeem(await byPassword(tenant, await begin(tenant.browser()), 'director'));
  const said = await client.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? '');
  expect(said).toMatchObject({ name: tenant.who('director').displayName });
  const posted = await client.fetchProtectedResource(config, tokens.access_token, new URL(config.serverMetadata().userinfo_endpoint ?? ''), 'POST');
  expect(await posted.json()).toEqual(said);
});

it('signs out', async () => {
  const { tenant, config, begin } = await newFlow();
  const browser = await byPassword(tenant, await begin(tenant.browser()), 'manager');
  await browser.open(front(config, 'end_session_endpoint', { post_logout_redirect_uri: REDIRECT }));
  expect(browser.url).toContain(REDIRECT);
  expect((await begin(browser)).text).toContain('Email or phone');
});

it('refuses a form that another page sent', async () => {
  const { tenant, begin } = await newFlow();
  const browser = await begin(tenant.browser());
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'http://localhost:1' }]) {
    const answer = await fetch(browser.url, { method: 'POST', headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' }, body: 'do=user&loginfmt=x' });
    expect(answer.status).toBe(403);
  }
});
