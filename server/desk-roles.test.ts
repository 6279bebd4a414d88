import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { APPROVE_API } from './contract/approve.ts';
import { DESK_API } from './contract/desk.ts';
import { KIOSK_API } from './contract/kiosk.ts';
import { DESK_ACTS, DESK_ROLES, mayDo, type DeskAct } from './domain/desk-acts.ts';
import { DESK_IDLE_MS, DESK_SESSION_MS } from './domain/limits.ts';
import { approverSessions } from './store/approver-sessions.ts';
import { deskSessions } from './store/desk-sessions.ts';
import { systemRandom as random } from './system.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const CLERK = '22222222-2222-4222-8222-222222222222';
const ID = 'AAAAAAAAAAAAAAAAAAAAAA';
const START = Date.UTC(2026, 2, 1, 10);
let now = START;
const clock = { now: () => new Date(now) };

let made: TestServer;
beforeAll(async () => { made = await startTestServer(clock); });
afterAll(() => made.close());
beforeEach(() => { now = START; });

const sessions = () => deskSessions({ db: made.database.db, clock, random });
const signedIn = (roles: readonly string[]): Promise<string> => sessions().open({ personId: CLERK, displayName: 'Nora', roles });

/** A body that each call takes, so that nothing but the role can refuse it. */
const CODE = { kind: 'totp', code: '123456' };
const BODIES: Readonly<Partial<Record<DeskAct, object>>> = {
  stopCase: { caseId: ID },
  slip: { number: '1234-5678' },
  closeSlip: { number: '1234-5678', note: 'went upstairs' },
  checkId: { number: '1234-5678', factor: CODE },
  askToClear: { blockId: ID, factor: CODE },
  clear: { blockId: ID, factor: CODE },
  revokeFactors: { address: 'ada@contoso.example', factor: CODE },
  audit: { person: '', caseId: '', kind: '', hours: 1 },
};

async function call(path: string, cookie: string | null, body?: object, origin = made.server.kioskOrigin): Promise<{ status: number; code: string | null }> {
  const answer = await fetch(origin + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...(cookie !== null && { cookie }), ...(body !== undefined && { origin, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const said = (await answer.json()) as { code?: string };
  return { status: answer.status, code: said.code ?? null };
}
const act = (name: DeskAct, cookie: string | null): ReturnType<typeof call> => call(DESK_API[name], cookie, BODIES[name]);
const desk = (value: string): string => `__Host-vouch-desk=${value}`;
const acts = Object.keys(DESK_ACTS) as DeskAct[];

describe.each([...DESK_ROLES, 'none', 'Vouch.Admin'])('C07 with the role %s', (role) => {
  const roles = role === 'none' ? [] : [role];
  test.each(acts)('%s', async (name) => {
    const { status, code } = await act(name, desk(await signedIn(roles)));
    // Whoever may gets as far as there is something: nothing is there, and the directory is away.
    if (mayDo(roles, name)) expect([200, 404, 503]).toContain(status);
    else expect([status, code]).toEqual([403, 'role_missing']);
  });
});

test('each look and each refused try is in the audit with the object id of whoever it was', async () => {
  await made.database.db.deleteFrom('audit_personal').execute();
  const cookie = desk(await signedIn(['Vouch.Auditor']));
  await act('figures', cookie);
  await act('stopCase', cookie);
  const rows = await made.database.db.selectFrom('audit_event').innerJoin('audit_personal', 'audit_personal.seq', 'audit_event.seq').select(['kind', 'audit_event.body', 'audit_personal.body as personal']).orderBy('audit_event.seq').execute();
  expect(rows.map(({ kind, body, personal }) => [kind, (JSON.parse(body) as { data: object }).data, JSON.parse(personal) as object])).toEqual([
    ['desk.read', { act: 'figures' }, { clerkId: CLERK }],
    ['desk.refused', { act: 'stopCase' }, { clerkId: CLERK }],
  ]);
});

test('A01, E10 a session of the desk is nobody on the approver\'s pages, and the other way round, whatever the cookie is called', async () => {
  const clerk = await signedIn(DESK_ROLES);
  const approver = await approverSessions({ db: made.database.db, clock, random }).open({ personId: CLERK, displayName: 'Nora', roles: [...DESK_ROLES], why: 'enrol', requestId: null });
  for (const cookie of [desk(clerk), `__Host-vouch=${clerk}`, `__Host-vouch=${clerk}; ${desk(clerk)}`])
    for (const path of [APPROVE_API.factors, APPROVE_API.request.replace('{id}', ID)]) expect(await call(path, cookie, undefined, made.server.approveOrigin)).toEqual({ status: 401, code: 'sign_in_needed' });
  for (const cookie of [`__Host-vouch=${approver}`, desk(approver), `__Host-vouch=${approver}; ${desk(approver)}`])
    for (const name of acts) expect([name, await act(name, cookie)]).toEqual([name, { status: 401, code: 'sign_in_needed' }]);
  expect((await call(KIOSK_API.stream.replace('{id}', ID), desk(clerk))).status).toBe(401);
  for (const path of Object.values(DESK_API)) expect((await fetch(made.server.approveOrigin + path)).status).toBe(404);
});

test('C07 the desk has no call that approves, shows a pass or changes a limit', async () => {
  const cookie = desk(await signedIn(DESK_ROLES));
  for (const path of [APPROVE_API.approve, APPROVE_API.matchCode, '/api/desk/approve', '/api/desk/passes', '/api/desk/policy', '/api/desk/limits', '/api/desk/audit/edit'])
    expect([path, (await call(path.replace('{id}', ID), cookie, {})).status]).toEqual([path, 404]);
  expect((await call(KIOSK_API.press.replace('{id}', ID), cookie, { collectCode: '1234' })).code).toBe('proof_invalid');
});

test('a session ends after 15 minutes without a call, and after an hour in any case, so that a role that was taken away is gone', async () => {
  const [idle, busy] = [await signedIn(['Vouch.Clerk']), await signedIn(['Vouch.Clerk'])];
  for (let until = START + DESK_IDLE_MS - 1; now < START + DESK_SESSION_MS - DESK_IDLE_MS; until += DESK_IDLE_MS - 1) {
    now = until;
    expect((await act('slips', desk(busy))).status).toBe(200);
  }
  expect((await act('slips', desk(idle))).status).toBe(401);
  now = START + DESK_SESSION_MS - 1;
  expect((await act('slips', desk(busy))).status).toBe(200);
  now = START + DESK_SESSION_MS;
  expect((await act('slips', desk(busy))).status).toBe(401);
  await sessions().endAllOf(CLERK);
});

test('who signs what is asked of a passkey only for an act of their role that is signed', async () => {
  const ask = async (roles: readonly string[], body: object): Promise<string | null> => (await call(DESK_API.passkey, desk(await signedIn(roles)), body)).code;
  expect(await ask(['Vouch.Clerk'], { act: 'checkId', subject: '1234-5678' })).toBe('factor_missing');
  expect(await ask(['Vouch.Operator'], { act: 'checkId', subject: '1234-5678' })).toBe('role_missing');
  expect(await ask(['Vouch.Auditor'], { act: 'clear', subject: ID })).toBe('role_missing');
  expect(await ask(['Vouch.Clerk'], { act: 'stopCase', subject: ID })).toBe('bad_request');
});
