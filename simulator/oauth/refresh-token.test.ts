import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startKit, type Kit } from '../pages/test-tenant.ts';
import { appOf } from '../test-kit.ts';
import { PAGE, rawFlow, type RawFlow } from './test-flow.ts';
import { verdict, type Said } from './test-token.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

const DAY = 24 * 60 * 60_000;

/** Signed in by password and code, since what rests on a pass lives no longer than it. */
const signedIn = async (flow: RawFlow): Promise<Said> => flow.redeem(await flow.byPassword(await flow.authorize(flow.tenant.browser())));
const tokenIn = ({ body }: Said): unknown => body['refresh_token'];

describe('a family of refresh tokens', () => {
  it('gives a new token each time, and leaves the old ones good, as documented', async () => {
    const flow = await rawFlow(kit);
    const first = tokenIn(await signedIn(flow));
    const second = tokenIn(await flow.refresh(first));
    expect(second).not.toBe(first);
    for (const token of [first, second, first]) expect((await flow.refresh(token)).status).toBe(200);
  });

  it('ends when an old one comes again, where the switch says so', async () => {
    const flow = await rawFlow(kit);
    await flow.settings({ assumed: { refreshReuse: 'revoke-family' } });
    const first = tokenIn(await signedIn(flow));
    const second = tokenIn(await flow.refresh(first));
    const third = await flow.refresh(second);
    expect(third.status).toBe(200);
    for (const token of [first, tokenIn(third), second]) expect(verdict(await flow.refresh(token))).toEqual([400, 'invalid_grant', 50173]);
    // Another sign-in of the same person in the same app is another family.
    expect((await flow.refresh(tokenIn(await signedIn(flow)))).status).toBe(200);
  });

  it.each(['accept', 'revoke-family'])('ends as a whole with a revocation of sessions (%s)', async (refreshReuse) => {
    const flow = await rawFlow(kit);
    await flow.settings({ assumed: { refreshReuse } });
    const first = await signedIn(flow);
    const second = await flow.refresh(tokenIn(first));
    await flow.tenant.advance(1000);
    await kit.graph(kit.bySecret(flow.tenant.made)).api(`/users/${flow.tenant.who('manager').id}/revokeSignInSessions`).post({});
    for (const said of [second, first]) {
      const dead = await flow.refresh(tokenIn(said));
      expect(verdict(dead)).toEqual([400, 'invalid_grant', 50173]);
      expect(dead.body['suberror']).toBe('bad_token');
      expect(dead.body['error_description']).toMatch(/issued on '\d{4}-.*Z' and the TokensValidFrom date .* is '\d{4}-.*Z'/);
    }
    const me = await fetch(`${kit.simulator.origin}/oidc/userinfo`, { headers: { authorization: `Bearer ${String(second.body['access_token'])}` } });
    expect(me.status).toBe(401);
  });

  it('ends as a whole when an administrator sets a new password', async () => {
    const flow = await rawFlow(kit);
    await kit.control(`/tenants/${flow.tenant.id}/apps/everything`, 'PATCH', { permissions: ['User.ReadWrite.All', 'User-PasswordProfile.ReadWrite.All'] });
    const first = tokenIn(await signedIn(flow));
    const second = tokenIn(await flow.refresh(first));
    await flow.tenant.advance(1000);
    await kit.graph(kit.bySecret(flow.tenant.made)).api(`/users/${flow.tenant.who('manager').id}`).patch({ passwordProfile: { password: 'Another-Secret-9', forceChangePasswordNextSignIn: false } });
    for (const token of [second, first]) expect(verdict(await flow.refresh(token))).toEqual([400, 'invalid_grant', 50173]);
  });

  it('dies after 90 days without use, and lives on with it', async () => {
    const flow = await rawFlow(kit);
    let token = tokenIn(await signedIn(flow));
    for (let month = 0; month < 4; month += 1) {
      await flow.tenant.advance(60 * DAY);
      const said = await flow.refresh(token);
      expect(said.status).toBe(200);
      token = tokenIn(said);
    }
    await flow.tenant.advance(90 * DAY);
    expect(verdict(await flow.refresh(token))).toEqual([400, 'invalid_grant', 700082]);
  });

  it('of a single-page app dies 24 hours after the sign-in, use or not', async () => {
    const flow = await rawFlow(kit, 'spa');
    const first = await signedIn(flow);
    expect([86_399, 86_400]).toContain(first.body['refresh_token_expires_in']);
    await flow.tenant.advance(DAY - 60_000);
    const second = await flow.refresh(tokenIn(first));
    expect(second.status).toBe(200);
    expect(second.body['refresh_token_expires_in']).toBeLessThanOrEqual(60);
    await flow.tenant.advance(60_000);
    expect(verdict(await flow.refresh(tokenIn(second)))).toEqual([400, 'invalid_grant', 700084]);
  });

  it('belongs to one app and one tenant, and cannot be made up', async () => {
    const [flow, elsewhere] = await Promise.all([rawFlow(kit), rawFlow(kit)]);
    const token = String(tokenIn(await signedIn(flow)));
    const { clientId, clientSecret } = appOf(flow.tenant.made);
    expect(verdict(await flow.refresh(token, { client_id: clientId, client_secret: clientSecret }))).toEqual([400, 'invalid_grant', 9002313]);
    expect(verdict(await elsewhere.refresh(token))).toEqual([400, 'invalid_grant', 9002313]);
    const [id, serial, seal] = Buffer.from(token.slice(2), 'base64url').toString().split('.');
    for (const forged of [`${id ?? ''}.7.${seal ?? ''}`, `${id ?? ''}.${serial ?? ''}.x`, `${id ?? ''}.${serial ?? ''}`, '..', '']) {
      expect(verdict(await flow.refresh(`1.${Buffer.from(forged).toString('base64url')}`))).toEqual([400, 'invalid_grant', 9002313]);
    }
    expect((await flow.refresh(token)).status).toBe(200);
  });

  it('gives tokens for other resources, of one at a time', async () => {
    const flow = await rawFlow(kit, 'web', { exposedScopes: ['access_as_user'] });
    const token = tokenIn(await signedIn(flow));
    const mine = `api://${flow.clientId}/access_as_user`;
    const said = await flow.refresh(token, { scope: `openid ${mine}` });
    expect(said.body['scope']).toBe(`openid ${mine}`);
    expect(decodeJwt(String(said.body['access_token']))).toMatchObject({ aud: flow.clientId, ver: '2.0', scp: 'access_as_user', azp: flow.clientId, azpacr: '1' });
    expect(verdict(await flow.refresh(token, { scope: `User.Read ${mine}` }))).toEqual([400, 'invalid_request', 28000]);
    expect(verdict(await flow.refresh(token, { scope: `api://${flow.clientId}/nothing` }))).toEqual([400, 'invalid_client', 650053]);
    expect(verdict(await flow.refresh(token, { scope: 'https://api.example/read' }))).toEqual([400, 'invalid_resource', 500011]);
  });

  it('asks for more proof where the claims challenge wants it, and MSAL is told with which claims to come back', async () => {
    const flow = await rawFlow(kit);
    const claims = JSON.stringify({ access_token: { acrs: { essential: true, value: 'c1' } } });
    const met = await flow.refresh(tokenIn(await signedIn(flow)), { claims });
    expect(decodeJwt(String(met.body['access_token']))).toMatchObject({ acrs: ['c1'] });
    const { userPrincipalName, password } = flow.tenant.who('newhire');
    const browser = await flow.authorize(flow.tenant.browser());
    await browser.submit({ do: 'user', loginfmt: userPrincipalName });
    const weak = await flow.redeem(await browser.submit({ do: 'password', passwd: password }));
    const said = await flow.refresh(tokenIn(weak), { claims });
    expect(verdict(said)).toEqual([400, 'interaction_required', 50076]);
    expect(said.body).toMatchObject({ suberror: 'basic_action', claims });
  });
});

describe('who may have tokens, and from where', () => {
  it('a page gets them for a single-page app alone, and may read the answer', async () => {
    const flow = await rawFlow(kit, 'spa');
    const browser = await flow.byPassword(await flow.authorize(flow.tenant.browser()));
    expect(verdict(await flow.redeem(browser, {}, {}))).toEqual([400, 'invalid_request', 9002327]);
    const stranger = await flow.redeem(browser, {}, { origin: 'http://evil.example' });
    expect(verdict(stranger)).toEqual([400, 'invalid_request', 9002326]);
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
    const said = await flow.redeem(browser);
    expect([said.status, said.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    const again = await flow.redeem(browser);
    expect([...verdict(again), again.headers.get('access-control-allow-origin')]).toEqual([400, 'invalid_grant', 54005, '*']);
    expect(verdict(await flow.refresh(tokenIn(said), {}, {}))).toEqual([400, 'invalid_request', 9002327]);
    expect(verdict(await flow.refresh(tokenIn(said), { client_secret: flow.clientSecret }))).toEqual([401, 'invalid_client', 700025]);
  });

  it('a page has to use PKCE', async () => {
    const flow = await rawFlow(kit, 'spa');
    const browser = await flow.byPassword(await flow.authorize(flow.tenant.browser(), { code_challenge: null, code_challenge_method: null }));
    expect(verdict(await flow.redeem(browser))).toEqual([400, 'invalid_request', 9002325]);
  });

  it('a web app has to prove itself and calls from no page', async () => {
    const flow = await rawFlow(kit);
    const browser = await flow.byPassword(await flow.authorize(flow.tenant.browser()));
    expect(verdict(await flow.redeem(browser, { client_secret: '' }))).toEqual([401, 'invalid_client', 7000218]);
    expect(verdict(await flow.redeem(browser, {}, { origin: PAGE }))).toEqual([400, 'invalid_request', 9002326]);
    expect((await flow.redeem(browser)).status).toBe(200);
  });

  it('an app on a device shows no secret', async () => {
    const flow = await rawFlow(kit, 'public');
    const browser = await flow.byPassword(await flow.authorize(flow.tenant.browser()));
    expect(verdict(await flow.redeem(browser, { client_secret: flow.clientSecret }))).toEqual([401, 'invalid_client', 700025]);
    const said = await flow.redeem(browser);
    expect(said.status).toBe(200);
    expect(said.body).not.toHaveProperty('refresh_token_expires_in');
    expect(said.body).not.toHaveProperty('client_info');
  });

  it('a browser that asks first is told what it may send', async () => {
    const flow = await rawFlow(kit, 'spa');
    const ask = (path: string, wanted: string): Promise<Response> => fetch(`${kit.simulator.origin}${path}`, { method: 'OPTIONS', headers: { origin: PAGE, 'access-control-request-method': wanted, 'access-control-request-headers': 'authorization' } });
    for (const [path, wanted] of [[`/${flow.tenant.id}/oauth2/v2.0/token`, 'POST'], ['/v1.0/users', 'GET']] as const) {
      const { status, headers } = await ask(path, wanted);
      expect([status, headers.get('access-control-allow-origin'), headers.get('access-control-allow-methods'), headers.get('access-control-allow-headers')]).toEqual([204, '*', wanted, 'authorization']);
    }
    expect((await ask('/_sim/tenants', 'POST')).status).toBe(404);
  });
});
