import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Secret } from '../domain/secret.ts';
import { createKeyRing } from '../key-ring.ts';
import { systemRandom as random } from '../system.ts';
import { changeMark, forgetMark, holdsMark, noteCopied } from './kiosk-marks.ts';
import { addKiosk, enrolKiosk, listKiosks, revokeKiosk } from './kiosks.ts';
import { openDatabase, type OpenDatabase } from './open-database.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

const keys = createKeyRing(new Secret(new Uint8Array(32).fill(7)), random);
const now = new Date('2031-03-30T01:00:00Z');

let cluster: TestDatabase;
let open: OpenDatabase;
let id: string;
beforeAll(async () => {
  cluster = await createTestDatabase();
  open = openDatabase(cluster.url);
});
afterAll(async () => {
  await open.close();
  await cluster.drop();
});
beforeEach(async () => {
  await open.db.deleteFrom('kiosk').execute();
  const added = await addKiosk(open.db, { name: 'lobby', site: 's', floor: 'f', deskPhone: '1' }, { now, random, keys });
  await enrolKiosk(open.db, { code: added!.code.reveal(), keyThumbprint: 'k' }, { now, keys });
  ({ id } = added!);
});

const change = (mark: string | null, next: string, page = 'employee-1.js') => changeMark(open.db, id, { mark, next, page }, keys);
const holds = (mark: string | null) => holdsMark(open.db, id, mark, keys);

test('a kiosk without a mark takes the first that comes; each leads to the next and counts no more', async () => {
  expect([await holds(null), await holds('a')]).toEqual([true, true]);
  expect([await change(null, 'a'), await change('a', 'b')]).toEqual([true, true]);
  expect([await holds('b'), await holds('a'), await holds(null)]).toEqual([true, false, false]);
  expect([await change('a', 'c'), await change(null, 'c'), await change('x', 'c')]).toEqual([false, false, false]);
  expect(await holds('b')).toBe(true);
});

test('the same change may be sent as often as it takes to hear the answer, and by nobody who does not know it', async () => {
  await change(null, 'a');
  expect([await change('a', 'b'), await change('a', 'b'), await change('a', 'c')]).toEqual([true, true, false]);
});

test('of many that hold one mark at once one gets on', async () => {
  await change(null, 'a');
  const went = await Promise.all(Array.from({ length: 20 }, (_, at) => change('a', `next ${at}`)));
  expect(went.filter(Boolean)).toHaveLength(1);
  expect(await holds(`next ${went.indexOf(true)}`)).toBe(true);
});

test('a copied key is noted once and holds no mark, until an operator has answered; then the next to come is it', async () => {
  await change(null, 'a');
  expect(await Promise.all([noteCopied(open.db, id, now), noteCopied(open.db, id, now)])).toEqual(expect.arrayContaining([true, false]));
  expect([await holds('a'), await change('a', 'b'), await holds('b')]).toEqual([false, false, false]);
  expect(await forgetMark(open.db, 'lobby')).toEqual({ id, name: 'lobby' });
  expect([await change('old', 'c'), await holds('c'), await change('a', 'd')]).toEqual([true, true, false]);
});

test('nothing is known of a mark of a kiosk that has no key, or is out of service', async () => {
  await addKiosk(open.db, { name: 'hall', site: 's', floor: 'f', deskPhone: '1' }, { now, random, keys });
  await revokeKiosk(open.db, 'lobby', now);
  expect([await forgetMark(open.db, 'hall'), await forgetMark(open.db, 'lobby')]).toEqual([null, null]);
});

test('the list says which page it runs, and the database holds no mark', async () => {
  await change(null, 'a mark', 'employee-2.js');
  expect(await listKiosks(open.db)).toMatchObject([{ page: 'employee-2.js' }]);
  expect(JSON.stringify(await open.db.selectFrom('kiosk').selectAll().execute())).not.toContain('a mark');
});
