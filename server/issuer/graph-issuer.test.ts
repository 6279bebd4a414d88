import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { makeTls } from '../../simulator/tls.ts';
import { goodToken, sendError, sendJson, startLoopbackGraph, type LoopbackGraph } from '../directory/loopback-graph.ts';
import { Unavailable, type IssueOutcome, type PassIssuer } from '../ports.ts';
import { graphIssuer } from './graph-issuer.ts';

const PERSON = '11111111-1111-4111-8111-111111111111';
const PASS = '22222222-2222-4222-8222-222222222222';
const ASKED = { lifetimeInMinutes: 15, isUsableOnce: true };
const MADE = {
  '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethod',
  id: PASS,
  temporaryAccessPass: 'Q$wSrZ3R+',
  createdDateTime: '2026-06-01T12:00:01.5740124Z',
  startDateTime: '2026-06-01T12:00:00.2Z',
  ...ASKED,
  isUsable: true,
  methodUsabilityReason: 'EnabledByPolicy',
};

let graph: LoopbackGraph;
let issuer: PassIssuer;
beforeAll(async () => { graph = await startLoopbackGraph(await makeTls([], Date.now())); });
afterAll(() => graph.close());
beforeEach(() => {
  graph.calls.length = 0;
  graph.tokens.length = 0;
  graph.token = goodToken;
  issuer = graphIssuer(graph.connect());
});

const outcomeOf = (answer: (response: ServerResponse) => void): Promise<IssueOutcome> => {
  graph.answer = (_, response) => { answer(response); };
  return issuer.create(PERSON, ASKED);
};

test('a pass that was made comes back with its secret wrapped', async () => {
  const outcome = await outcomeOf((response) => { sendJson(response, 201, MADE); });
  expect(outcome).toMatchObject({ outcome: 'created', pass: { id: PASS, lifetimeInMinutes: 15, createdDateTime: new Date('2026-06-01T12:00:01.574Z') } });
  expect(outcome.outcome === 'created' && outcome.value.reveal()).toBe('Q$wSrZ3R+');
  expect(JSON.stringify(outcome)).not.toContain('Q$wSrZ3R');
  expect(graph.calls).toMatchObject([{ method: 'POST', url: `/v1.0/users/${PERSON}/authentication/temporaryAccessPassMethods`, authorization: 'Bearer token', body: JSON.stringify(ASKED) }]);
});

test('G05 G16 every 201 that is not what was asked for is an unknown outcome', async () => {
  const answers: [string, object][] = [
    ['no secret', { ...MADE, temporaryAccessPass: null }],
    ['empty secret', { ...MADE, temporaryAccessPass: '' }],
    ['secret of another kind', { ...MADE, temporaryAccessPass: ['x'] }],
    ['other lifetime', { ...MADE, lifetimeInMinutes: 60 }],
    ['not once', { ...MADE, isUsableOnce: false }],
    ['starts later', { ...MADE, startDateTime: '2026-06-01T13:00:00Z' }],
    ['no id', { ...MADE, id: 'x' }],
    ['time without a zone', { ...MADE, createdDateTime: '2026-06-01T12:00:01' }],
    ['nothing but a prototype', JSON.parse('{"__proto__":{"id":"x"}}') as object],
  ];
  for (const [what, answer] of answers) expect(await outcomeOf((response) => { sendJson(response, 201, answer); }), what).toMatchObject({ outcome: 'unknown' });
});

test('G05 a sign-in page, half an answer, nothing or a flood is an unknown outcome', async () => {
  const whole = JSON.stringify(MADE);
  const json = { 'content-type': 'application/json' };
  const answers: [string, (response: ServerResponse) => void][] = [
    ['page', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<form>')],
    ['wrong type', (response) => response.writeHead(201, { 'content-type': 'text/plain' }).end(whole)],
    ['cut text', (response) => response.writeHead(201, json).end(whole.slice(0, 40))],
    ['cut connection', (response) => { response.writeHead(201, { ...json, 'content-length': String(whole.length) }).write(whole.slice(0, 40), () => { response.destroy(); }); }],
    ['reset', (response) => { response.destroy(); }],
    ['empty', (response) => response.writeHead(201).end()],
    ['204', (response) => response.writeHead(204).end()],
    ['a megabyte', (response) => { sendJson(response, 201, { ...MADE, more: 'x'.repeat(1024 * 1024) }); }],
    ['a bomb', (response) => response.writeHead(201, { ...json, 'content-encoding': 'gzip' }).end(gzipSync(JSON.stringify({ ...MADE, more: 'x'.repeat(20 * 1024 * 1024) })))],
  ];
  for (const [what, answer] of answers) {
    graph.calls.length = 0;
    expect(await outcomeOf(answer), what).toMatchObject({ outcome: 'unknown' });
    expect(graph.calls, what).toHaveLength(1);
  }
});

test('G17 5xx, time-out codes and refusals that are no Graph errors are unknown, and never sent again', async () => {
  for (const status of [408, 500, 502, 503, 504]) {
    graph.calls.length = 0;
    expect(await outcomeOf((response) => { sendError(response, status, 'x', { 'retry-after': '1' }); })).toEqual({ outcome: 'unknown', why: `status-${status}` });
    expect(graph.calls).toHaveLength(1);
  }
  expect(await outcomeOf((response) => response.writeHead(403, { 'content-type': 'text/html' }).end('proxy'))).toMatchObject({ outcome: 'unknown' });
});

test('a Graph error with a certain status is a refusal with its code', async () => {
  for (const status of [400, 403, 404, 409, 422]) {
    expect(await outcomeOf((response) => { sendError(response, status, 'accessDenied'); })).toEqual({ outcome: 'refused', status, code: 'accessDenied' });
  }
});

test('F11 after a 401 the next call asks for a new token', async () => {
  expect(await outcomeOf((response) => { sendError(response, 401, 'InvalidAuthenticationToken'); })).toEqual({ outcome: 'token-refused' });
  await outcomeOf((response) => { sendJson(response, 201, MADE); });
  expect(graph.tokens).toHaveLength(2);
});

test('G08 Retry-After in every spelling, and the POST goes out once', async () => {
  const date = 'Mon, 01 Jun 2026 12:00:00 GMT';
  const spellings: [string | null, number | null][] = [
    ['1', 1_000], ['8', 8_000], ['120', 120_000], ['Mon, 01 Jun 2026 12:00:30 GMT', 30_000], ['Mon, 01 Jun 2026 11:00:00 GMT', 0], ['-5', null], ['abc', null], [null, null],
  ];
  for (const [spelling, retryAfterMs] of spellings) {
    graph.calls.length = 0;
    expect(await outcomeOf((response) => { sendError(response, 429, 'TooManyRequests', { date, ...(spelling !== null && { 'retry-after': spelling }) }); })).toEqual({ outcome: 'throttled', retryAfterMs });
    expect(graph.calls).toHaveLength(1);
  }
});

test('G07 a redirect is not followed, here or elsewhere', async () => {
  for (const status of [302, 307, 308]) {
    graph.calls.length = 0;
    expect(await outcomeOf((response) => response.writeHead(status, { location: `${graph.origin}/v1.0/elsewhere` }).end())).toEqual({ outcome: 'unknown', why: `status-${status}` });
    expect(graph.calls).toHaveLength(1);
  }
});

test('F08 an answer that drips or never comes ends within the limit', async () => {
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    const limit = new AbortController();
    setTimeout(() => { limit.abort(); }, ms / 40);
    return limit.signal;
  });
  let timer: NodeJS.Timeout | undefined;
  expect(await outcomeOf(() => undefined)).toEqual({ outcome: 'unknown', why: 'no-answer' });
  expect(await outcomeOf((response) => {
    response.writeHead(201, { 'content-type': 'application/json' });
    timer = setInterval(() => { response.write(' '); }, 10);
  })).toEqual({ outcome: 'unknown', why: 'no-answer' });
  clearInterval(timer);
  expect(timeout).toHaveBeenCalledWith(10_000);
  timeout.mockRestore();
});

test('F11 without a token nothing is sent, and the next try gets one at once', async () => {
  graph.token = (response) => { sendJson(response, 401, { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.', error_codes: [7000215] }); };
  expect(await issuer.create(PERSON, ASKED)).toEqual({ outcome: 'refused', status: 0, code: 'no_token' });
  graph.token = (response) => { response.writeHead(503).end(); };
  expect(await issuer.create(PERSON, ASKED)).toEqual({ outcome: 'refused', status: 0, code: 'no_token' });
  expect(graph.calls).toHaveLength(0);
  graph.token = goodToken;
  expect(await outcomeOf((response) => { sendJson(response, 201, MADE); })).toMatchObject({ outcome: 'created' });
});

test('an id that is none reaches no path', async () => {
  for (const id of ['me', '..', `${PERSON}/../x`, `${PERSON}#`, 'a@x.com', '']) {
    expect(await issuer.create(id, ASKED)).toMatchObject({ outcome: 'refused', status: 0 });
    expect(await issuer.delete(PERSON, id)).toBe('unknown');
    await expect(issuer.list(id)).rejects.toThrow(Unavailable);
  }
  expect([...graph.calls, ...graph.tokens]).toHaveLength(0);
});

test('F10 a pass is deleted, gone, or nobody knows', async () => {
  const answers: [(response: ServerResponse) => void, string][] = [
    [(response) => response.writeHead(204).end(), 'deleted'],
    [(response) => { sendError(response, 404, 'resourceNotFound'); }, 'gone'],
    [(response) => response.writeHead(404).end('not here'), 'unknown'],
    [(response) => { sendError(response, 503, 'x'); }, 'unknown'],
    [(response) => { response.destroy(); }, 'unknown'],
  ];
  for (const [answer, outcome] of answers) {
    graph.answer = (_, response) => { answer(response); };
    expect(await issuer.delete(PERSON, PASS)).toBe(outcome);
  }
});

test('signed out everywhere only when the service says so', async () => {
  const answers: [(response: ServerResponse) => void, string][] = [
    [(response) => { sendJson(response, 200, { value: true }); }, 'ended'],
    [(response) => response.writeHead(204).end(), 'ended'],
    [(response) => { sendError(response, 403, 'Authorization_RequestDenied'); }, 'unknown'],
    [(response) => { sendError(response, 503, 'x'); }, 'unknown'],
    [(response) => response.writeHead(302, { location: `${graph.origin}/v1.0/elsewhere` }).end(), 'unknown'],
    [(response) => { response.destroy(); }, 'unknown'],
  ];
  for (const [answer, outcome] of answers) {
    graph.calls.length = 0;
    graph.answer = (_, response) => { answer(response); };
    expect(await issuer.endSessions(PERSON)).toBe(outcome);
    expect(graph.calls).toMatchObject([{ method: 'POST', url: `/v1.0/users/${PERSON}/revokeSignInSessions`, body: '{}' }]);
  }
});

test('a method is deleted where its type belongs, once, or stays', async () => {
  const PASSKEY = { id: '-2_GRUg2-HYz6_1YG4YRAQ2', type: 'fido2AuthenticationMethod' } as const;
  const AUTHENTICATOR = { id: PASS, type: 'microsoftAuthenticatorAuthenticationMethod' } as const;
  const answers: [(response: ServerResponse) => void, object][] = [
    [(response) => response.writeHead(204).end(), { outcome: 'deleted' }],
    [(response) => { sendError(response, 404, 'resourceNotFound'); }, { outcome: 'gone' }],
    [(response) => response.writeHead(404).end('not here'), { outcome: 'kept', why: 'status-404' }],
    [(response) => { sendError(response, 400, 'badRequest'); }, { outcome: 'kept', why: 'status-400' }],
    [(response) => { response.destroy(); }, { outcome: 'kept', why: 'no-answer' }],
  ];
  for (const [answer, outcome] of answers) {
    graph.calls.length = 0;
    graph.answer = (_, response) => { answer(response); };
    expect(await issuer.removeMethod(PERSON, PASSKEY)).toEqual(outcome);
    expect(graph.calls).toMatchObject([{ method: 'DELETE', url: `/v1.0/users/${PERSON}/authentication/fido2Methods/${PASSKEY.id}` }]);
  }
  await issuer.removeMethod(PERSON, AUTHENTICATOR);
  expect(graph.calls.at(-1)?.url).toBe(`/v1.0/users/${PERSON}/authentication/microsoftAuthenticatorMethods/${PASS}`);
  graph.calls.length = 0;
  for (const id of ['..', '../x', 'a/b', 'x#', 'x?', '', 'a b', '%2e%2e']) expect(await issuer.removeMethod(PERSON, { ...PASSKEY, id })).toEqual({ outcome: 'kept', why: 'no-answer' });
  expect(await issuer.removeMethod('me', PASSKEY)).toEqual({ outcome: 'kept', why: 'no-answer' });
  expect(await issuer.endSessions('../me')).toBe('unknown');
  expect(graph.calls).toHaveLength(0);
});
