import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, type OpenDatabase } from './open-database.ts';
import { quotaStore } from './quotas.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

const HOUR_MS = 3_600_000;
const TWO_AN_HOUR = [{ windowMs: HOUR_MS, max: 2 }];
const noon = new Date('2026-06-01T12:00:00Z');
const at = (ms: number): Date => new Date(noon.getTime() + ms);

let testDatabase: TestDatabase;
let database: OpenDatabase;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.url);
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

it('N01: n are taken, one more is not, and at the end of the window one is again', async () => {
  const quotas = quotaStore(database.db);
  expect([await quotas.take('edge', 'a', TWO_AN_HOUR, at(0)), await quotas.take('edge', 'b', TWO_AN_HOUR, at(1)), await quotas.take('edge', 'c', TWO_AN_HOUR, at(HOUR_MS - 1))]).toEqual([true, true, false]);
  expect(await quotas.take('edge', 'c', TWO_AN_HOUR, at(HOUR_MS))).toBe(true);
});

it('N06, I7: the clock set back frees nothing, nor does a new process, and the same use counts once', async () => {
  const quotas = quotaStore(database.db);
  for (const ref of ['a', 'a', 'b']) expect(await quotas.take('back', ref, TWO_AN_HOUR, at(0))).toBe(true);
  const again = openDatabase(testDatabase.url);
  for (const back of [1, HOUR_MS, 48 * HOUR_MS]) expect(await quotaStore(again.db).take('back', 'c', TWO_AN_HOUR, at(-back))).toBe(false);
  await again.close();
});

it('I7: a use stays counted when the transaction around it is rolled back', async () => {
  const quotas = quotaStore(database.db);
  await database.db.transaction().execute(async () => {
    await quotas.take('rolled', 'a', TWO_AN_HOUR, at(0));
    throw new Error('rolled back');
  }).catch(() => undefined);
  expect([await quotas.take('rolled', 'b', TWO_AN_HOUR, at(0)), await quotas.take('rolled', 'c', TWO_AN_HOUR, at(0))]).toEqual([true, false]);
});

it('I7: a burst gets exactly what is left', async () => {
  const quotas = quotaStore(database.db);
  const burst = await Promise.all(Array.from({ length: 30 }, (_, use) => quotas.take('burst', String(use), TWO_AN_HOUR, at(0))));
  expect(burst.filter(Boolean)).toHaveLength(2);
});
