import fc from 'fast-check';
import { calculateJwkThumbprint, CompactEncrypt, compactVerify, importJWK } from 'jose';
import { expect, test } from 'vitest';
import { openSealed } from './open-sealed.ts';
import { makePageKey, type PageKey } from './page-key.ts';
import { makeNonce, signStatement } from './statement.ts';

const seal = async (to: PageKey, caseId: string, content: unknown, protect: { alg?: string; enc?: string } = {}): Promise<string> =>
  new CompactEncrypt(new TextEncoder().encode(JSON.stringify(content)))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', ...protect })
    .setKeyManagementParameters({ apv: new TextEncoder().encode(caseId) })
    .encrypt(await importJWK(to.publicKey, 'ECDH-ES'));

test('opens what jose sealed, whatever the pass and the case', async () => {
  const key = await makePageKey();
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ minLength: 1, maxLength: 40 }), async (pass, caseId) => {
      expect(await openSealed(await seal(key, caseId, { pass }), key.privateKey, caseId)).toEqual({ pass });
    }),
    { numRuns: 40 },
  );
});

test('refuses another case, another key, another method and any changed part', async () => {
  const [mine, other] = [await makePageKey(), await makePageKey()];
  const jwe = await seal(mine, 'case-1', { pass: 'Qw7+rT0l' });
  await expect(openSealed(jwe, mine.privateKey, 'case-2')).rejects.toThrow('another case');
  await expect(openSealed(jwe, other.privateKey, 'case-1')).rejects.toThrow();
  await expect(openSealed(await seal(mine, 'case-1', { pass: 'x' }, { alg: 'ECDH-ES+A256KW' }), mine.privateKey, 'case-1')).rejects.toThrow('not a sealed pass');
  await expect(openSealed(await seal(mine, 'case-1', { other: 1 }), mine.privateKey, 'case-1')).rejects.toThrow('no pass');
  const parts = jwe.split('.');
  for (const index of [2, 3, 4]) {
    const changed = parts.map((part, i) => (i === index ? (part.startsWith('A') ? 'B' : 'A') + part.slice(1) : part)).join('.');
    await expect(openSealed(changed, mine.privateKey, 'case-1')).rejects.toThrow();
  }
  await expect(openSealed(`${jwe}.x`, mine.privateKey, 'case-1')).rejects.toThrow('not a sealed pass');
});

test('no private part of a page key leaves the browser, and its thumbprint is the one of RFC 7638', async () => {
  const key = await makePageKey();
  expect(key.privateKey.extractable).toBe(false);
  expect(Object.keys(key.publicKey).sort()).toEqual(['crv', 'kty', 'x', 'y']);
  expect(key.thumbprint).toBe(await calculateJwkThumbprint(key.publicKey));
});

test('the statement is a JWS that the device key, and no other, verifies', async () => {
  const device = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const statement = { nonce: makeNonce(), subject: 'new-phone', pageKeyThumbprint: (await makePageKey()).thumbprint };
  const jws = await signStatement(device.privateKey, statement);
  const { payload } = await compactVerify(jws, device.publicKey);
  expect(JSON.parse(new TextDecoder().decode(payload))).toEqual(statement);
  const stranger = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  await expect(compactVerify(jws, stranger.publicKey)).rejects.toThrow();
});
