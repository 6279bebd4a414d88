import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APPROVE_API } from './contract/approve.ts';
import { KIOSK_API } from './contract/kiosk.ts';
import { DESK_API } from './contract/desk.ts';
import type { RunningServer } from './index.ts';
import { createKeyRing } from './key-ring.ts';
import type { Clock } from './ports.ts';
import { addKiosk } from './store/kiosks.ts';
import type { OpenDatabase } from './store/open-database.ts';
import { systemRandom } from './system.ts';
import { makeTestKiosk, type TestKiosk } from './test-kiosk.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const ID = 'AAAAAAAAAAAAAAAAAAAAAA';
const clock: Clock = { now: () => new Date('2026-03-01T10:00:00Z') };

let made: TestServer;
let database: OpenDatabase;
let server: RunningServer;

beforeAll(async () => {
  made = await startTestServer(clock);
  ({ database, server } = made);
});
afterAll(() => made.close());

async function enrolled(name: string): Promise<TestKiosk> {
  const keys = createKeyRing(made.serviceKey, systemRandom);
  const added = await addKiosk(database.db, { name, site: 'HQ', floor: '1', deskPhone: '+49 1' }, { now: clock.now(), random: systemRandom, keys });
  const kiosk = await makeTestKiosk(server.kioskOrigin);
  expect((await kiosk.call('POST', KIOSK_API.enrol, { code: added!.code.reveal() })).status).toBe(204);
  return kiosk;
}

const { state, stream, ...kioskPosts } = KIOSK_API;
const { me, request, photo, factors, recoveryCodes, deputy, push, signIn, callback, ...approvePosts } = APPROVE_API;
const { me: deskMe, cases, slips, blocks, managers, figures, kiosks, ...deskPosts } = DESK_API;
const deskGets = [cases, slips, blocks, managers, figures, kiosks];
const withId = (path: string): string => path.replace('{id}', ID);

/** Every path of both origins with its method. */
const ROUTES = [
  ...['/', '/assets/both-1.js', '/health/live', '/health/ready', state, stream].map((path) => ['kiosk', 'GET', withId(path)] as const),
  ...Object.values(kioskPosts).map((path) => ['kiosk', 'POST', withId(path)] as const),
  ...['/desk', deskMe, ...deskGets, signIn, callback].map((path) => ['kiosk', 'GET', path] as const),
  ...[...Object.values(deskPosts), APPROVE_API.signOut].map((path) => ['kiosk', 'POST', path] as const),
  ...['/approve/{id}', '/factors', '/not-me/{id}', '/sw.js', '/manifest.webmanifest', '/.well-known/webauthn', '/assets/both-1.js', '/health/live', '/health/ready', me, request, photo, factors, recoveryCodes, deputy, push, signIn, callback].map((path) => ['approve', 'GET', withId(path)] as const),
  ...Object.values(approvePosts).map((path) => ['approve', 'POST', withId(path)] as const),
];
const originOf = (side: 'kiosk' | 'approve'): string => (side === 'kiosk' ? server.kioskOrigin : server.approveOrigin);
const OTHER = { kiosk: 'approve', approve: 'kiosk' } as const;

describe('every route', () => {
  it('R33, R38: carries the security headers, is never stored but for hashed files, and says no version', async () => {
    for (const [side, method, path] of ROUTES) {
      const { headers } = await fetch(originOf(side) + path, { method, redirect: 'manual' });
      expect([path, headers.get('content-security-policy')?.includes("default-src 'none'"), headers.get('x-content-type-options'), headers.get('x-frame-options'), headers.get('permissions-policy') !== null, headers.get('x-powered-by'), headers.get('etag'), headers.get('server')]).toEqual([path, true, 'nosniff', 'DENY', true, null, null, null]);
      expect([path, headers.get('cache-control')]).toEqual([path, path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store']);
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  });

  it('R45, E19: another method is 405', async () => {
    for (const [side, method, path] of ROUTES) {
      const answer = await fetch(originOf(side) + path, { method: method === 'GET' ? 'DELETE' : 'GET' });
      expect([path, answer.status, answer.headers.get('allow')]).toEqual([path, 405, method === 'GET' ? 'GET, HEAD' : 'POST']);
    }
  });

  it('is unknown on the other origin', async () => {
    const own = new Set(ROUTES.map(([side, , path]) => side + path));
    for (const [side, method, path] of ROUTES) {
      if (own.has(OTHER[side] + path)) continue;
      expect([path, (await fetch(originOf(OTHER[side]) + path, { method })).status]).toEqual([path, 404]);
    }
  });

  it('H14, H15, R34: a change asked for by another page is 403, by another type 415', async () => {
    for (const [side, method, path] of ROUTES) {
      if (method === 'GET') continue;
      const ask = (headers: Record<string, string>): Promise<Response> => fetch(originOf(side) + path, { method, body: '{}', headers });
      const json = { 'content-type': 'application/json' };
      for (const headers of [json, { ...json, origin: 'null' }, { ...json, origin: originOf(OTHER[side]) }, { ...json, origin: originOf(side), 'sec-fetch-site': 'same-site' }])
        expect([path, (await ask(headers)).status]).toEqual([path, 403]);
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
        expect([path, (await ask({ origin: originOf(side), 'content-type': type })).status]).toEqual([path, 415]);
    }
  });

  it('E01, A01: without a proof or a session nothing is told', async () => {
    for (const [side, method, path] of ROUTES) {
      // Whoever holds the link of a notice may have lost every way to sign in.
      if (!path.startsWith('/api/') || path === APPROVE_API.me || path === APPROVE_API.notMe || path === DESK_API.me) continue;
      const answer = await fetch(originOf(side) + path, { method, ...(method === 'POST' ? { body: '{}', headers: { origin: originOf(side), 'content-type': 'application/json' } } : {}) });
      expect([path, answer.status, ((await answer.json()) as { code: string }).code]).toEqual([path, 401, side === 'kiosk' && !path.startsWith('/api/desk/') ? 'proof_invalid' : 'sign_in_needed']);
    }
  });
});

describe('a kiosk', () => {
  it('is told where it stands, and that only the desk can help while the directory is away', async () => {
    const kiosk = await enrolled('lobby');
    const state = (await (await kiosk.call('GET', KIOSK_API.state)).json()) as { kiosk: object; cloudNotice: boolean; view: { step: string; purposes: { available: boolean }[] } };
    expect([state.view.step, state.kiosk, state.view.purposes.some(({ available }) => available), state.cloudNotice]).toEqual(['start', { name: 'lobby', site: 'HQ', floor: '1', deskPhone: '+49 1' }, false, true]);
    const slip = await kiosk.call('POST', KIOSK_API.slips, {});
    expect([slip.status, Object.keys((await slip.json()) as object).toSorted()]).toEqual([201, ['deskPhone', 'floor', 'number', 'site']]);
    expect((await kiosk.call('POST', KIOSK_API.noPassNeeded, { purpose: 'new-phone' })).status).toBe(204);
    const kinds = await database.db.selectFrom('audit_event').select('kind').orderBy('seq').execute();
    expect(kinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['kiosk.enrolled', 'slip.drawn', 'kiosk.no-pass-needed']));
  });

  it('E08, E10, E16: a case that is not there is the same 404 on every call, however its id is spelt', async () => {
    const kiosk = await enrolled('hall');
    const bodies = new Set<string>();
    for (const path of [KIOSK_API.stillHere, KIOSK_API.renew, KIOSK_API.shown, KIOSK_API.collected, KIOSK_API.cancel])
      for (const id of [ID, systemRandom.id(), 'x', "'--", '%2e%2e']) {
        const answer = await kiosk.call('POST', path.replace('{id}', id), {});
        expect([path, id, answer.status]).toEqual([path, id, 404]);
        bodies.add(await answer.text());
      }
    for (const id of [ID, 'x']) {
      const streamed = await kiosk.call('GET', KIOSK_API.stream.replace('{id}', id));
      expect(streamed.status).toBe(404);
      bodies.add(await streamed.text());
      const pressed = await kiosk.call('POST', KIOSK_API.press.replace('{id}', id), { collectCode: '1234' });
      bodies.add(await pressed.text());
    }
    expect(bodies.size).toBe(1);
  });

  it('K01-K04, K21, K22: a start that cannot be valid is 400 with the same bytes', async () => {
    const kiosk = await enrolled('gate');
    const start = { purpose: 'new-phone', lost: 'phone', address: 'a@b.example', proof: { kind: 'badge', serial: '04A1B2C3' }, collectCode: '1234', moreTime: false, language: 'en', pageKey: kiosk.publicKey, statement: 'a.b.c' };
    const bad: object[] = [{}, { ...start, address: null }, { ...start, address: ['a@b.example'] }, { ...start, address: 'me' }, { ...start, address: `${'a'.repeat(250)}@b.example` }, { ...start, address: 'a@b.example/../c@d.example' }, { ...start, address: 'a\u0000@b.example' }, { ...start, lifetimeInMinutes: 43_200 }, { ...start, collectCode: 1234 }, { ...start, collectCode: '１２３４' }, { ...start, pageKey: { ...start.pageKey, d: 'x' } }, start];
    const answers = await Promise.all(bad.map(async (body) => (await kiosk.call('POST', KIOSK_API.cases, body)).text()));
    expect(new Set(answers)).toEqual(new Set(['{"type":"about:blank","title":"Bad Request","status":400,"code":"bad_request"}']));
  });
});

describe('an approver', () => {
  it('H12: a session cookie that is foreign, doubled, too long or broken is nobody, not a crash', async () => {
    for (const cookie of ['__Host-vouch=x', `__Host-vouch=${'A'.repeat(43)}`, `__Host-vouch=${'A'.repeat(43)}; __Host-vouch=${'B'.repeat(43)}`, `__Host-vouch=${'A'.repeat(6_000)}`, '__Host-vouch=%zz', '=;;=']) {
      const answer = await fetch(server.approveOrigin + APPROVE_API.factors, { headers: { cookie } });
      expect([cookie.slice(0, 60), answer.status]).toEqual([cookie.slice(0, 60), 401]);
    }
    expect((await fetch(server.approveOrigin + APPROVE_API.factors, { headers: { cookie: 'a'.repeat(10_000) } })).status).toBe(431);
    expect(await (await fetch(server.approveOrigin + APPROVE_API.me)).json()).toEqual({ displayName: null, cloudNotice: true });
  });

  it('L01, L10, H13: sign-in takes its own query alone, and a way back that nobody began leads to a page of ours without a session', async () => {
    for (const query of ['', '?for=view', '?for=view&return=/factors&x=1', '?for=view&for=enrol&return=/factors', '?for=admin&return=/factors', `?for=view&return=/${'x'.repeat(300)}`])
      expect([query, (await fetch(server.approveOrigin + APPROVE_API.signIn + query, { redirect: 'manual' })).status]).toEqual([query, 400]);
    for (const query of ['', '?code=x&state=y', '?error=access_denied', '?return=//evil.example']) {
      const back = await fetch(server.approveOrigin + APPROVE_API.callback + query, { redirect: 'manual' });
      expect([back.status, back.headers.get('location'), back.headers.getSetCookie().filter((cookie) => cookie.startsWith('__Host-vouch='))]).toEqual([303, '/factors?signin=stale', []]);
    }
  });

  it('stays on the page where it began while Entra is away, with the reason for the page to say', async () => {
    for (const [asked, page] of [['/factors', '/factors?signin=unavailable'], [`/approve/${ID}?lang=de`, `/approve/${ID}?lang=de&signin=unavailable`], ['//evil.example', '/factors?signin=unavailable']]) {
      const answer = await fetch(`${server.approveOrigin}${APPROVE_API.signIn}?${new URLSearchParams({ for: 'view', return: asked! }).toString()}`, { redirect: 'manual' });
      expect([answer.status, answer.headers.get('location'), answer.headers.getSetCookie()]).toEqual([303, page, []]);
    }
  });

  it('R32: signing out ends the cookie whoever asks', async () => {
    const answer = await fetch(server.approveOrigin + APPROVE_API.signOut, { method: 'POST', body: '{}', headers: { origin: server.approveOrigin, 'content-type': 'application/json' } });
    expect(await answer.json()).toEqual({ entra: null });
    expect(answer.headers.getSetCookie()).toEqual(['__Host-vouch=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Secure; SameSite=Strict']);
  });
});

describe('the server', () => {
  it('C08: health says what is amiss with the installation, and nothing of people or versions', async () => {
    for (const origin of [server.kioskOrigin, server.approveOrigin]) {
      expect(await (await fetch(`${origin}/health/live`)).json()).toEqual({ live: true });
      const ready = await fetch(`${origin}/health/ready`);
      expect([ready.status, await ready.json()]).toEqual([503, { ready: false, checks: { database: 'ok', passes: 'not reachable', managers: 'Wait until it was first read whose manager is who.', onCall: 'ok', permissions: 'not reachable', signIn: 'not reachable' } }]);
    }
  });

  it('R37, D06: its log is JSON lines without ids, queries, cookies, proofs or credentials', async () => {
    await fetch(`${server.approveOrigin}/approve/${ID}?canary-query=1`, { headers: { cookie: 'canary-cookie', dpop: 'canary-proof', 'user-agent': 'canary-agent' } });
    await expect.poll(() => made.log()).toContain('"route":"/approve/:id"');
    for (const line of made.log().trim().split('\n')) expect(() => JSON.parse(line) as unknown).not.toThrow();
    expect(made.log()).not.toContain('canary');
    expect(made.log()).not.toContain(ID);
  });

  it('ticks to the end with nothing to do', async () => {
    await server.tick();
  });
});
