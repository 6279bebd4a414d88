import { createHash } from 'node:crypto';
import { generateKeyPair } from 'dpop';
import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { kioskClient } from './kiosk-client.ts';

interface Seen {
  readonly proof: Record<string, unknown>;
  readonly body: string | null;
  readonly method: string;
}

const setUp = async (answers: readonly (() => Response | Promise<Response>)[]) => {
  const seen: Seen[] = [];
  const queue = [...answers];
  const client = kioskClient({
    key: await generateKeyPair('ES256'),
    origin: 'https://kiosk.example',
    fetch: async (_path, init) => {
      init?.signal?.throwIfAborted();
      seen.push({ proof: decodeJwt(new Headers(init?.headers).get('dpop') ?? ''), body: typeof init?.body === 'string' ? init.body : null, method: init?.method ?? '' });
      const next = queue.shift();
      if (next === undefined) throw new TypeError('no connection');
      return next();
    },
  });
  return { client, seen };
};

const wantsNonce = () => new Response('{}', { status: 401, headers: { 'dpop-nonce': 'n-1', 'www-authenticate': 'DPoP error="use_dpop_nonce", algs="ES256"' } });
const fine = () => Response.json({ step: 'start' });

test('a proof names method, target and the hash of exactly the bytes that are sent', async () => {
  const { client, seen } = await setUp([fine, fine]);
  await client.call('POST', '/api/kiosk/cases', { body: { name: 'Zoë' } });
  await client.call('GET', '/api/kiosk/state');
  expect(seen[0]?.proof).toMatchObject({ htm: 'POST', htu: 'https://kiosk.example/api/kiosk/cases', bh: createHash('sha256').update(seen[0]?.body ?? '').digest('base64url') });
  expect(seen[1]?.proof).toMatchObject({ htm: 'GET', htu: 'https://kiosk.example/api/kiosk/state' });
  expect(seen[1]?.proof).not.toHaveProperty('bh');
});

test('asked for a nonce, it tries once more with it, keeps it, and never proves twice with the same id', async () => {
  const { client, seen } = await setUp([wantsNonce, fine, fine]);
  expect(await client.call('GET', '/api/kiosk/state')).toEqual({ ok: true, value: { step: 'start' } });
  await client.call('GET', '/api/kiosk/state');
  expect(seen.map(({ proof }) => proof.nonce)).toEqual([undefined, 'n-1', 'n-1']);
  expect(new Set(seen.map(({ proof }) => proof.jti)).size).toBe(3);
});

test('asked again and again, it gives up after the second', async () => {
  const { client, seen } = await setUp([wantsNonce, wantsNonce, wantsNonce]);
  expect(await client.call('GET', '/api/kiosk/state')).toMatchObject({ ok: false });
  expect(seen).toHaveLength(2);
});

test('failures have the server’s code and tries; what is not the server’s own counts as unavailable', async () => {
  const { client } = await setUp([
    () => Response.json({ type: 'about:blank', title: '', status: 422, code: 'collect_code_wrong', triesLeft: 2 }, { status: 422 }),
    () => new Response('<h1>Bad gateway</h1>', { status: 502 }),
    () => new Response('<h1>Log in to the guest network</h1>', { status: 200 }),
    () => new Response(null, { status: 204 }),
  ]);
  expect(await client.call('POST', '/a')).toEqual({ ok: false, code: 'collect_code_wrong', triesLeft: 2 });
  expect(await client.call('POST', '/a')).toMatchObject({ ok: false, code: 'unavailable' });
  expect(await client.call('POST', '/a')).toMatchObject({ ok: false, code: 'unavailable' });
  expect(await client.call('POST', '/a')).toEqual({ ok: true, value: undefined });
});

test('no connection is "offline", a wiped page is "aborted"', async () => {
  const { client } = await setUp([]);
  expect(await client.call('GET', '/a')).toMatchObject({ ok: false, code: 'offline' });
  expect(await client.call('GET', '/a', { signal: AbortSignal.abort() })).toMatchObject({ ok: false, code: 'aborted' });
});
