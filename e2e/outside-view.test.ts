import { expect, test } from 'vitest';
import { differences, seen, type Seen } from './outside-view.ts';

const CASE = 'A'.repeat(22);
const OTHER = 'B'.repeat(22);
const answer = (caseId: string, address: string, change: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {}, more = ''): Promise<Seen> => {
  const body = `{"view":{"caseId":"${caseId}","address":"${address}"},"matchCode":"${caseId === CASE ? '123456' : '654321'}"}${more}`;
  const headers = { 'content-length': String(Buffer.byteLength(body)), date: caseId, 'dpop-nonce': caseId, ...change.headers };
  return seen('start', new Response(body, { status: 201, ...change, headers }), address);
};

test('ids, codes, the typed address, the time and the nonce make no difference', async () => {
  expect(differences([await answer(CASE, 'a@b.example')], [await answer(OTHER, 'longer@b.example')])).toEqual([]);
});

test.each<[string, () => Promise<Seen>]>([
  ['another status', () => answer(OTHER, 'a@b.example', { status: 200 })],
  ['another header', () => answer(OTHER, 'a@b.example', { headers: { 'x-kind': 'privileged' } })],
  ['a cookie', () => answer(OTHER, 'a@b.example', { headers: { 'set-cookie': 'a=b' } })],
  ['one byte more', () => answer(OTHER, 'a@b.example', {}, ' ')],
  ['another length than the bytes', () => answer(OTHER, 'a@b.example', { headers: { 'content-length': '1' } })],
])('a planted difference is seen: %s', async (_what, other) => {
  expect(differences([await answer(CASE, 'a@b.example')], [await other()])).toHaveLength(1);
});

test('an event more, less, or in another order is seen', async () => {
  const start = await answer(CASE, 'a@b.example');
  const event = (body: string): Seen => ({ what: 'event', status: null, headers: {}, body });
  expect(differences([start, event('1')], [start])).toHaveLength(1);
  expect(differences([start], [start, event('1')])).toHaveLength(1);
  expect(differences([start, event('1'), event('2')], [start, event('2'), event('1')])).toHaveLength(2);
});
