import { afterAll, beforeAll, expect, it } from 'vitest';
import { rawFlow } from '../oauth/test-flow.ts';
import { startKit, type Kit } from '../test-kit.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

const me = (token: string): Promise<Response> => fetch(`${kit.simulator.origin}/v1.0/me`, { headers: { authorization: token } });
const known = (): string => `Bearer realm="", authorization_uri="${kit.simulator.origin}/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"`;

it.each(['', 'Bearer x', 'Basic eDp4'])('says to %j where tokens are to be had, and charges nothing', async (token) => {
  const { status, headers } = await me(token);
  expect([status, headers.get('www-authenticate'), headers.get('x-ms-resource-unit')]).toEqual([401, known(), null]);
});

it('asks for a newer token when the sign-in behind this one was revoked, in claims that the token endpoint understands', async () => {
  const flow = await rawFlow(kit);
  const { body } = await flow.redeem(await flow.byPassword(await flow.authorize(flow.tenant.browser(), { scope: 'openid offline_access User.Read User.RevokeSessions.All' })));
  const token = `Bearer ${String(body['access_token'])}`;
  expect((await me(token)).status).toBe(200);
  const begun = Math.floor(Date.now() / 1000);
  const revoked = await fetch(`${kit.simulator.origin}/v1.0/me/revokeSignInSessions`, { method: 'POST', headers: { authorization: token } });
  expect([revoked.status, revoked.headers.get('location')]).toEqual([200, kit.simulator.origin]);
  const { status, headers } = await me(token);
  const [, start, claims = ''] = /^(.*), error="insufficient_claims", claims="([^"]+)"$/.exec(headers.get('www-authenticate') ?? '') ?? [];
  expect([status, start]).toEqual([401, known()]);
  const asked = Buffer.from(claims, 'base64').toString();
  const { access_token: { nbf } } = JSON.parse(asked) as { access_token: { nbf: { essential: boolean; value: string } } };
  expect([nbf.essential, Number(nbf.value) >= begun]).toEqual([true, true]);
  expect((await flow.refresh(body['refresh_token'], { claims: asked })).body).toMatchObject({ error: 'invalid_grant', error_codes: [50_173] });
});
