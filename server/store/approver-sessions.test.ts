import { afterEach, beforeEach, expect, test } from 'vitest';
import { APPROVER_IDLE_MS, APPROVER_SESSION_MS, FRESH_SIGN_IN_MS, PASSKEY_SESSION_MS } from '../domain/limits.ts';
import { systemRandom } from '../system.ts';
import { approverSessions, type ApproverSessions } from './approver-sessions.ts';
import { openDatabase, type OpenDatabase } from './open-database.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

const PERSON = '11111111-1111-4111-8111-111111111111';
const START = Date.UTC(2026, 5, 1);
const who = (why: 'view' | 'fresh' | 'enrol' = 'view') => ({ personId: PERSON, displayName: 'Mona Manager', roles: ['Vouch.Clerk'], why, requestId: why === 'fresh' ? 'request' : null });

let database: TestDatabase;
let open: OpenDatabase;
let sessions: ApproverSessions;
let now: number;

beforeEach(async () => {
  database = await createTestDatabase();
  open = openDatabase(database.url);
  now = START;
  sessions = approverSessions({ db: open.db, clock: { now: () => new Date(now) }, random: systemRandom });
});
afterEach(async () => {
  await open.close();
  await database.drop();
});

test('L11 every sign-in has a new id of 256 bit, and the database does not hold it', async () => {
  const [one, other] = [await sessions.open(who()), await sessions.open(who())];
  expect(one).toMatch(/^[\w-]{43}$/);
  expect(one).not.toBe(other);
  expect(await sessions.find(one)).toMatchObject({ personId: PERSON, displayName: 'Mona Manager', roles: ['Vouch.Clerk'], fresh: null, mayEnrol: false });
  const rows = JSON.stringify(await open.db.selectFrom('approver_session').selectAll().execute());
  expect([rows.includes(one), rows.includes(other)]).toEqual([false, false]);
});

test('a cookie that is none of ours finds nothing', async () => {
  await sessions.open(who());
  for (const cookie of ['', 'x', 'A'.repeat(43), 'A'.repeat(10_000), "' or 1=1--"]) expect(await sessions.find(cookie)).toBeNull();
});

test('R29 a session ends when it idles, and in any case after its whole time', async () => {
  const idle = await sessions.open(who());
  now += APPROVER_IDLE_MS - 1;
  expect(await sessions.find(idle)).not.toBeNull();
  now += APPROVER_IDLE_MS;
  expect(await sessions.find(idle)).toBeNull();

  const busy = await sessions.open(who());
  const opened = now;
  for (; now < opened + APPROVER_SESSION_MS - 60_000; now += 60_000) expect(await sessions.find(busy)).not.toBeNull();
  now = opened + APPROVER_SESSION_MS - 1;
  expect(await sessions.find(busy)).not.toBeNull();
  now += 1;
  expect(await sessions.find(busy)).toBeNull();
});

test('R29 R28 a session in which a passkey was used lives for twelve hours from its sign-in, idle or not, under a new id', async () => {
  const cookie = await sessions.open(who('enrol'));
  now += 60_000;
  const kept = (await sessions.keep((await sessions.find(cookie))!.idHash))!;
  expect(kept).not.toBe(cookie);
  expect([await sessions.find(cookie), await sessions.find(kept)]).toMatchObject([null, { personId: PERSON, mayEnrol: true }]);
  now = START + PASSKEY_SESSION_MS - 1;
  // Another sign-in tidies up what is over, and nothing else.
  await sessions.open(who());
  expect(await sessions.find(kept)).toMatchObject({ mayEnrol: false });
  await sessions.keep((await sessions.find(kept))!.idHash);
  now += 1;
  expect(await open.db.selectFrom('approver_session').select('id_hash').where('kept_until', '>', new Date(now)).execute()).toEqual([]);
  expect(await sessions.keep('nobody')).toBeNull();
});

test('a fresh sign-in counts for the request that it was made for, and for five minutes', async () => {
  const cookie = await sessions.open(who('fresh'));
  now += FRESH_SIGN_IN_MS - 1;
  expect(await sessions.find(cookie)).toMatchObject({ fresh: { requestId: 'request', at: new Date(START) }, mayEnrol: false });
  now += 1;
  expect(await sessions.find(cookie)).toMatchObject({ fresh: null });
});

test('a sign-in with the context c1 lets its person enrol for five minutes, and approve nothing', async () => {
  const cookie = await sessions.open(who('enrol'));
  now += FRESH_SIGN_IN_MS - 1;
  expect(await sessions.find(cookie)).toMatchObject({ fresh: null, mayEnrol: true });
  now += 1;
  expect(await sessions.find(cookie)).toMatchObject({ mayEnrol: false });
});

test('R26 ending the sessions of a person spares the one that asks, and is so with the next request', async () => {
  const [mine, stolen, other] = [await sessions.open(who('enrol')), await sessions.open(who()), await sessions.open({ ...who(), personId: 'other' })];
  const { idHash, mayEnrol } = (await sessions.find(mine))!;
  expect(mayEnrol).toBe(true);
  await sessions.endAllOf(PERSON, idHash);
  expect([await sessions.find(mine), await sessions.find(stolen), await sessions.find(other)].map((session) => session !== null)).toEqual([true, false, true]);
  await sessions.end(mine);
  expect(await sessions.find(mine)).toBeNull();
});
