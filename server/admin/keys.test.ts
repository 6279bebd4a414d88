import { sql } from 'kysely';
import { generate } from 'otplib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Secret } from '../domain/secret.ts';
import { factorVault } from '../factor-vault.ts';
import { createKeyRing } from '../key-ring.ts';
import { checkNewPasskey, startPasskey } from '../second-factor/enrol-passkey.ts';
import { checkEnrolment, startEnrolment } from '../second-factor/enrol-totp.ts';
import type { Confirmation, FactorDeps } from '../second-factor/factor-port.ts';
import { approverFactors } from '../second-factor/factors.ts';
import { makeTestPasskey, type TestPasskey } from '../second-factor/test-passkey.ts';
import { auditOf } from '../store/audit-log.ts';
import { factorKeyStore } from '../store/factor-keys.ts';
import { factorChanges, factorStore } from '../store/factors.ts';
import { openDatabase, type OpenDatabase } from '../store/open-database.ts';
import { createTestDatabase, type TestDatabase } from '../store/test-database.ts';
import { systemRandom as random } from '../system.ts';
import type { Desk } from './desk.ts';
import { keysRotate } from './keys.ts';

const ORIGIN = 'https://approve.contoso.example';
const USE = { requestId: 'request', caseDigest: Buffer.alloc(32).toString('base64url') };

let database: TestDatabase;
let open: OpenDatabase;
let now: number;
let desk: Desk;
let deps: FactorDeps;
let said: string[];

beforeEach(async () => {
  database = await createTestDatabase();
  open = openDatabase(database.url);
  now = Date.UTC(2026, 5, 1, 12, 0, 0);
  said = [];
  const clock = { now: () => new Date(now) };
  const keys = createKeyRing(new Secret(random.bytes(32)), random);
  desk = { db: open.db, clock, random, keys, operator: 'root', dataFolder: '', directory: () => Promise.reject(new Error('not asked')), policy: () => ({ factorWaitMs: 0, deskMail: null }), kioskPage: () => null, say: (line) => { said.push(line); } };
  deps = { clock, random, keyRing: keys, vault: factorVault({ keys, store: factorKeyStore(open.db), clock, random }), store: factorStore(open.db), origin: ORIGIN, rpId: new URL(ORIGIN).hostname, waitMs: 0, report: () => undefined };
});
afterEach(async () => {
  await open.close();
  await database.drop();
});

const confirm = async (enrolmentId: string, checked: Confirmation | string): Promise<void> => {
  if (typeof checked === 'string') throw new Error(checked);
  await open.db.transaction().execute((trx) => factorChanges(trx).confirm(enrolmentId, checked));
};
async function codeApp(personId: string): Promise<() => Promise<string>> {
  const { enrolmentId, secret } = await startEnrolment(deps)({ id: personId, displayName: 'Mona' });
  const code = (): Promise<string> => generate({ secret, epoch: now / 1_000 });
  await confirm(enrolmentId, await checkEnrolment(deps)(personId, { enrolmentId, name: 'app', code: await code() }));
  return code;
}
async function passkey(personId: string): Promise<TestPasskey> {
  const { enrolmentId, challenge } = await startPasskey(deps)({ id: personId, displayName: 'Mona' });
  const made = makeTestPasskey({ challenge, origin: ORIGIN });
  await confirm(enrolmentId, await checkNewPasskey(deps)(personId, { enrolmentId, name: 'phone', credential: made.created }));
  return made;
}
const takes = async (personId: string, code: () => Promise<string>): Promise<string> => {
  now += 60_000;
  return (await approverFactors(deps).check(personId, { kind: 'totp', code: await code() }, USE)).outcome;
};
const signs = async (personId: string, made: TestPasskey): Promise<string> => {
  const asked = await approverFactors(deps).challenge(personId, USE);
  return asked === null ? 'none' : (await approverFactors(deps).check(personId, { kind: 'passkey', assertion: made.sign({ challenge: asked.challenge, origin: ORIGIN }) }, USE)).outcome;
};
const keyIds = async (): Promise<readonly string[]> => (await open.db.selectFrom('factor_key').select('id').execute()).map(({ id }) => id);

test('R55: a new key, everything under it, the old one gone; every factor works on, and a server that runs meanwhile too', async () => {
  const code = await codeApp('mona');
  const made = await passkey('otto');
  const [before] = await keyIds();
  const other = await startEnrolment(deps)({ id: 'enrolling', displayName: 'x' });
  now += 1;
  await keysRotate(desk);
  const after = await keyIds();
  expect([after.length, after.includes(before!)]).toEqual([1, false]);
  expect(said.join()).toContain('3 factors are sealed under a new key, 1 old keys are gone.');
  expect([await takes('mona', code), await signs('otto', made)]).toEqual(['right', 'right']);
  // What was begun before ends after it.
  await confirm(other.enrolmentId, await checkEnrolment(deps)('enrolling', { enrolmentId: other.enrolmentId, name: 'app', code: await generate({ secret: other.secret, epoch: now / 1_000 }) }));
  expect((await open.db.selectFrom('factor').select('key_id').distinct().execute()).map(({ key_id }) => key_id)).toEqual(after);
  expect((await auditOf(open.db, after[0]!)).map(({ kind, personal }) => [kind, personal])).toEqual([['factor-key.made', { operator: 'root' }]]);
  expect((await auditOf(open.db, before!)).map(({ kind }) => kind)).toEqual(['factor-key.dropped']);
});

test('CP16: a run that dies half-way leaves every factor working, and the next one ends the work', async () => {
  const apps: { id: string; code: () => Promise<string> }[] = [];
  for (const id of ['a', 'b', 'c', 'd']) apps.push({ id, code: await codeApp(id) });
  const [, , third] = await open.db.selectFrom('factor').select('id').orderBy('id').execute();
  // The connection breaks at the third row.
  await sql.raw(`create function dies() returns trigger as $$ begin raise exception 'gone'; end $$ language plpgsql`).execute(open.db);
  await sql.raw(`create trigger dies before update on factor for each row when (old.id = '${third!.id}' and new.key_id <> old.key_id) execute function dies()`).execute(open.db);
  now += 1;
  await expect(keysRotate(desk)).rejects.toThrow('gone');
  expect((await open.db.selectFrom('factor').select('key_id').distinct().execute()).length).toBe(2);
  for (const { id, code } of apps) expect([id, await takes(id, code)]).toEqual([id, 'right']);

  await sql.raw('drop trigger dies on factor').execute(open.db);
  await keysRotate(desk);
  expect((await keyIds()).length).toBe(1);
  for (const { id, code } of apps) expect([id, await takes(id, code)]).toEqual([id, 'right']);
});

test('O19: a row that was swapped is not made good by it; it is named, and the key that it came with stays', async () => {
  const mona = await codeApp('mona');
  await codeApp('otto');
  const victim = await codeApp('victim');
  const row = async (id: string) => open.db.selectFrom('factor').selectAll().where('person_id', '=', id).executeTakeFirstOrThrow();
  await open.db.updateTable('factor').set({ sealed: (await row('otto')).sealed }).where('person_id', '=', 'victim').execute();
  now += 1;
  const { id } = await row('victim');
  await expect(keysRotate(desk)).rejects.toThrow(id);
  expect([await takes('mona', mona), await takes('victim', victim)]).toEqual(['right', 'wrong']);
  expect((await auditOf(open.db, id)).map(({ kind }) => kind)).toEqual(['factor.broken']);
  expect((await keyIds()).length).toBe(2);
});

test('a key that somebody put into the table opens nothing: it is bound to its row under the service key', async () => {
  const code = await codeApp('mona');
  await open.db.updateTable('factor_key').set({ wrapped: createKeyRing(new Secret(random.bytes(32)), random).encrypt('factor_key/x/wrapped', new Secret('x')) }).execute();
  deps = { ...deps, vault: factorVault({ keys: desk.keys, store: factorKeyStore(open.db), clock: deps.clock, random }) };
  expect(await takes('mona', code)).toBe('wrong');
});
