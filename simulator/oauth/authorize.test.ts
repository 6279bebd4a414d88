import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestBrowser } from '../pages/test-browser.ts';
import { startKit, type Kit } from '../pages/test-tenant.ts';
import { appOf } from '../test-kit.ts';
import { rawFlow, REDIRECT, valueOf, type RawFlow } from './test-flow.ts';
import { verdict } from './test-token.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

const codeIn = (browser: TestBrowser): string => /AADSTS\d+/.exec(valueOf(browser, 'error_description'))?.[0] ?? '';
const answerIn = (browser: TestBrowser): readonly string[] => [valueOf(browser, 'error'), codeIn(browser)];
const idClaims = async (flow: RawFlow, browser: TestBrowser): Promise<Record<string, unknown>> => decodeJwt(String((await flow.redeem(browser)).body['id_token']));
const C1 = JSON.stringify({ id_token: { acrs: { essential: true, value: 'c1' } } });

describe('what goes back to the app', () => {
  it.each([
    ['a response type that needs a switch', { response_type: 'id_token' }, ['unsupported_response_type', 'AADSTS700054']],
    ['the hybrid flow', { response_type: 'code id_token' }, ['unsupported_response_type', 'AADSTS700054']],
    ['the implicit flow', { response_type: 'token' }, ['unsupported_response_type', 'AADSTS700051']],
    ['a response type of nobody', { response_type: 'fish' }, ['unsupported_response_type', 'AADSTS70005']],
    ['no response type', { response_type: null }, ['invalid_request', 'AADSTS900144']],
    ['no scope', { scope: null }, ['invalid_request', 'AADSTS900144']],
    ['a resource of nobody', { scope: 'openid https://api.example/read' }, ['invalid_resource', 'AADSTS500011']],
    ['a scope of nobody', { scope: 'openid fish' }, ['invalid_client', 'AADSTS650053']],
    ['a response mode of nobody', { response_mode: 'pigeon' }, ['invalid_request', 'AADSTS70007']],
    ['a prompt of nobody', { prompt: 'dance' }, ['invalid_request', 'AADSTS90023']],
    ['an age that is none', { max_age: '-1' }, ['invalid_request', 'AADSTS90023']],
    ['a challenge of the wrong size', { code_challenge: 'short' }, ['invalid_request', 'AADSTS501491']],
    ['a method without a challenge', { code_challenge: null }, ['invalid_request', 'AADSTS900144']],
    ['claims that are no object', { claims: '[]' }, ['invalid_request', 'AADSTS9000113']],
    ['a request object', { request: 'e30.e30.' }, ['request_not_supported', 'AADSTS90023']],
    ['the resource of version 1', { resource: 'https://graph.microsoft.com' }, ['invalid_request', 'AADSTS901002']],
  ])('a refusal of %s, with state', async (_name, query, expected) => {
    const flow = await rawFlow(kit);
    const browser = await flow.authorize(flow.tenant.browser(), query);
    expect(answerIn(browser)).toEqual(expected);
    expect(valueOf(browser, 'state')).toBe('s 1');
    expect(valueOf(browser, 'error_description')).toMatch(/Trace ID: [\w-]{36} Correlation ID: [\w-]{36} Timestamp: \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/);
  });

  it.each(['query', 'fragment'])('comes in the %s where the app wants it there', async (response_mode) => {
    const flow = await rawFlow(kit);
    const browser = await flow.byPassword(await flow.authorize(flow.tenant.browser(), { response_mode }));
    const { search, hash } = new URL(browser.url);
    expect([search.includes('code='), hash.includes('code=')]).toEqual(response_mode === 'query' ? [true, false] : [false, true]);
    expect(valueOf(browser, 'state')).toBe('s 1');
  });

  it('goes to a registered address where the app names none', async () => {
    const flow = await rawFlow(kit);
    expect((await flow.byPassword(await flow.authorize(flow.tenant.browser(), { redirect_uri: null }))).url).toContain(`${REDIRECT}?`);
  });

  it('is the same when the app sends a form instead of an address', async () => {
    const flow = await rawFlow(kit);
    const browser = await flow.authorize(flow.tenant.browser(), { prompt: 'none' });
    const form = { client_id: flow.clientId, response_type: 'code', redirect_uri: REDIRECT, scope: 'openid', state: 's 1' };
    await browser.submit({ ...form, prompt: 'none' }, `${flow.tenant.path}/oauth2/v2.0/authorize`);
    expect(answerIn(browser)).toEqual(['login_required', 'AADSTS50058']);
    await flow.byPassword(await browser.submit(form, `${flow.tenant.path}/oauth2/v2.0/authorize`));
    expect(valueOf(browser, 'code')).not.toBe('');
    await browser.submit({ post_logout_redirect_uri: REDIRECT }, `${flow.tenant.path}/oauth2/v2.0/logout`);
    expect(browser.url).toBe(REDIRECT);
  });

  it('takes a plain challenge too, and holds the app to it', async () => {
    const flow = await rawFlow(kit);
    const plain = 'p'.repeat(43);
    const come = async () => flow.byPassword(await flow.authorize(flow.tenant.browser(), { code_challenge: plain, code_challenge_method: null }));
    expect((await flow.redeem(await come(), { code_verifier: plain })).status).toBe(200);
    expect(verdict(await flow.redeem(await come(), { code_verifier: 'q'.repeat(43) }))).toEqual([400, 'invalid_grant', 501481]);
    expect(verdict(await flow.redeem(await come(), { code_verifier: '' }))).toEqual([400, 'invalid_grant', 501481]);
  });
});

describe('what is shown to the person instead', () => {
  it.each([
    ['an app of nobody', { client_id: '11111111-2222-4333-8444-555555555555' }, 'AADSTS700016'],
    ['no app', { client_id: null }, 'AADSTS900144'],
    ['an address of nobody', { redirect_uri: 'https://evil.example/' }, 'AADSTS50011'],
  ])('%s: code, ids and time, and what to do', async (_name, query, code) => {
    const flow = await rawFlow(kit);
    const { status, text } = await flow.authorize(flow.tenant.browser(), query);
    expect([status, text.includes(code)]).toEqual([400, true]);
    expect(text).toMatch(/Request Id: [\w-]{36} Correlation Id: [\w-]{36} Timestamp: \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ/);
    expect(text).toContain('What to do now');
  });

  it('an address that was registered though it is none', async () => {
    const flow = await rawFlow(kit, 'web', { redirectUris: ['http://', 'http://['], spaRedirectUris: ['https://:'], logoutUrl: 'http://[' });
    expect((await flow.authorize(flow.tenant.browser(), { redirect_uri: null })).text).toContain('AADSTS500113');
    for (const redirect_uri of ['http://', 'http://[', 'https://:', REDIRECT]) {
      const { status, text } = await flow.authorize(flow.tenant.browser(), { redirect_uri });
      expect([status, text.includes('AADSTS50011')]).toEqual([400, true]);
    }
  });

  it('a doubled address, and an app without any', async () => {
    const flow = await rawFlow(kit);
    const doubled = await flow.tenant.browser().open(`${flow.tenant.path}/oauth2/v2.0/authorize?client_id=${flow.clientId}&redirect_uri=${REDIRECT}&redirect_uri=https://evil.example/`);
    expect([doubled.status, doubled.text.includes('AADSTS9000411')]).toEqual([400, true]);
    const bare = await flow.authorize(flow.tenant.browser(), { client_id: appOf(flow.tenant.made, 'reader').clientId });
    expect(bare.text).toContain('AADSTS500113');
  });
});

describe('prompt, hints and age', () => {
  it('none: says why it cannot be', async () => {
    const flow = await rawFlow(kit);
    const browser = flow.tenant.browser();
    const silently = async (query: Record<string, string> = {}) => answerIn(await flow.authorize(browser, { prompt: 'none', ...query }));
    expect(await silently()).toEqual(['login_required', 'AADSTS50058']);
    const { userPrincipalName, password } = flow.tenant.who('newhire');
    await flow.authorize(browser);
    await browser.submit({ do: 'user', loginfmt: userPrincipalName });
    await browser.submit({ do: 'password', passwd: password });
    expect(await silently()).toEqual(['', '']);
    expect(await silently({ login_hint: userPrincipalName.toUpperCase() })).toEqual(['', '']);
    expect(await silently({ login_hint: flow.tenant.who('manager').userPrincipalName })).toEqual(['login_required', 'AADSTS50058']);
    expect(await silently({ max_age: '0' })).toEqual(['login_required', 'AADSTS50132']);
    expect(await silently({ claims: C1 })).toEqual(['interaction_required', 'AADSTS50076']);
    expect(JSON.parse(valueOf(browser, 'claims'))).toEqual({ access_token: { acrs: { essential: true, value: 'c1' } } });
  });

  it('none: names the end of the pass behind the sign-in', async () => {
    const flow = await rawFlow(kit);
    const browser = await flow.byPass(await flow.authorize(flow.tenant.browser()));
    await flow.tenant.advance(3_600_000);
    expect(answerIn(await flow.authorize(browser, { prompt: 'none' }))).toEqual(['interaction_required', 'AADSTS130504']);
  });

  it('consent asks nothing, as every app is consented to; select_account asks whatever the hint', async () => {
    const flow = await rawFlow(kit);
    const browser = await flow.byPassword(await flow.authorize(flow.tenant.browser()));
    expect(valueOf(await flow.authorize(browser, { prompt: 'consent' }), 'code')).not.toBe('');
    expect((await flow.authorize(browser, { prompt: 'select_account', login_hint: flow.tenant.who('director').userPrincipalName })).text).toContain('Pick an account');
    expect(valueOf(await flow.authorize(browser, { domain_hint: 'organizations' }), 'code')).not.toBe('');
  });

  it('a login_hint claim names its person, to sign in and to sign out', async () => {
    const flow = await rawFlow(kit, 'web', { optionalClaims: ['login_hint'] });
    const browser = await flow.byPassword(await flow.authorize(flow.tenant.browser()));
    const hint = String((await idClaims(flow, browser))['login_hint']);
    expect((await flow.authorize(flow.tenant.browser(), { login_hint: hint })).text).toContain(flow.tenant.who('manager').userPrincipalName);
    const out = `${flow.tenant.path}/oauth2/v2.0/logout?logout_hint=`;
    await browser.open(`${out}O.somebody`);
    expect(answerIn(await flow.authorize(browser, { prompt: 'none' }))).toEqual(['', '']);
    await browser.open(`${out}${encodeURIComponent(hint)}`);
    expect(answerIn(await flow.authorize(browser, { prompt: 'none' }))).toEqual(['login_required', 'AADSTS50058']);
  });
});

describe('ID tokens', () => {
  it('carry optional claims only as registered, names only with profile', async () => {
    const bare = await rawFlow(kit, 'web', { optionalClaims: [] });
    const claims = await idClaims(bare, await bare.byPassword(await bare.authorize(bare.tenant.browser())));
    for (const claim of ['auth_time', 'email', 'given_name', 'family_name', 'login_hint', 'sid', 'upn', 'amr', 'acrs']) expect(claims, claim).not.toHaveProperty(claim);
    const full = await rawFlow(kit, 'web', { optionalClaims: ['auth_time', 'email', 'given_name', 'family_name', 'sid', 'upn'] });
    const browser = await full.byPassword(await full.authorize(full.tenant.browser()));
    const manager = full.tenant.who('manager');
    expect(await idClaims(full, browser)).toMatchObject({ upn: manager.userPrincipalName, email: expect.any(String) as string, given_name: expect.any(String) as string, sid: valueOf(browser, 'session_state') });
    const narrow = await idClaims(full, await full.authorize(browser, { scope: 'openid' }));
    expect([narrow['given_name'], narrow['upn'], narrow['name'], narrow['email']]).toEqual([undefined, undefined, undefined, expect.any(String)]);
  });

  it('carry the app roles that the person has in this app', async () => {
    const flow = await rawFlow(kit);
    const rolesOf = async (person: string) => (await idClaims(flow, await flow.byPassword(await flow.authorize(flow.tenant.browser()), person)))['roles'];
    expect(await rolesOf('clerk')).toEqual(['Vouch.Clerk']);
    expect(await rolesOf('manager')).toBeUndefined();
  });

  it('are left out without the scope openid, refresh tokens without offline_access', async () => {
    const flow = await rawFlow(kit);
    const said = await flow.redeem(await flow.byPassword(await flow.authorize(flow.tenant.browser(), { scope: 'User.Read' })));
    expect(Object.keys(said.body).toSorted()).toEqual(['access_token', 'expires_in', 'ext_expires_in', 'scope', 'token_type']);
  });
});

describe('signing out', () => {
  const out = (flow: RawFlow, browser: TestBrowser, query: Record<string, string>) => browser.open(`${flow.tenant.path}/oauth2/v2.0/logout?${new URLSearchParams(query).toString()}`);

  it('goes on to registered addresses alone, exactly as registered', async () => {
    const flow = await rawFlow(kit);
    for (const address of [`${REDIRECT}/elsewhere`, 'https://evil.example/', 'http://localhost:4711@evil.example/back']) {
      const browser = await out(flow, flow.tenant.browser(), { post_logout_redirect_uri: address });
      expect([browser.status, browser.url.includes('/logout')]).toEqual([200, true]);
    }
    expect((await out(flow, flow.tenant.browser(), { post_logout_redirect_uri: REDIRECT, state: 'x' })).url).toBe(`${REDIRECT}?state=x`);
  });

  it('tells the apps that the person had signed in to, then goes on', async () => {
    const flow = await rawFlow(kit, 'web', { logoutUrl: 'https://app.example/bye?a=1' });
    const browser = await flow.byPassword(await flow.authorize(flow.tenant.browser()));
    const sid = valueOf(browser, 'session_state');
    await flow.redeem(browser);
    await out(flow, browser, { post_logout_redirect_uri: REDIRECT });
    const told = new URL(/<iframe hidden src="([^"]+)"/.exec(browser.body)?.[1]?.replaceAll('&amp;', '&') ?? '');
    expect([told.origin, told.searchParams.get('a'), told.searchParams.get('sid'), told.searchParams.get('iss')]).toEqual(['https://app.example', '1', sid, `${kit.simulator.origin}/${flow.tenant.id}/v2.0`]);
    expect(browser.body).toContain(`content="1;url=${REDIRECT}"`);
    // Nobody is signed in any more: nobody is told.
    expect((await out(flow, browser, { post_logout_redirect_uri: REDIRECT })).url).toBe(REDIRECT);
  });

  it('under common finds the tenant by the app', async () => {
    const flow = await rawFlow(kit, 'web', { signInAudience: 'AzureADMultipleOrgs' });
    const browser = await flow.byPassword(await flow.authorize(flow.tenant.browser()));
    await browser.open(`/common/oauth2/v2.0/logout?client_id=${flow.clientId}&post_logout_redirect_uri=${encodeURIComponent(REDIRECT)}`);
    expect(browser.url).toBe(REDIRECT);
    expect(answerIn(await flow.authorize(browser, { prompt: 'none' }))).toEqual(['login_required', 'AADSTS50058']);
  });
});
