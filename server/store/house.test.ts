import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Secret } from '../domain/secret.ts';
import { createKeyRing } from '../key-ring.ts';
import { systemRandom as random } from '../system.ts';
import { badgeHash, bindBadges, holderOf, listBadgeHolders, revokeBadge, revokeBadgesOf } from './badges.ts';
import { addKiosk, enrolKiosk, kioskByKey, listKiosks, revokeKiosk } from './kiosks.ts';
import { openDatabase, type OpenDatabase } from './open-database.ts';
import { noteProof, pruneProofs } from './proof-replay.ts';
import { closeSlip, drawSlip, openSlips, slipByNumber } from './slips.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

const keys = createKeyRing(new Secret(new Uint8Array(32).fill(7)), random);
const now = new Date('2031-03-30T01:00:00Z');
const later = (ms: number): Date => new Date(now.getTime() + ms);
const lobby = { name: 'lobby', site: 'Zürich', floor: '1', deskPhone: '+41 44 000 00 00' };

let test_: TestDatabase;
let open: OpenDatabase;
beforeAll(async () => {
  test_ = await createTestDatabase();
  open = openDatabase(test_.url);
});
afterAll(async () => {
  await open.close();
  await test_.drop();
});
beforeEach(async () => {
  for (const table of ['slip', 'kiosk', 'badge', 'proof_replay'] as const) await open.db.deleteFrom(table).execute();
});

async function added(kiosk = lobby): Promise<{ id: string; code: string }> {
  const made = await addKiosk(open.db, kiosk, { now, random, keys });
  if (made === null) throw new Error('name taken');
  return { id: made.id, code: made.code.reveal() };
}

describe('kiosks', () => {
  test('the code enrols one key, once, however it is typed', async () => {
    const { id, code } = await added();
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{2}$/);
    const typed = code.toLowerCase().replaceAll('-', '').replaceAll('0', 'o').replaceAll('1', 'l');
    expect(await enrolKiosk(open.db, { code: typed, keyThumbprint: 'k1' }, { now, keys })).toMatchObject({ id, ...lobby });
    expect(await enrolKiosk(open.db, { code, keyThumbprint: 'k2' }, { now, keys })).toBeNull();
    expect(await kioskByKey(open.db, 'k1', now)).toMatchObject({ id });
  });

  test('two that hold the same code: one wins', async () => {
    const { code } = await added();
    const both = await Promise.all(['k1', 'k2'].map((keyThumbprint) => enrolKiosk(open.db, { code, keyThumbprint }, { now, keys })));
    expect(both.filter((kiosk) => kiosk !== null)).toHaveLength(1);
  });

  test('the code dies after ten minutes, a wrong one does nothing, and the database does not hold it', async () => {
    const { code } = await added();
    expect(await enrolKiosk(open.db, { code: code.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A')), keyThumbprint: 'k1' }, { now, keys })).toBeNull();
    expect(await enrolKiosk(open.db, { code, keyThumbprint: 'k1' }, { now: later(600_000), keys })).toBeNull();
    expect(JSON.stringify(await open.db.selectFrom('kiosk').selectAll().execute())).not.toContain(code.slice(0, 9));
    expect(await enrolKiosk(open.db, { code, keyThumbprint: 'k1' }, { now: later(599_999), keys })).not.toBeNull();
  });

  test('a revoked kiosk is nobody, its name is free again, and its key never enrols anew', async () => {
    const first = await added();
    await enrolKiosk(open.db, { code: first.code, keyThumbprint: 'k1' }, { now, keys });
    expect(await addKiosk(open.db, lobby, { now, random, keys })).toBeNull();
    expect(await revokeKiosk(open.db, 'lobby', later(1))).toMatchObject({ id: first.id });
    expect(await kioskByKey(open.db, 'k1', now)).toBeNull();
    expect(await revokeKiosk(open.db, 'lobby', later(2))).toBeNull();
    const second = await added();
    expect(await enrolKiosk(open.db, { code: second.code, keyThumbprint: 'k1' }, { now, keys })).toBeNull();
  });

  test('the list says to the minute when a kiosk was heard of', async () => {
    const { code } = await added();
    await enrolKiosk(open.db, { code, keyThumbprint: 'k1' }, { now, keys });
    for (const ms of [0, 59_999]) await kioskByKey(open.db, 'k1', later(ms));
    expect((await listKiosks(open.db)).map(({ lastSeenAt }) => lastSeenAt)).toEqual([now]);
    await kioskByKey(open.db, 'k1', later(60_000));
    expect((await listKiosks(open.db)).map(({ lastSeenAt }) => lastSeenAt)).toEqual([later(60_000)]);
  });
});

describe('badges', () => {
  const one = badgeHash(keys, '04a2b3c4');
  const bind = (personId: string, at: Date, ...hashes: readonly string[]): Promise<readonly string[]> => bindBadges(open.db, hashes.map((serialHash) => ({ serialHash, personId })), at);

  test('belong to the person they were bound to, in any spelling of the serial, until revoked', async () => {
    expect(await bind('p1', now, one)).toEqual(['bound']);
    expect(badgeHash(keys, '04A2B3C4')).toBe(one);
    expect(await bind('p1', now, one)).toEqual(['already']);
    expect(await bind('p2', now, one)).toEqual(['taken']);
    expect(await holderOf(open.db, one)).toBe('p1');
    expect(await revokeBadge(open.db, one, later(1))).toBe(true);
    expect(await revokeBadge(open.db, one, later(2))).toBe(false);
    expect(await holderOf(open.db, one)).toBeNull();
    expect(await bind('p2', later(3), one)).toEqual(['bound']);
    expect(await holderOf(open.db, one)).toBe('p2');
  });

  test('bound together say each what became of it, in the order in which they were given', async () => {
    const [mine, gone, fresh] = ['AABBCC01', 'AABBCC02', 'AABBCC03'].map((serial) => badgeHash(keys, serial)) as [string, string, string];
    await bind('p1', now, one, gone);
    await bind('p2', now, mine);
    await revokeBadge(open.db, gone, later(1));
    expect(await bind('p2', later(2), gone, one, fresh, mine)).toEqual(['bound', 'taken', 'bound', 'already']);
    expect(await Promise.all([gone, one, fresh, mine].map((hash) => holderOf(open.db, hash)))).toEqual(['p2', 'p1', 'p2', 'p2']);
    expect((await listBadgeHolders(open.db)).map(({ badges, lastBoundAt }) => [badges, lastBoundAt])).toEqual([[1, now], [3, later(2)]]);
  });

  test('are listed by holder and revoked together', async () => {
    await bind('p1', now, one);
    await bind('p1', later(1), badgeHash(keys, 'AABBCCDD'));
    expect(await listBadgeHolders(open.db)).toEqual([{ personId: 'p1', badges: 2, lastBoundAt: later(1) }]);
    expect(await revokeBadgesOf(open.db, 'p1', later(2))).toBe(2);
    expect(await listBadgeHolders(open.db)).toEqual([]);
  });
});

test('a slip has a number that says nothing, tells the desk why, and is closed once', async () => {
  const { id } = await added();
  const number = await drawSlip(open.db, { kioskId: id, caseId: null, why: 'asked for help' }, { now, random });
  expect(number).toMatch(/^\d{4}-\d{4}$/);
  expect(await slipByNumber(open.db, number)).toMatchObject({ why: 'asked for help', closed: null });
  expect((await openSlips(open.db)).map((slip) => slip.number)).toEqual([number]);
  expect(await closeSlip(open.db, number, { by: 'ops', note: 'helped', now: later(1) })).toBe(true);
  expect(await closeSlip(open.db, number, { by: 'ops', note: 'again', now: later(2) })).toBe(false);
  expect(await openSlips(open.db)).toEqual([]);
});

test('a proof is accepted once per key, also when two arrive together, and forgotten by the clock', async () => {
  const proof = { keyThumbprint: 'k1', jti: 'j'.repeat(5_000) };
  const both = await Promise.all([1, 2].map(() => noteProof(open.db, proof, { now, keepMs: 1_000 })));
  expect(both.toSorted()).toEqual([false, true]);
  expect(await noteProof(open.db, { ...proof, keyThumbprint: 'k2' }, { now, keepMs: 1_000 })).toBe(true);
  await pruneProofs(open.db, later(1_000));
  expect(await noteProof(open.db, proof, { now, keepMs: 1_000 })).toBe(false);
  await pruneProofs(open.db, later(1_001));
  expect(await noteProof(open.db, proof, { now, keepMs: 1_000 })).toBe(true);
});
