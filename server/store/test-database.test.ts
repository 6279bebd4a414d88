import { expect, test } from 'vitest';
import { openDatabase } from './open-database.ts';
import { createTestDatabase } from './test-database.ts';

test('every test gets a migrated database of its own', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  expect(one.url).not.toBe(other.url);
  const started = performance.now();
  const third = await createTestDatabase();
  console.log(`clone: ${Math.round(performance.now() - started)} ms`);
  const { db, close } = openDatabase(third.url);
  expect(await db.selectFrom('audit_head').select('seq').execute()).toEqual([{ seq: 0 }]);
  expect(await db.selectFrom('kiosk').selectAll().execute()).toEqual([]);
  await close();
  await Promise.all([one, other, third].map((database) => database.drop()));
});
