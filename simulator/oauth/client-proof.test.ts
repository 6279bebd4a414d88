import { createHash, randomUUID, X509Certificate } from 'node:crypto';
import { decodeJwt, importPKCS8, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appOf, SCOPE, startKit, type Kit, type Made } from '../test-kit.ts';
import { newCertificate } from './test-certificate.ts';
import { askForToken, verdict, type Said } from './test-token.ts';

let kit: Kit;
let mine: { certificate: string; key: string };
let other: { certificate: string; key: string };
beforeAll(async () => {
  kit = await startKit();
  [mine, other] = await Promise.all([newCertificate(), newCertificate()]);
});
afterAll(() => kit.simulator.close());

const der = (pem: string): Buffer => new X509Certificate(pem).raw;
const thumb = (pem: string, hash: string): string => createHash(hash).update(der(pem)).digest('base64url');
const chain = (...pems: readonly string[]): string[] => pems.map((pem) => der(pem).toString('base64'));

interface Order {
  readonly alg?: 'PS256' | 'RS256';
  readonly header?: Record<string, unknown>;
  readonly claims?: Record<string, unknown>;
  readonly key?: string;
}

async function withCertificate(certificate = mine.certificate): Promise<Made> {
  const made = await kit.newTenant();
  expect((await kit.control(`/tenants/${made.tenantId}/apps/reader`, 'PATCH', { certificate })).status).toBe(200);
  return made;
}

async function byAssertion(made: Made, { alg = 'PS256', header = { 'x5t#S256': thumb(mine.certificate, 'sha256') }, claims = {}, key = mine.key }: Order): Promise<Said> {
  const { clientId } = appOf(made, 'reader');
  const now = Math.floor(Date.now() / 1000);
  const client_assertion = await new SignJWT({ aud: `${kit.simulator.origin}/${made.tenantId}/oauth2/v2.0/token`, iss: clientId, sub: clientId, jti: randomUUID(), nbf: now, iat: now, exp: now + 600, ...claims })
    .setProtectedHeader({ alg, typ: 'JWT', ...header })
    .sign(await importPKCS8(key, alg));
  return askForToken(kit, made, { grant_type: 'client_credentials', client_id: clientId, scope: SCOPE, client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion });
}

describe('certificates', () => {
  it.each([
    ['PS256, x5t#S256', 'PS256', () => ({ 'x5t#S256': thumb(mine.certificate, 'sha256') })],
    ['PS256, x5t#S256 and chain', 'PS256', () => ({ 'x5t#S256': thumb(mine.certificate, 'sha256'), x5c: chain(mine.certificate, other.certificate) })],
    ['RS256, x5t, as old clients sign', 'RS256', () => ({ x5t: thumb(mine.certificate, 'sha1') })],
    ['RS256, x5t and chain', 'RS256', () => ({ x5t: thumb(mine.certificate, 'sha1'), x5c: chain(mine.certificate) })],
    ['chain alone', 'PS256', () => ({ x5c: chain(mine.certificate) })],
  ] as const)('takes %s', async (_name, alg, header) => {
    const said = await byAssertion(await withCertificate(), { alg, header: header() });
    expect(said.status).toBe(200);
    expect(decodeJwt(String(said.body['access_token']))).toMatchObject({ appidacr: '2' });
  });

  const seconds = Math.floor(Date.now() / 1000);
  it.each([
    ['a chain whose leaf nobody registered', () => ({ header: { x5c: chain(other.certificate, mine.certificate) }, key: other.key }), 700027],
    ['a registered thumbprint over another leaf', () => ({ header: { x5t: thumb(mine.certificate, 'sha1'), x5c: chain(other.certificate) } }), 700027],
    ['no name of a certificate', () => ({ header: {} }), 700027],
    ['another key under a registered name', () => ({ key: other.key }), 700027],
    ['another audience', () => ({ claims: { aud: 'https://login.example/token' } }), 700023],
    ['another issuer', () => ({ claims: { iss: randomUUID() } }), 700021],
    ['an end in the past', () => ({ claims: { nbf: seconds - 4000, exp: seconds - 3000 } }), 700024],
    ['a beginning in the future', () => ({ claims: { nbf: seconds + 3000, exp: seconds + 4000 } }), 700024],
    ['an end beyond all time', () => ({ claims: { exp: -1e300 } }), 700024],
    ['no id of its own', () => ({ claims: { jti: undefined } }), 50027],
  ] as const)('refuses %s', async (_name, order, code) => {
    expect(verdict(await byAssertion(await withCertificate(), order()))).toEqual([401, 'invalid_client', code]);
  });

  it('refuses a certificate that has run out, and says so', async () => {
    const old = await newCertificate(new Date(Date.now() - 1000));
    const said = await byAssertion(await withCertificate(old.certificate), { header: { x5t: thumb(old.certificate, 'sha1') }, key: old.key });
    expect(verdict(said)).toEqual([401, 'invalid_client', 700027]);
    expect(said.body['error_description']).toContain('The key used is expired.');
  });

  it.each(['', 'x', 'a.b.c', 'e30.e30.AA'])('refuses what is no assertion: %j', async (client_assertion) => {
    const made = await withCertificate();
    const said = await askForToken(kit, made, { grant_type: 'client_credentials', client_id: appOf(made, 'reader').clientId, scope: SCOPE, client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion });
    expect(verdict(said)).toEqual([401, 'invalid_client', client_assertion === '' ? 7000216 : 50027]);
  });
});

describe('secrets', () => {
  const basic = (id: string, secret: string): Record<string, string> => ({ authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}` });

  it('come in the form or by Basic, not by both', async () => {
    const made = await kit.newTenant();
    const { clientId, clientSecret } = appOf(made);
    const form = { grant_type: 'client_credentials', scope: SCOPE };
    const inForm = { ...form, client_id: clientId, client_secret: clientSecret };
    expect((await askForToken(kit, made, inForm)).status).toBe(200);
    expect((await askForToken(kit, made, form, basic(clientId, clientSecret))).status).toBe(200);
    expect(verdict(await askForToken(kit, made, inForm, basic(clientId, clientSecret)))).toEqual([400, 'invalid_request', 90023]);
    expect(verdict(await askForToken(kit, made, { ...form, client_id: clientId }, basic(randomUUID(), clientSecret)))).toEqual([400, 'invalid_request', 90023]);
    expect(verdict(await askForToken(kit, made, form, basic(clientId, 'wrong')))).toEqual([401, 'invalid_client', 7000215]);
  });

  it('run out', async () => {
    const made = await kit.newTenant();
    const { body } = await kit.control(`/tenants/${made.tenantId}/export`);
    const exported = body as { tenant: { apps: { secrets: { expiresRealAt: number }[] }[] } };
    for (const app of exported.tenant.apps) for (const secret of app.secrets) secret.expiresRealAt = 0;
    await kit.control(`/tenants/${made.tenantId}`, 'DELETE');
    await kit.control('/tenants', 'POST', { import: exported });
    const { clientId, clientSecret } = appOf(made);
    expect(verdict(await askForToken(kit, made, { grant_type: 'client_credentials', scope: SCOPE, client_id: clientId, client_secret: clientSecret }))).toEqual([401, 'invalid_client', 7000222]);
  });

  it('never come from a page', async () => {
    const made = await kit.newTenant();
    const { clientId, clientSecret } = appOf(made);
    const said = await askForToken(kit, made, { grant_type: 'client_credentials', scope: SCOPE, client_id: clientId, client_secret: clientSecret }, { origin: 'http://localhost:3000' });
    expect(verdict(said)).toEqual([400, 'invalid_request', 9002326]);
    expect(said.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('requests that are none', () => {
  it.each([
    ['a doubled parameter', 'grant_type=client_credentials&scope=a&scope=b', {}, [400, 'invalid_request', 9000411]],
    ['JSON', '{"grant_type":"client_credentials"}', { 'content-type': 'application/json' }, [400, 'invalid_request', 900144]],
    ['no app', 'grant_type=client_credentials', {}, [400, 'invalid_request', 900144]],
    ['a name that is no id', 'grant_type=client_credentials&client_id=foo', {}, [400, 'unauthorized_client', 700016]],
    ['a grant that is a word of the language', 'grant_type=constructor', {}, [400, 'unsupported_grant_type', 70003]],
  ])('are refused: %s', async (_name, body, headers, expected) => {
    const made = await kit.newTenant();
    const answer = await fetch(`${kit.simulator.origin}/${made.tenantId}/oauth2/v2.0/token`, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } });
    expect(verdict({ status: answer.status, body: (await answer.json()) as Record<string, unknown>, headers: answer.headers })).toEqual(expected);
  });

  it('an app that is switched off gets none', async () => {
    const made = await kit.newTenant();
    await kit.control(`/tenants/${made.tenantId}/apps/reader`, 'PATCH', { enabled: false });
    const { clientId, clientSecret } = appOf(made, 'reader');
    expect(verdict(await askForToken(kit, made, { grant_type: 'client_credentials', scope: SCOPE, client_id: clientId, client_secret: clientSecret }))).toEqual([400, 'unauthorized_client', 7000112]);
  });

  it('an error says what was captured, and where to read about it only where that was captured', async () => {
    const made = await kit.newTenant();
    const wrong = await askForToken(kit, made, { grant_type: 'client_credentials', scope: SCOPE, client_id: appOf(made).clientId, client_secret: 'wrong' });
    expect(Object.keys(wrong.body).toSorted()).toEqual(['correlation_id', 'error', 'error_codes', 'error_description', 'error_uri', 'timestamp', 'trace_id']);
    expect(wrong.body['error_uri']).toBe('https://login.microsoftonline.com/error?code=7000215');
    expect(wrong.headers.get('x-ms-request-id')).toBe(wrong.body['trace_id']);
    expect((await askForToken(kit, made, { grant_type: 'nothing' })).body).not.toHaveProperty('error_uri');
  });
});

describe('every answer', () => {
  it('is kept nowhere and has an id, as recorded, refused or not', async () => {
    const made = await kit.newTenant();
    const { clientId, clientSecret } = appOf(made);
    for (const client_secret of [clientSecret, 'wrong']) {
      const { headers } = await askForToken(kit, made, { grant_type: 'client_credentials', client_id: clientId, client_secret, scope: SCOPE });
      expect([headers.get('cache-control'), headers.get('pragma'), headers.get('expires')]).toEqual(['no-store, no-cache', 'no-cache', '-1']);
      expect(headers.get('x-ms-request-id')).toMatch(/^[\w-]{36}$/);
    }
  });

  it.each([['GET', 'oauth2/v2.0/token', 'POST'], ['PUT', 'oauth2/v2.0/token', 'POST'], ['POST', 'discovery/v2.0/keys', 'GET']])('to %s %s says what is taken', async (method, path, taken) => {
    const made = await kit.newTenant();
    const answer = await fetch(`${kit.simulator.origin}/${made.tenantId}/${path}`, { method });
    const body = (await answer.json()) as Record<string, unknown>;
    expect([answer.status, body['error'], body['error_codes']]).toEqual([400, 'invalid_request', [900_561]]);
    expect(body['error_description']).toContain(`AADSTS900561: The endpoint only accepts ${taken}, OPTIONS requests. Received a ${method} request.`);
  });
});

describe('what an app gets for itself', () => {
  const tokenFor = async (made: Made, scope: string): Promise<Said> => {
    const { clientId, clientSecret } = appOf(made);
    return askForToken(kit, made, { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope });
  };
  const parts = (said: Said): readonly Record<string, unknown>[] => String(said.body['access_token']).split('.').slice(0, 2).map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>);

  it('has exactly the captured fields, for an API of its own exactly the captured claims', async () => {
    const made = await kit.newTenant();
    const { clientId } = appOf(made, 'reader');
    const said = await tokenFor(made, `api://${clientId}/.default`);
    expect(Object.keys(said.body).toSorted()).toEqual(['access_token', 'expires_in', 'ext_expires_in', 'token_type']);
    const [header = {}, claims = {}] = parts(said);
    expect(Object.keys(header).toSorted()).toEqual(['alg', 'kid', 'typ']);
    expect(Object.keys(claims).toSorted()).toEqual(['aio', 'aud', 'azp', 'azpacr', 'exp', 'iat', 'iss', 'nbf', 'oid', 'rh', 'sub', 'tid', 'uti', 'ver', 'xms_ftd']);
    expect(claims).toMatchObject({ aud: clientId, azp: appOf(made).clientId, azpacr: '1', ver: '2.0', iss: `${kit.simulator.origin}/${made.tenantId}/v2.0` });
    expect((await tokenFor(made, `${clientId}/.default`)).status).toBe(200);
  });

  it('is of version 1.0 for Graph, and opens nothing of Graph when it is for another', async () => {
    const made = await kit.newTenant();
    const [header, claims] = parts(await tokenFor(made, SCOPE));
    expect([header?.['x5t'], claims?.['ver'], claims?.['aud']]).toEqual([header?.['kid'], '1.0', 'https://graph.microsoft.com']);
    const { access_token } = (await tokenFor(made, `${appOf(made, 'reader').clientId}/.default`)).body;
    const answer = await fetch(`${kit.simulator.origin}/v1.0/users`, { headers: { authorization: `Bearer ${String(access_token)}` } });
    expect(answer.status).toBe(401);
  });

  it.each(['common', 'organizations'])('needs a tenant: %s will not do', async (alias) => {
    const { clientId, clientSecret } = appOf(await kit.newTenant());
    expect(verdict(await askForToken(kit, alias, { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope: SCOPE }))).toEqual([400, 'invalid_request', 50059]);
  });
});
