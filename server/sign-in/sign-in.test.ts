import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeTls } from '../../simulator/tls.ts';
import { sendJson, startLoopbackGraph, TENANT, type LoopbackGraph } from '../directory/loopback-graph.ts';
import { SIGN_IN_MS } from '../domain/limits.ts';
import { Secret } from '../domain/secret.ts';
import { KNOWN_BY } from '../domain/words.ts';
import { openDatabase, type OpenDatabase } from '../store/open-database.ts';
import { signInStore } from '../store/sign-ins.ts';
import { createTestDatabase, type TestDatabase } from '../store/test-database.ts';
import { systemRandom } from '../system.ts';
import { beginSignIn, type SignInDeps } from './begin-sign-in.ts';
import { completeSignIn } from './complete-sign-in.ts';
import { relyingParty } from './relying-party.ts';
import { APPROVER_SIDE, DESK_SIDE } from './sides.ts';
import type { SignInFor, SignInResult } from './sign-in-port.ts';

const CLIENT = 'bbbbbbbb-0000-4000-8000-000000000002';
const OID = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';
const REDIRECT = 'http://localhost:8082/auth/callback';

let entra: LoopbackGraph;
let keys: { publicKey: CryptoKey; privateKey: CryptoKey };
let database: TestDatabase;
let open: OpenDatabase;
let deps: SignInDeps;
let now: number;

beforeAll(async () => {
  [entra, keys] = await Promise.all([makeTls([], Date.now()).then(startLoopbackGraph), generateKeyPair('RS256')]);
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'key', use: 'sig' };
  entra.answer = (_, response) => { sendJson(response, 200, { keys: [jwk] }); };
});
afterAll(() => entra.close());

beforeEach(async () => {
  entra.tokens.length = 0;
  database = await createTestDatabase();
  open = openDatabase(database.url);
  now = Date.UTC(2026, 5, 1);
  const settings = { issuer: `${entra.origin}/${TENANT}/v2.0`, tenantId: TENANT, clientId: CLIENT, proof: { kind: 'secret' as const, secret: new Secret('s3cret') }, redirectUri: REDIRECT, side: APPROVER_SIDE };
  deps = { settings, relyingParty: relyingParty(settings), transactions: signInStore(open.db), clock: { now: () => new Date(now) }, random: systemRandom };
});
afterEach(async () => {
  await open.close();
  await database.drop();
});

interface Begun { readonly cookie: string; readonly asked: URLSearchParams }
const begin = async (why: SignInFor = 'view', returnTo: unknown = '/factors'): Promise<Begun> => {
  const { cookie, location } = await beginSignIn(deps)(why, returnTo);
  return { cookie, asked: new URL(location).searchParams };
};

const systemNow = (): number => Math.floor(Date.now() / 1000);
const idToken = (nonce: string | null, more: JWTPayload = {}, key = keys.privateKey): Promise<string> =>
  new SignJWT({
    iss: `${entra.origin}/${TENANT}/v2.0`, aud: CLIENT, sub: 'pairwise', tid: TENANT, oid: OID, name: 'Mona Manager', ver: '2.0',
    iat: systemNow(), nbf: systemNow(), exp: systemNow() + 3600, ...(nonce !== null && { nonce }), ...more,
  }).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'key' }).sign(key);

const grant = (token: string): void => {
  entra.token = (response) => { sendJson(response, 200, { token_type: 'Bearer', scope: 'openid profile', expires_in: 3599, access_token: 'opaque', id_token: token }); };
};

const finish = async (begun: Begun, token?: string, cookie: string | undefined = begun.cookie): Promise<SignInResult> => {
  grant(token ?? (await idToken(begun.asked.get('nonce'))));
  return completeSignIn(deps)(cookie, `?code=abc&state=${begun.asked.get('state') ?? ''}`);
};

test('a sign-in asks for what it is for, with PKCE, and gives tenant and object id', async () => {
  const begun = await begin('view', '/approve/nZ0yQ1m3c5T7w9b1d3f5hA');
  expect(Object.fromEntries(begun.asked)).toMatchObject({ client_id: CLIENT, redirect_uri: REDIRECT, response_type: 'code', response_mode: 'query', scope: 'openid profile', code_challenge_method: 'S256' });
  expect(await finish(begun, await idToken(begun.asked.get('nonce'), { oid: OID.toUpperCase(), roles: ['Vouch.Clerk', 7] }))).toEqual({
    kind: 'signed-in', why: 'view', returnTo: '/approve/nZ0yQ1m3c5T7w9b1d3f5hA',
    who: { tid: TENANT, oid: OID, displayName: 'Mona Manager', acrs: [], roles: ['Vouch.Clerk'], authTime: null },
  });
  const sent = new URLSearchParams(entra.tokens[0]!.body);
  expect(Object.fromEntries(sent)).toMatchObject({ client_id: CLIENT, client_secret: 's3cret', code: 'abc', redirect_uri: REDIRECT, grant_type: 'authorization_code' });
  expect(sent.get('code_verifier')).toHaveLength(43);
});

test('L01 state missing, another, or used before is refused', async () => {
  const begun = await begin();
  grant(await idToken(begun.asked.get('nonce')));
  expect(await completeSignIn(deps)(begun.cookie, '?code=abc')).toMatchObject({ kind: 'refused', reason: 'invalid' });
  const other = await begin();
  expect(await completeSignIn(deps)(other.cookie, `?code=abc&state=${begun.asked.get('state') ?? ''}`)).toMatchObject({ kind: 'refused' });
  const good = await begin();
  expect((await finish(good)).kind).toBe('signed-in');
  expect(await finish(good)).toMatchObject({ kind: 'refused', reason: 'transaction' });
});

test('L01 L12 a response in another browser is refused, and asks Entra for nothing', async () => {
  const victim = await begin();
  const attacker = await begin();
  for (const cookie of [undefined, '', 'x', 'A'.repeat(43)]) expect(await completeSignIn(deps)(cookie, `?code=abc&state=${attacker.asked.get('state') ?? ''}`)).toMatchObject({ kind: 'refused', reason: 'transaction' });
  expect(await finish(attacker, undefined, victim.cookie)).toMatchObject({ kind: 'refused', reason: 'invalid' });
  expect(entra.tokens).toHaveLength(0);
});

test('L02 L03 a wrong or missing nonce, and a code that Entra has seen, make no session', async () => {
  for (const nonce of ['another', null]) expect(await finish(await begin(), await idToken(nonce))).toMatchObject({ kind: 'refused', reason: 'invalid' });
  const begun = await begin();
  entra.token = (response) => { sendJson(response, 400, { error: 'invalid_grant', error_description: 'AADSTS54005: OAuth2 Authorization code was already redeemed', error_codes: [54005] }); };
  expect(await completeSignIn(deps)(begun.cookie, `?code=abc&state=${begun.asked.get('state') ?? ''}`)).toMatchObject({ kind: 'refused', reason: 'invalid' });
});

test('L04 no signature, a shared key or a stranger’s key is refused', async () => {
  const stranger = await generateKeyPair('RS256');
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const forged: ((nonce: string | null) => Promise<string>)[] = [
    (nonce) => idToken(nonce, {}, stranger.privateKey),
    async (nonce) => { const [, payload] = (await idToken(nonce)).split('.'); return `${part({ alg: 'none' })}.${payload ?? ''}.`; },
    async (nonce) => { const [head, , signature] = (await idToken(nonce)).split('.'); return `${head ?? ''}.${part({ iss: `${entra.origin}/${TENANT}/v2.0`, aud: CLIENT, sub: 's', tid: TENANT, oid: OTHER, nonce, iat: systemNow(), exp: systemNow() + 60 })}.${signature ?? ''}`; },
    async (nonce) => new SignJWT({ iss: `${entra.origin}/${TENANT}/v2.0`, aud: CLIENT, sub: 's', tid: TENANT, oid: OID, nonce, iat: systemNow(), exp: systemNow() + 60 }).setProtectedHeader({ alg: 'HS256', kid: 'key' }).sign(new TextEncoder().encode('s3cret'.repeat(8))),
  ];
  for (const forge of forged) {
    const begun = await begin();
    expect(await finish(begun, await forge(begun.asked.get('nonce')))).toMatchObject({ kind: 'refused', reason: 'invalid' });
  }
});

test('L05 L06 another issuer, another audience, expired or not yet good is refused', async () => {
  const wrong: JWTPayload[] = [
    { iss: `${entra.origin}/${OTHER}/v2.0` },
    { iss: `${entra.origin}/common/v2.0` },
    { aud: OTHER },
    { iat: systemNow() - 7200, nbf: systemNow() - 7200, exp: systemNow() - 3600 },
    { nbf: systemNow() + 360 },
  ];
  for (const more of wrong) {
    const begun = await begin();
    expect(await finish(begun, await idToken(begun.asked.get('nonce'), more)), JSON.stringify(more)).toMatchObject({ kind: 'refused', reason: 'invalid' });
  }
});

test('L07 L08 the same address with another object id is another person, another tenant nobody', async () => {
  const begun = await begin();
  const result = await finish(begun, await idToken(begun.asked.get('nonce'), { oid: OTHER, email: 'manager@contoso.com', preferred_username: 'manager@contoso.com' }));
  expect(result).toMatchObject({ who: { oid: OTHER } });
  for (const more of [{ tid: OTHER }, { tid: null }, { oid: 'x' }, { oid: null }] as JWTPayload[]) {
    const next = await begin();
    expect(await finish(next, await idToken(next.asked.get('nonce'), more))).toMatchObject({ kind: 'refused', reason: 'invalid' });
  }
});

test('whatever the approver answered, they come back to it after the sign-in', async () => {
  for (const known of KNOWN_BY) {
    const asked = `/approve/nZ0yQ1m3c5T7w9b1d3f5hA?lang=de&known=${known}`;
    expect(await finish(await begin('view', asked))).toMatchObject({ kind: 'signed-in', returnTo: asked });
  }
});

test('L10 a sign-in ends on a page of ours, whatever was asked for', async () => {
  for (const asked of ['//evil', '/\\evil', '/%09/evil', 'https:evil', '/approve/../x', '/approve/nZ0yQ1m3c5T7w9b1d3f5hA?x=//evil', `/${'x'.repeat(10_000)}`, ['/factors'], undefined]) {
    expect(await finish(await begin('view', asked))).toMatchObject({ kind: 'signed-in', returnTo: '/factors' });
  }
});

test('L15 L16 a fresh sign-in needs an auth_time of just now, and enrolling needs the context c1', async () => {
  const fresh = await begin('fresh');
  expect(fresh.asked.get('max_age')).toBe('0');
  expect(await finish(fresh, await idToken(fresh.asked.get('nonce'), { auth_time: systemNow() - 60 }))).toMatchObject({ kind: 'signed-in', why: 'fresh' });
  for (const more of [{}, { auth_time: systemNow() - 3600 }, { auth_time: systemNow() + 3600 }]) {
    const stale = await begin('fresh');
    expect(await finish(stale, await idToken(stale.asked.get('nonce'), more))).toMatchObject({ kind: 'refused', reason: 'step-up' });
  }
  const enrol = await begin('enrol');
  expect(JSON.parse(enrol.asked.get('claims') ?? '')).toEqual({ id_token: { acrs: { essential: true, value: 'c1' } } });
  expect(await finish(enrol, await idToken(enrol.asked.get('nonce'), { acrs: ['c1'] }))).toMatchObject({ kind: 'signed-in', who: { acrs: ['c1'] } });
  for (const acrs of [undefined, 'c2', ['c10'], { c1: true }]) {
    const without = await begin('enrol');
    expect(await finish(without, await idToken(without.asked.get('nonce'), { acrs }))).toMatchObject({ kind: 'refused', reason: 'step-up' });
  }
});

test('L17 overflowing groups, 200 roles and claims of any shape neither crash a sign-in nor change who it is', async () => {
  const begun = await begin();
  const odd = {
    _claim_names: { groups: 'src1' },
    _claim_sources: { src1: { endpoint: 'https://graph.windows.net/x' } },
    hasgroups: true,
    groups: { not: 'a list' },
    roles: Array.from({ length: 200 }, (_, index) => `Role.${index}`),
    name: { first: 'Mona' },
    acrs: 7,
    xms_edov: [null, [[]], 1e308],
  };
  const result = await finish(begun, await idToken(begun.asked.get('nonce'), odd));
  expect(result).toMatchObject({ kind: 'signed-in', who: { displayName: '', acrs: [] } });
  expect(result.kind === 'signed-in' && result.who.roles.length).toBe(200);
});

test('who says no at Entra is told so; an error that nobody can say is invalid', async () => {
  const saying = async (error: string): Promise<SignInResult> => {
    const { cookie, asked } = await begin();
    return completeSignIn(deps)(cookie, `?error=${error}&error_description=x&state=${asked.get('state') ?? ''}`);
  };
  expect(await saying('access_denied')).toMatchObject({ reason: 'declined' });
  expect(await saying('server_error')).toMatchObject({ reason: 'invalid' });
});

test('a sign-in that takes too long has to begin again', async () => {
  const begun = await begin();
  now += SIGN_IN_MS;
  expect(await finish(begun)).toMatchObject({ kind: 'refused', reason: 'transaction' });
});

test('Entra failing is told apart from Entra refusing', async () => {
  for (const answer of [503, 429]) {
    const { cookie, asked } = await begin();
    entra.token = (response) => { sendJson(response, answer, { error: 'temporarily_unavailable' }); };
    expect(await completeSignIn(deps)(cookie, `?code=abc&state=${asked.get('state') ?? ''}`)).toMatchObject({ reason: 'unavailable' });
  }
  const { cookie, asked } = await begin();
  entra.token = (response) => { response.destroy(); };
  expect(await completeSignIn(deps)(cookie, `?code=abc&state=${asked.get('state') ?? ''}`)).toMatchObject({ reason: 'unavailable' });
});

test('the database holds nothing with which a sign-in could be finished', async () => {
  const { cookie, asked } = await begin();
  const rows = JSON.stringify(await open.db.selectFrom('sign_in').selectAll().execute());
  for (const secret of [cookie, asked.get('state'), asked.get('nonce'), asked.get('code_challenge')]) expect(rows).not.toContain(secret);
});

test('L01 C07 a sign-in that the desk began means nothing on the approver\'s pages, and the other way round; at the desk it is one with c1', async () => {
  const desk = { ...deps, settings: { ...deps.settings, side: DESK_SIDE } };
  const { cookie, location } = await beginSignIn(desk)('desk', '/desk?lang=de');
  const asked = new URL(location).searchParams;
  expect(JSON.parse(asked.get('claims') ?? '')).toEqual({ id_token: { acrs: { essential: true, value: 'c1' } } });
  expect(await finish({ cookie, asked })).toEqual({ kind: 'refused', reason: 'transaction', returnTo: '/factors' });

  const back = async (claims: JWTPayload): Promise<SignInResult> => {
    const begun = await beginSignIn(desk)('desk', '//evil.example');
    const query = new URL(begun.location).searchParams;
    grant(await idToken(query.get('nonce'), claims));
    return completeSignIn(desk)(begun.cookie, `?code=abc&state=${query.get('state') ?? ''}`);
  };
  expect(await back({})).toMatchObject({ kind: 'refused', reason: 'step-up', returnTo: '/desk' });
  expect(await back({ acrs: ['c1'], roles: ['Vouch.Clerk'] })).toMatchObject({ kind: 'signed-in', why: 'desk', returnTo: '/desk', who: { roles: ['Vouch.Clerk'] } });

  const approver = await begin('enrol');
  grant(await idToken(approver.asked.get('nonce'), { acrs: ['c1'] }));
  expect(await completeSignIn(desk)(approver.cookie, `?code=abc&state=${approver.asked.get('state') ?? ''}`)).toMatchObject({ kind: 'refused', reason: 'transaction', returnTo: '/desk' });
});
