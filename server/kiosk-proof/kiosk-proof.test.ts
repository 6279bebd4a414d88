import { createHash } from 'node:crypto';
import { generateProof, type KeyPair } from 'dpop';
import fc from 'fast-check';
import { calculateJwkThumbprint, compactDecrypt, CompactSign, exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { PublicJwk } from '../domain/case-state.ts';
import { PROOF_NONCE_MS } from '../domain/limits.ts';
import { Secret } from '../domain/secret.ts';
import { verifyPageStatement } from './page-statement.ts';
import { proofNonces } from './proof-nonce.ts';
import { sealPass } from './seal-pass.ts';
import { verifyProof, type ProvenRequest } from './verify-proof.ts';

const ORIGIN = 'http://localhost:8080';
const KEY = new Secret(new Uint8Array(32).fill(7));
const CASE = 'nZ0yQ1m3c5T7w9b1d3f5hA';

let device: KeyPair;
let deviceJwk: PublicJwk;
let page: { publicKey: CryptoKey; privateKey: CryptoKey };
let pageJwk: PublicJwk;
let now = 0;
let seen: Set<string>;
const clock = { now: () => new Date(now) };
const nonces = proofNonces(KEY, clock);
const replay = {
  firstTime: (key: string, jti: string): Promise<boolean> => {
    const first = !seen.has(`${key} ${jti}`);
    seen.add(`${key} ${jti}`);
    return Promise.resolve(first);
  },
};
const check = (request: ProvenRequest) => verifyProof({ origin: ORIGIN, nonces, replay })(request);

const publicPart = async (key: CryptoKey): Promise<PublicJwk> => {
  const { kty, crv, x, y } = await exportJWK(key);
  if (kty !== 'EC' || crv !== 'P-256' || x === undefined || y === undefined) throw new Error('not P-256');
  return { kty: 'EC', crv: 'P-256', x, y };
};

beforeAll(async () => {
  device = await generateKeyPair('ES256', { extractable: true });
  page = await generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true });
  [deviceJwk, pageJwk] = await Promise.all([publicPart(device.publicKey), publicPart(page.publicKey)]);
});

beforeEach(() => {
  now = Date.UTC(2026, 5, 1);
  seen = new Set();
});

const body = new TextEncoder().encode('{"collectCode":"1234"}');
const bh = createHash('sha256').update(body).digest('base64url');
const path = `/api/kiosk/cases/${CASE}/press`;
const proofFor = (url = ORIGIN + path, method = 'POST', nonce: string | undefined = nonces.fresh(), claims: Record<string, string> = { bh }): Promise<string> =>
  generateProof(device, url, method, nonce, undefined, claims);
const post = (proof: string, more: Partial<ProvenRequest> = {}): ProvenRequest => ({ headers: [proof], method: 'POST', originalUrl: path, body, ...more });

test('a proof of the browser library is taken, once, whatever the query', async () => {
  const proof = await proofFor();
  expect(await check(post(proof, { originalUrl: `${path}?x=1` }))).toEqual({ ok: true, keyThumbprint: await calculateJwkThumbprint({ ...deviceJwk }), publicKey: deviceJwk });
  expect(await check(post(proof))).toEqual({ ok: false, fault: 'replayed' });
});

test('a GET without a body needs no digest', async () => {
  const proof = await proofFor(ORIGIN + path, 'GET', nonces.fresh(), {});
  expect(await check({ headers: [proof], method: 'GET', originalUrl: path, body: new Uint8Array(0) })).toMatchObject({ ok: true });
});

test('E02 without a proof, or with two, nothing is believed', async () => {
  expect(await check(post('', { headers: undefined }))).toEqual({ ok: false, fault: 'missing' });
  expect(await check(post('', { headers: [await proofFor(), await proofFor()] }))).toEqual({ ok: false, fault: 'malformed' });
});

test('E05 a proof for another method, path or origin is refused', async () => {
  for (const [url, method] of [[`${ORIGIN}${path}`, 'GET'], [`${ORIGIN}${path}x`, 'POST'], [`http://localhost:8081${path}`, 'POST'], [`http://evil.example${path}`, 'POST']] as const) {
    expect(await check(post(await proofFor(url, method)))).toEqual({ ok: false, fault: 'target' });
  }
});

test('E07 a nonce is good for five minutes, not longer, not of the future, not of another key, and never absent', async () => {
  const old = nonces.fresh();
  now += PROOF_NONCE_MS - 1;
  expect(await check(post(await proofFor(undefined, undefined, old)))).toMatchObject({ ok: true });
  now += 1;
  expect(await check(post(await proofFor(undefined, undefined, old)))).toEqual({ ok: false, fault: 'nonce' });
  const future = nonces.fresh();
  now -= 60_000;
  const foreign = proofNonces(new Secret(new Uint8Array(32)), clock).fresh();
  for (const nonce of [future, foreign, '', 'x'.repeat(30)]) expect(await check(post(await proofFor(undefined, undefined, nonce)))).toEqual({ ok: false, fault: 'nonce' });
  expect(await check(post(await generateProof(device, ORIGIN + path, 'POST', undefined, undefined, { bh })))).toEqual({ ok: false, fault: 'nonce' });
});

test('the digest covers the bytes: another body, none, or no digest is refused', async () => {
  const other = new TextEncoder().encode('{"collectCode":"1235"}');
  expect(await check(post(await proofFor(), { body: other }))).toEqual({ ok: false, fault: 'body' });
  expect(await check(post(await proofFor(), { body: new Uint8Array(0) }))).toEqual({ ok: false, fault: 'body' });
  expect(await check(post(await proofFor(undefined, undefined, undefined, {})))).toEqual({ ok: false, fault: 'body' });
});

test('a kiosk whose clock is years off is served: only the nonce tells the time', async () => {
  const sign = (iat: number): Promise<string> =>
    new SignJWT({ jti: `jti-of-the-kiosk-${iat}`, htm: 'POST', htu: ORIGIN + path, nonce: nonces.fresh(), bh, iat }).setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: deviceJwk }).sign(device.privateKey);
  for (const iat of [0, 1, 4_102_444_800]) expect(await check(post(await sign(iat)))).toMatchObject({ ok: true });
});

test('another type, algorithm or a private key in the header is refused', async () => {
  const claims = { jti: 'a-long-enough-jti', htm: 'POST', htu: ORIGIN + path, nonce: nonces.fresh(), bh, iat: 1 };
  const privateJwk = await exportJWK(device.privateKey);
  const headers: { alg: string; typ?: string; jwk: JWK }[] = [
    { alg: 'ES256', jwk: deviceJwk },
    { alg: 'ES256', typ: 'JWT', jwk: deviceJwk },
    { alg: 'ES256', typ: 'dpop+jwt', jwk: privateJwk },
  ];
  for (const header of headers) expect(await check(post(await new SignJWT(claims).setProtectedHeader(header).sign(device.privateKey)))).toEqual({ ok: false, fault: 'malformed' });
  const rsa = await generateKeyPair('RS256');
  const rsaProof = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'dpop+jwt', jwk: await exportJWK(rsa.publicKey) }).sign(rsa.privateKey);
  expect(await check(post(rsaProof))).toEqual({ ok: false, fault: 'malformed' });
});

test('whatever stands in the header, it is refused and nothing throws', async () => {
  await fc.assert(fc.asyncProperty(fc.oneof(fc.string(), fc.tuple(fc.base64String(), fc.base64String(), fc.base64String()).map((parts) => parts.join('.'))), async (text) => {
    expect((await check(post(text))).ok).toBe(false);
  }), { numRuns: 200 });
});

const statement = (said: object, header: object = { alg: 'ES256' }, key = device.privateKey): Promise<string> =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(said))).setProtectedHeader(header as { alg: string }).sign(key);

test('a page statement speaks for one key, one subject and one device', async () => {
  const pageKeyThumbprint = await calculateJwkThumbprint({ ...pageJwk });
  const said = { nonce: 'abcdefghijklmnopqrstuv', subject: 'new-phone', pageKeyThumbprint };
  const expected = { deviceKey: deviceJwk, subject: 'new-phone', pageKey: pageJwk };
  expect(await verifyPageStatement(await statement(said), expected)).toEqual({ nonce: said.nonce, pageKeyThumbprint });

  const stranger = await generateKeyPair('ES256');
  const refused = [
    [await statement(said), { ...expected, subject: 'forgot-pin' }],
    [await statement(said), { ...expected, pageKey: deviceJwk }],
    [await statement(said), { ...expected, deviceKey: pageJwk }],
    [await statement(said), { ...expected, pageKey: { ...pageJwk, y: pageJwk.x } }],
    [await statement(said, undefined, stranger.privateKey), expected],
    [await statement({ ...said, more: 1 }), expected],
    [await statement({ ...said, nonce: 'short' }), expected],
    [await statement(said, { alg: 'ES256', typ: 'dpop+jwt' }), expected],
    ['a.b.c', expected],
  ] as const;
  for (const [text, about] of refused) expect(await verifyPageStatement(text, about)).toBeNull();
});

test('a sealed pass opens with the key of its page alone, and names its case', async () => {
  const sealed = await sealPass(new Secret('Q$wSrZ3R+'), pageJwk, CASE);
  const { plaintext, protectedHeader } = await compactDecrypt(sealed, page.privateKey);
  expect(JSON.parse(new TextDecoder().decode(plaintext))).toEqual({ pass: 'Q$wSrZ3R+' });
  expect(protectedHeader).toMatchObject({ alg: 'ECDH-ES', enc: 'A256GCM', apv: Buffer.from(CASE).toString('base64url') });
  const other = await generateKeyPair('ECDH-ES', { crv: 'P-256' });
  await expect(compactDecrypt(sealed, other.privateKey)).rejects.toThrow();
});
