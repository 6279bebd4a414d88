import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../system.ts';
import { anyOf } from './any-of.ts';
import { kioskById } from './kiosks.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { notify } from './notify.ts';
import { openDatabase, type OpenDatabase } from './open-database.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

let cluster: TestDatabase;
let open: OpenDatabase;
const lost: Error[] = [];
beforeAll(async () => {
  cluster = await createTestDatabase();
  open = openDatabase(cluster.url, (error) => { lost.push(error); });
});
afterAll(async () => {
  await open.close();
  await cluster.drop();
});

const KILL_OTHERS = sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;

test('what is said inside a transaction is heard after commit, and never when it rolled back', async () => {
  const heard: (string | null)[] = [];
  const stop = await open.listen('test_said', (payload) => { heard.push(payload); });
  await open.db.transaction().execute(async (trx) => {
    await notify(trx, 'test_said', 'unsaid');
    throw new Error('rolled back');
  }).catch(() => undefined);
  await open.db.transaction().execute((trx) => notify(trx, 'test_said', 'said'));
  await expect.poll(() => heard).toEqual(['said']);
  await stop();
  await notify(open.db, 'test_said', 'to nobody');
  expect(heard).toEqual(['said']);
});

test('a lost connection is made anew, the listener is told to read again, and the process lives', async () => {
  const heard: (string | null)[] = [];
  await open.listen('test_lost', (payload) => { heard.push(payload); });
  await KILL_OTHERS.execute(open.db);
  await expect.poll(() => heard, { timeout: 5_000 }).toEqual([null]);
  expect(lost.length).toBeGreaterThan(0);
  await notify(open.db, 'test_lost', 'here again');
  await expect.poll(() => heard).toEqual([null, 'here again']);
});

test('int8 in a result is a mistake of the query, not a text', async () => {
  await expect(sql`select count(*) from kiosk`.execute(open.db)).rejects.toThrow('int8 in a result');
  expect((await sql`select count(*)::int as n from kiosk`.execute(open.db)).rows).toEqual([{ n: 0 }]);
});

test('migrating again changes nothing, from several instances at once', async () => {
  await Promise.all(Array.from({ length: 4 }, () => migrate(cluster.url, systemClock)));
  expect((await sql`select name from migration order by number`.execute(open.db)).rows).toEqual(MIGRATIONS.map(({ name }) => ({ name })));
});

test('a database of a newer version is refused, and so is one with another history; a broken migration leaves nothing', async () => {
  await expect(migrate(cluster.url, systemClock, MIGRATIONS.slice(0, 1))).rejects.toThrow('never runs backwards');
  await expect(migrate(cluster.url, systemClock, MIGRATIONS.map((one, at) => (at === 0 ? { ...one, up: `${one.up} ` } : one)))).rejects.toThrow('another 0001-house');
  const broken = { name: '9999-broken', up: 'create table half (n int); select no_such_thing' };
  await expect(migrate(cluster.url, systemClock, [...MIGRATIONS, broken])).rejects.toThrow('no_such_thing');
  expect((await sql`select to_regclass('half') is null as gone`.execute(open.db)).rows).toEqual([{ gone: true }]);
});

test('a statement is prepared once on a connection, whatever its values and however long its list', async () => {
  const prepared = await open.db.connection().execute(async (db) => {
    for (const names of [['one'], ['two'], ['one', 'two', 'three'], []]) await db.selectFrom('kiosk').select('id').where('name', '=', anyOf(names)).execute();
    return (await sql<{ calls: number }>`select (generic_plans + custom_plans)::int as calls from pg_prepared_statements where statement like ${'%from "kiosk" where "name" = any(%'}`.execute(db)).rows;
  });
  expect(prepared).toEqual([{ calls: 4 }]);
});

test('a migration that adds a column breaks no statement that a running server has prepared', async () => {
  await open.db.connection().execute(async (db) => {
    expect(await kioskById(db, 'none')).toBeNull();
    await sql`alter table kiosk add column added_by_a_later_version text`.execute(db);
    expect(await kioskById(db, 'none')).toBeNull();
  });
});
