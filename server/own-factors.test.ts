import { sql } from 'kysely';
import { generate } from 'otplib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Secret } from './domain/secret.ts';
import { factorDeps } from './factor-deps.ts';
import { housePorts } from './house-ports.ts';
import { createKeyRing } from './key-ring.ts';
import { ownFactorCalls } from './own-factors.ts';
import { readPolicy } from './policy-file.ts';
import { Unavailable, type Person } from './ports.ts';
import { dueStore } from './store/due.ts';
import { openDatabase, type OpenDatabase } from './store/open-database.ts';
import { makeTestPasskey } from './second-factor/test-passkey.ts';
import { createTestDatabase, type TestDatabase } from './store/test-database.ts';
import { systemRandom } from './system.ts';
import { person } from './test-cases.ts';

const NOON = new Date('2026-06-01T12:00:00Z');
const keys = createKeyRing(new Secret(systemRandom.bytes(32)), systemRandom);
let now = NOON;
const clock = { now: () => now };
const { policy } = readPolicy('{"factorWaitHours":0}') as Extract<ReturnType<typeof readPolicy>, { policy: unknown }>;
const mona = { idHash: 'session', personId: 'mona', displayName: 'Mona', fresh: null, mayEnrol: true };

let testDatabase: TestDatabase;
let database: OpenDatabase;
let own: ReturnType<typeof ownFactorCalls>;
let directory: { person: () => Promise<Person | null> };
const withdrawn: string[][] = [];

beforeEach(async () => {
  now = NOON;
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.url);
  const { db } = database;
  const house = housePorts({ db, clock, random: systemRandom, keys });
  directory = { person: () => Promise.resolve(person('mona')) };
  withdrawn.length = 0;
  own = ownFactorCalls({
    clock,
    factors: factorDeps({ db, clock, random: systemRandom, keys, origin: 'https://approve.example', policy, report: () => undefined }),
    policy: policy.factors,
    directory: { person: () => directory.person() },
    changeFactors: house.changeFactors,
    queueMails: (mails) => house.record([], mails),
    endSessions: () => Promise.resolve(),
    forgetPhones: () => Promise.resolve(),
    withdrawApprovals: (_person, ids) => { withdrawn.push([...ids]); return Promise.resolve(); },
  });
});
afterEach(async () => {
  await database.close();
  await testDatabase.drop();
});

const enrol = async (): Promise<void> => {
  const { enrolmentId, secret } = await own.start(mona);
  await own.confirm(mona, { enrolmentId, name: 'phone', code: await generate({ secret, epoch: now.getTime() / 1000 }) });
};
const kinds = async (): Promise<readonly string[]> => (await database.db.selectFrom('audit_event').select('kind').orderBy('seq').execute()).map(({ kind }) => kind);
const mails = async (): Promise<number> => (await database.db.selectFrom('due').select('kind').where('kind', '=', 'mail').execute()).length;
/** The log takes no more rows than one, as on a full disk. */
const fillAudit = (): Promise<unknown> => sql`alter table audit_event add constraint full_disk check (seq < 2)`.execute(database.db);

it('I6: a factor comes and goes with its audit record and mail', async () => {
  await enrol();
  const [factor] = await own.list('mona');
  expect([factor?.name, await kinds(), await mails()]).toEqual(['phone', ['factor.enrolled'], 1]);
  await own.revoke(mona, factor!.id);
  expect([await own.list('mona'), await kinds(), await mails(), withdrawn]).toEqual([[], ['factor.enrolled', 'factor.revoked'], 2, [[factor!.id]]]);
});

it('My phone is gone: all of them, each with its record', async () => {
  await enrol();
  await enrol();
  const ids = (await own.list('mona')).map(({ id }) => id);
  await own.phoneGone(mona);
  expect([await own.list('mona'), (await kinds()).filter((kind) => kind === 'factor.revoked').length, withdrawn.map((each) => each.toSorted())]).toEqual([[], 2, [ids.toSorted()]]);
});

const enrolPasskey = async (name: string): Promise<void> => {
  const { enrolmentId, challenge } = await own.startPasskey(mona);
  await own.confirmPasskey(mona, { enrolmentId, name, credential: makeTestPasskey({ challenge, origin: 'https://approve.example' }).created });
};

it('R26: a third passkey ends the oldest, with its record, its mail and what was approved with it', async () => {
  for (const name of ['one', 'two']) {
    await enrolPasskey(name);
    now = new Date(now.getTime() + 1_000);
  }
  await enrol();
  now = new Date(now.getTime() + 1_000);
  const [oldest] = await own.list('mona');
  await enrolPasskey('three');
  expect((await own.list('mona')).map(({ name, kind }) => [name, kind])).toEqual([['two', 'passkey'], ['phone', 'totp'], ['three', 'passkey']]);
  expect([(await kinds()).slice(-2), withdrawn]).toEqual([['factor.enrolled', 'factor.revoked'], [[oldest!.id]]]);
  const due = dueStore(database.db, systemRandom, keys);
  const subjects = (await due.claim(now, 100)).map((row) => due.open(row).subject);
  expect(subjects.filter((subject) => subject === 'A passkey was set up for your approvals').length).toBe(3);
  expect(subjects.filter((subject) => subject === 'A passkey for your approvals was removed').length).toBe(1);
});

it('a factor is renamed by its own person alone, with its record', async () => {
  await enrolPasskey('phone');
  const [factor] = await own.list('mona');
  await expect(own.rename({ ...mona, personId: 'otto' }, factor!.id, 'mine')).rejects.toMatchObject({ code: 'not_found' });
  await own.rename(mona, factor!.id, 'the blue one');
  expect([(await own.list('mona')).map(({ name }) => name), (await kinds()).at(-1)]).toEqual([['the blue one'], 'factor.renamed']);
});

it('I6: without its audit record there is no change', async () => {
  await enrol();
  const [factor] = await own.list('mona');
  await fillAudit();
  await expect(own.revoke(mona, factor!.id)).rejects.toThrow();
  await expect(own.phoneGone(mona)).rejects.toThrow();
  await expect(enrol()).rejects.toThrow();
  expect([(await own.list('mona')).map(({ id }) => id), await kinds()]).toEqual([[factor!.id], ['factor.enrolled']]);
});

it('without an address to write to nobody enrols, while a revocation waits for no directory', async () => {
  await enrol();
  directory.person = () => Promise.reject(new Unavailable('the directory'));
  await expect(enrol()).rejects.toBeInstanceOf(Unavailable);
  await own.phoneGone(mona);
  expect(await own.list('mona')).toEqual([]);
});
