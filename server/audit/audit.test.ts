import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkpointKey } from '../domain/audit-checkpoint.ts';
import { Secret } from '../domain/secret.ts';
import { createKeyRing } from '../key-ring.ts';
import { appendAudit, auditOf } from '../store/audit-log.ts';
import { openDatabase, type OpenDatabase } from '../store/open-database.ts';
import { createTestDatabase, type TestDatabase } from '../store/test-database.ts';
import { systemRandom as random } from '../system.ts';
import { CHECKPOINT_LABEL, checkpointIfDue } from './checkpoint.ts';
import { checkpointFile, readCheckpointFile } from './checkpoint-file.ts';
import { erasePersonal } from './erase-personal.ts';
import { findPutBack, RESTORED, type PutBack } from './put-back.ts';
import { verifyAudit, type Verdict } from './verify.ts';

const keys = createKeyRing(new Secret(new Uint8Array(32).fill(7)), random);
const key = checkpointKey(keys.seed(CHECKPOINT_LABEL));
const DAY = 86_400_000;
const clock = { at: new Date('2031-03-30T01:00:00Z'), now: () => clock.at, forward: (ms: number) => { clock.at = new Date(clock.at.getTime() + ms); } };

let cluster: TestDatabase;
let open: OpenDatabase;
let folder: string;
let file: string;

beforeEach(async () => {
  cluster = await createTestDatabase();
  open = openDatabase(cluster.url);
  folder = mkdtempSync(join(tmpdir(), 'vouch-audit-'));
  file = checkpointFile(folder);
  clock.at = new Date('2031-03-30T01:00:00Z');
});
afterEach(async () => {
  await open.close();
  await cluster.drop();
  rmSync(folder, { recursive: true });
});

const append = (count: number, kind = 'case-started'): Promise<readonly number[]> =>
  open.db.transaction().execute((trx) => appendAudit(
    trx,
    Array.from({ length: count }, (_, index) => ({ kind, subject: `case-${index % 3}`, data: { minutes: 15, once: true }, personal: { address: `person-${index}@contoso.example` } })),
    { now: clock.now(), random },
  ));
const checkpoint = (): Promise<number | null> => checkpointIfDue({ db: open.db, clock, keys, file })();
const verify = (): Promise<Verdict> => verifyAudit(open.db, { key, fromFile: readCheckpointFile(file) });
const first = async (): Promise<unknown> => (await verify()).faults[0];

describe('audit log', () => {
  test('numbers run without a gap, also when many write at once and some fail', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) =>
      open.db.transaction().execute(async (trx) => {
        await appendAudit(trx, [{ kind: 'k', subject: `s${index}`, data: {} }], { now: clock.now(), random });
        if (index % 4 === 0) throw new Error('rolled back');
      }).catch(() => undefined)));
    expect(await verify()).toEqual({ events: 15, checkpoints: 0, faults: [] });
  });

  test('reads back what was written, in order, with its details', async () => {
    await append(4);
    expect((await auditOf(open.db, 'case-0')).map(({ seq, at, data, personal }) => ({ seq, at, data, personal }))).toEqual([
      { seq: 1, at: clock.at, data: { minutes: 15, once: true }, personal: { address: 'person-0@contoso.example' } },
      { seq: 4, at: clock.at, data: { minutes: 15, once: true }, personal: { address: 'person-3@contoso.example' } },
    ]);
  });

  test('a whole log with checkpoints verifies', async () => {
    await append(10);
    await checkpoint();
    await append(10);
    expect(await verify()).toEqual({ events: 20, checkpoints: 1, faults: [] });
  });
});

describe('tampering', () => {
  beforeEach(async () => {
    await append(12);
    await checkpoint();
    await append(8);
  });

  test.each([
    ['at', '2031-03-30', '2031-03-31'], ['kind', 'case-started', 'case-startec'], ['subject', 'case-0', 'case-1'],
    ['data', '"minutes":15', '"minutes":16'], ['personal', '"personal":"', '"personal":"0'],
  ])('D01 one byte of %s: named', async (_field, from, to) => {
    for (const seq of [1, 7, 13, 19]) {
      await open.db.updateTable('audit_event').set({ body: sql`replace(body, ${from}, ${to})` }).where('seq', '=', seq).execute();
      expect(await first()).toEqual({ seq, what: 'does not follow from the one before' });
      await open.db.updateTable('audit_event').set({ body: sql`replace(body, ${to}, ${from})` }).where('seq', '=', seq).execute();
    }
    expect(await first()).toBeUndefined();
  });

  test('D01 one bit of a hash, of the head, of a detail, of a salt: named', async () => {
    const flipped = sql<Buffer>`set_bit(hash, 9, 1 - get_bit(hash, 9))`;
    await open.db.updateTable('audit_event').set({ hash: flipped }).where('seq', '=', 5).execute();
    expect(await first()).toMatchObject({ seq: 5 });
    await open.db.updateTable('audit_event').set({ hash: flipped }).where('seq', '=', 5).execute();
    await open.db.updateTable('audit_head').set({ hash: flipped }).execute();
    expect(await first()).toEqual({ seq: 20, what: 'is not where the log says that it ends' });
    await open.db.updateTable('audit_head').set({ hash: flipped }).execute();
    await open.db.updateTable('audit_personal').set({ body: sql`replace(body, 'person', 'persom')` }).where('seq', '=', 6).execute();
    expect(await first()).toEqual({ seq: 6, what: 'has other personal details than were written' });
    await open.db.updateTable('audit_personal').set({ body: sql`replace(body, 'persom', 'person')` }).where('seq', '=', 6).execute();
    await open.db.updateTable('audit_personal').set({ salt: sql<Buffer>`set_bit(salt, 3, 1 - get_bit(salt, 3))` }).where('seq', '=', 9).execute();
    expect(await first()).toMatchObject({ seq: 9 });
  });

  test('D02 the last ones cut off: named, also when the head was set back, as far as a checkpoint reaches', async () => {
    await open.db.deleteFrom('audit_event').where('seq', '>', 9).execute();
    expect(await first()).toEqual({ seq: 10, what: 'is missing, and all up to 20' });
    const last = await open.db.selectFrom('audit_event').select('hash').where('seq', '=', 9).executeTakeFirstOrThrow();
    await open.db.updateTable('audit_head').set({ seq: 9, hash: last.hash }).execute();
    expect(await first()).toEqual({ seq: 10, what: 'is missing: a checkpoint signed 12' });
    await open.db.deleteFrom('audit_checkpoint').execute();
    expect(await first()).toEqual({ seq: 10, what: 'is missing: a checkpoint signed 12' });
  });

  test('D02 one taken out of the middle: named', async () => {
    await open.db.deleteFrom('audit_event').where('seq', '=', 8).execute();
    expect(await first()).toEqual({ seq: 8, what: 'is missing' });
  });

  test('D03 two swapped: named', async () => {
    await sql`update audit_event set seq = case seq when 4 then -5 else -4 end where seq in (4, 5)`.execute(open.db);
    await sql`update audit_event set seq = -seq where seq < 0`.execute(open.db);
    expect(await first()).toMatchObject({ seq: 4 });
  });

  test('D04 one repeated, one slipped in before the first: named', async () => {
    await sql`insert into audit_event (seq, body, hash) select 21, body, hash from audit_event where seq = 20`.execute(open.db);
    expect(await first()).toMatchObject({ seq: 21 });
    await open.db.deleteFrom('audit_event').where('seq', '=', 21).execute();
    await sql`insert into audit_event (seq, body, hash) select 0, body, hash from audit_event where seq = 1`.execute(open.db);
    expect(await first()).toMatchObject({ seq: 0 });
  });

  test('D05 yesterday\'s log and file put back: the newer checkpoint on either side tells', async () => {
    const old = join(folder, 'yesterday');
    copyFileSync(file, old);
    clock.forward(DAY);
    await append(3);
    await checkpoint();
    copyFileSync(old, file);
    expect(await verify()).toMatchObject({ events: 23, checkpoints: 2, faults: [] });
    await open.db.deleteFrom('audit_event').where('seq', '>', 20).execute();
    const last = await open.db.selectFrom('audit_event').select('hash').where('seq', '=', 20).executeTakeFirstOrThrow();
    await open.db.updateTable('audit_head').set({ seq: 20, hash: last.hash }).execute();
    expect(await first()).toEqual({ seq: 21, what: 'is missing: a checkpoint signed 23' });
  });

  test('D05 a whole chain made anew, hashes and all, is not what was signed', async () => {
    await sql`truncate audit_event, audit_personal, audit_checkpoint`.execute(open.db);
    await sql`update audit_head set seq = 0, hash = sha256('vouch audit log')`.execute(open.db);
    await append(20, 'case-forged');
    expect(await first()).toEqual({ seq: 12, what: 'is not what a checkpoint signed' });
  });

  test('D05 a forged or damaged line in the file is seen', async () => {
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('12', '13'));
    expect(await first()).toEqual({ seq: 0, what: 'a checkpoint is not signed by this key' });
    writeFileSync(file, `${text}{"body`);
    expect(await first()).toEqual({ seq: 0, what: 'a checkpoint is not signed by this key' });
  });
});

describe('checkpoints', () => {
  test('are signed every minute or thousand events, never twice for the same, by one of two instances', async () => {
    expect(await checkpoint()).toBeNull();
    await append(1);
    expect((await Promise.all([checkpoint(), checkpoint()])).toSorted()).toEqual([1, null]);
    await append(1);
    clock.forward(59_999);
    expect(await checkpoint()).toBeNull();
    clock.forward(1);
    expect(await checkpoint()).toBe(2);
    clock.forward(60_000);
    expect(await checkpoint()).toBeNull();
    await append(1_000);
    expect(await checkpoint()).toBe(1_002);
    expect(readCheckpointFile(file)).toHaveLength(3);
  });
});

describe('C12: an older database in the place of the present one', () => {
  const find = (of = file): Promise<PutBack | null> => findPutBack(open.db, { key, file: of });
  const yesterday = `${tmpdir()}/vouch-other`;
  const rollBack = async (to: number): Promise<void> => {
    const { hash } = await open.db.selectFrom('audit_event').select('hash').where('seq', '=', to).executeTakeFirstOrThrow();
    await open.db.deleteFrom('audit_event').where('seq', '>', to).execute();
    await open.db.deleteFrom('audit_personal').where('seq', '>', to).execute();
    await open.db.deleteFrom('audit_checkpoint').where('seq', '>', to).execute();
    await open.db.updateTable('audit_head').set({ seq: to, hash }).execute();
  };
  const signed = async (count: number): Promise<void> => {
    await append(count);
    clock.forward(60_000);
    await checkpoint();
  };
  afterEach(() => { rmSync(yesterday, { force: true }); });

  test('is known by the last thing that was signed, also when its log has grown past that number since', async () => {
    await signed(5);
    expect(await find()).toBeNull();
    await signed(5);
    await rollBack(5);
    expect(await find()).toEqual({ signed: 10, head: 5 });
    await append(20);
    expect(await find()).toEqual({ signed: 10, head: 25 });
  });

  test('is dealt with once for all instances, whose files end at different lines; the next restore is another one', async () => {
    await signed(5);
    await signed(5);
    copyFileSync(file, yesterday);
    await signed(5);
    await rollBack(5);
    await append(1, RESTORED);
    expect([await find(), await find(yesterday)]).toEqual([null, null]);
    await signed(3);
    expect(await find()).toBeNull();
    await rollBack(7);
    expect(await find()).toEqual({ signed: 9, head: 7 });
    expect(await find(yesterday)).toBeNull();
    await rollBack(5);
    expect(await find(yesterday)).toEqual({ signed: 10, head: 5 });
  });

  test('nothing is said of a log without a file, of another log, or by a line that nobody signed', async () => {
    expect(await find()).toBeNull();
    await signed(5);
    await rollBack(2);
    const lines = readFileSync(file, 'utf8');
    writeFileSync(file, lines.replace('"signature":"', '"signature":"A'));
    expect(await find()).toBeNull();
    writeFileSync(file, `${lines}{"body":"half`);
    expect(await find()).toEqual({ signed: 5, head: 2 });
    await sql`update audit_head set log_id = gen_random_uuid()`.execute(open.db);
    expect(await find()).toBeNull();
  });
});

describe('forgetting', () => {
  test('details go after the retention, the chain verifies, and no other loss passes for it', async () => {
    const erase = erasePersonal({ db: open.db, clock, random, keepMs: 30 * DAY });
    await append(5);
    clock.forward(20 * DAY);
    await append(5);
    await checkpoint();
    expect(await erase()).toBe(0);
    clock.forward(10 * DAY + 1);
    expect(await erase()).toBe(5);
    expect(await erase()).toBe(0);
    expect(await verify()).toEqual({ events: 11, checkpoints: 1, faults: [] });
    expect((await auditOf(open.db, 'case-0')).map(({ personal }) => personal === null)).toEqual([true, true, false, false]);
    await open.db.deleteFrom('audit_personal').where('seq', '=', 7).execute();
    expect(await first()).toEqual({ seq: 7, what: 'has lost its personal details' });
  });
});

test('20,000 events verify within 4 s on a machine that does other things too', async () => {
  for (let batch = 0; batch < 10; batch += 1) await append(2_000);
  const started = performance.now();
  expect((await verify()).faults).toEqual([]);
  const ms = performance.now() - started;
  console.log(`audit verify: ${Math.round(20_000_000 / ms)} events/s`);
  expect(ms).toBeLessThan(4_000);
});
