import { createHash } from 'node:crypto';
import { generate } from 'otplib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FACTOR_WAIT_MS } from '../domain/limits.ts';
import { Secret } from '../domain/secret.ts';
import { factorVault } from '../factor-vault.ts';
import { createKeyRing } from '../key-ring.ts';
import type { Assertion, Factors, FactorUse } from '../ports.ts';
import { factorKeyStore } from '../store/factor-keys.ts';
import { factorChanges, factorStore } from '../store/factors.ts';
import { openDatabase, type OpenDatabase } from '../store/open-database.ts';
import { createTestDatabase, type TestDatabase } from '../store/test-database.ts';
import { systemRandom } from '../system.ts';
import { checkNewPasskey, startPasskey } from './enrol-passkey.ts';
import { checkEnrolment, startEnrolment } from './enrol-totp.ts';
import type { FactorChanges, FactorDeps } from './factor-port.ts';
import { approverFactors } from './factors.ts';
import { ownFactors } from './own-factors.ts';
import { makeTestPasskey } from './test-passkey.ts';

const START = Date.UTC(2026, 5, 1, 12, 0, 0);
const PERSON = '11111111-1111-4111-8111-111111111111';
const SECOND = 1_000;

let database: TestDatabase;
let open: OpenDatabase;
let now: number;
let reports: string[];
let deps: FactorDeps;

beforeEach(async () => {
  database = await createTestDatabase();
  open = openDatabase(database.url);
  now = START;
  reports = [];
  const clock = { now: () => new Date(now) };
  const keys = createKeyRing(new Secret(systemRandom.bytes(32)), systemRandom);
  deps = {
    clock,
    random: systemRandom,
    keyRing: keys,
    vault: factorVault({ keys, store: factorKeyStore(open.db), clock, random: systemRandom }),
    store: factorStore(open.db),
    origin: 'https://approve.example',
    rpId: 'approve.example',
    waitMs: 0,
    report: (what) => { reports.push(what); },
  };
});

afterEach(async () => {
  await open.close();
  await database.drop();
});

const codeAt = (secret: string, at: number): Promise<string> => generate({ secret, epoch: Math.floor(at / 1000) });
const wrongFor = async (secret: string): Promise<string> => {
  const right = [await codeAt(secret, now), await codeAt(secret, now - 30 * SECOND)];
  return ['000000', '111111', '222222'].find((code) => !right.includes(code))!;
};

const inOne = <T>(change: (factors: FactorChanges) => Promise<T>): Promise<T> => open.db.transaction().execute((trx) => change(factorChanges(trx)));
const confirmEnrolment = (using: FactorDeps) => async (personId: string, asked: { enrolmentId: string; name: string; code: string }): Promise<string> => {
  const checked = await checkEnrolment(using)(personId, asked);
  return typeof checked === 'string' ? checked : (await inOne((changes) => changes.confirm(asked.enrolmentId, checked))) !== 'over' ? 'confirmed' : 'gone';
};

/** Enrols and waits out the step that the enrolment spent. */
async function enrolled(personId = PERSON): Promise<string> {
  const { enrolmentId, secret } = await startEnrolment(deps)({ id: personId, displayName: 'Mona Manager' });
  expect(await confirmEnrolment(deps)(personId, { enrolmentId, name: 'phone', code: await codeAt(secret, now) })).toBe('confirmed');
  now += 60 * SECOND;
  return secret;
}

const check = async (code: string, digest = 'case'): Promise<string> => (await approverFactors(deps).check(PERSON, { kind: 'totp', code }, { requestId: 'request', caseDigest: digest })).outcome;

test('O01 the same code twice in its step: the second is refused', async () => {
  const secret = await enrolled();
  const code = await codeAt(secret, now);
  expect(await check(code)).toBe('right');
  expect(await check(code)).toBe('wrong');
});

test('O02 after the current code the one before is refused', async () => {
  const secret = await enrolled();
  expect(await check(await codeAt(secret, now))).toBe('right');
  expect(await check(await codeAt(secret, now - 30 * SECOND))).toBe('wrong');
});

test('O03 the code of the next step is refused', async () => {
  const secret = await enrolled();
  expect(await check(await codeAt(secret, now + 30 * SECOND))).toBe('wrong');
});

test('O04 a code is good at the ages of 0, 29, 30 and 59 s and not at 60 s', async () => {
  const ages: Record<number, string> = {};
  const secret = await enrolled();
  for (const age of [0, 29, 30, 59, 60]) {
    now = START + (age + 1) * 3_600 * SECOND;
    const code = await codeAt(secret, now);
    now += age * SECOND;
    ages[age] = await check(code);
  }
  expect(ages).toEqual({ 0: 'right', 29: 'right', 30: 'right', 59: 'right', 60: 'wrong' });
});

test('O05 a right code in another spelling is counted and never accepted', async () => {
  const secret = await enrolled();
  const code = await codeAt(secret, now);
  const fullWidth = Array.from(code, (digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
  for (const spelling of [`${code} `, `${code}\n`, fullWidth, `${code.slice(0, 3)}-${code.slice(3)}`]) expect(await check(spelling)).toBe('wrong');
  const [factor] = await deps.store.of(PERSON);
  expect(factor!.failures).toBe(4);
});

test('O06 something that is no text at all is wrong, not an error', async () => {
  await enrolled();
  for (const code of [undefined, null, [], {}]) expect(await check(code as string)).toBe('wrong');
});

test('O07 a hundred equal right codes at once: one is right', async () => {
  const secret = await enrolled();
  const code = await codeAt(secret, now);
  const outcomes = await Promise.all(Array.from({ length: 100 }, () => check(code)));
  expect(outcomes.filter((outcome) => outcome === 'right')).toHaveLength(1);
});

test('O09 five guesses are evaluated, then fifteen minutes nothing is, and after ten the factor is dead', async () => {
  const secret = await enrolled();
  const guess = async (times: number): Promise<Record<string, number>> => {
    const wrong = await wrongFor(secret);
    const outcomes = await Promise.all(Array.from({ length: times }, () => check(wrong)));
    return Object.fromEntries(['wrong', 'locked', 'none'].map((kind) => [kind, outcomes.filter((outcome) => outcome === kind).length]));
  };
  expect(await guess(200)).toEqual({ wrong: 5, locked: 195, none: 0 });
  expect(await check(await codeAt(secret, now))).toBe('locked');
  now += FACTOR_WAIT_MS - 1;
  expect(await check(await codeAt(secret, now))).toBe('locked');
  now += 1;
  expect(await guess(200)).toEqual({ wrong: 5, locked: 0, none: 195 });
  now += 24 * 3_600 * SECOND;
  expect(await check(await codeAt(secret, now))).toBe('none');
});

test('O10 the count goes on whoever asks; only a right code takes it off', async () => {
  const secret = await enrolled();
  for (let guess = 0; guess < 4; guess += 1) expect(await check(await wrongFor(secret), `case ${guess}`)).toBe('wrong');
  expect((await deps.store.of(PERSON))[0]!.failures).toBe(4);
  expect(await check(await codeAt(secret, now))).toBe('right');
  expect((await deps.store.of(PERSON))[0]!.failures).toBe(0);
});

test('O12 a failure stays counted when the transaction around it is rolled back', async () => {
  const secret = await enrolled();
  const wrong = await wrongFor(secret);
  await open.db.transaction().execute(async () => {
    expect(await check(wrong)).toBe('wrong');
    throw new Error('rolled back');
  }).catch(() => undefined);
  expect((await deps.store.of(PERSON))[0]!.failures).toBe(1);
});

test('O13 the wait ends at exactly fifteen minutes, and a new process does not end it sooner', async () => {
  const secret = await enrolled();
  const wrong = await wrongFor(secret);
  for (let guess = 0; guess < 5; guess += 1) await check(wrong);
  now += FACTOR_WAIT_MS - 1;
  const again = openDatabase(database.url);
  const restarted = approverFactors({ ...deps, store: factorStore(again.db) });
  expect((await restarted.check(PERSON, { kind: 'totp', code: await codeAt(secret, now) }, { requestId: 'request', caseDigest: 'case' })).outcome).toBe('locked');
  await again.close();
  now += 1;
  expect(await check(await codeAt(secret, now))).toBe('right');
});

test('O15 the clock set back after a use: refused, no error, and it recovers by itself', async () => {
  const secret = await enrolled();
  now += 3_600 * SECOND;
  expect(await check(await codeAt(secret, now))).toBe('right');
  now -= 90 * SECOND;
  expect(await check(await codeAt(secret, now))).toBe('wrong');
  now += 120 * SECOND;
  expect(await check(await codeAt(secret, now))).toBe('right');
});

test('O17 a seed is 160 bit, in base32 as every code app reads it', async () => {
  const { secret } = await startEnrolment(deps)({ id: PERSON, displayName: 'Mona' });
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
});

test('O18 an enrolment is confirmed once, by its own person, in time; its seed is nowhere in the clear', async () => {
  const { enrolmentId, secret } = await startEnrolment(deps)({ id: PERSON, displayName: 'Mona' });
  const code = await codeAt(secret, now);
  expect(await confirmEnrolment(deps)('22222222-2222-4222-8222-222222222222', { enrolmentId, name: 'x', code })).toBe('gone');
  expect(await confirmEnrolment(deps)(PERSON, { enrolmentId, name: 'phone', code: await wrongFor(secret) })).toBe('wrong');
  expect(await confirmEnrolment(deps)(PERSON, { enrolmentId, name: 'phone', code })).toBe('confirmed');
  expect(await confirmEnrolment(deps)(PERSON, { enrolmentId, name: 'phone', code })).toBe('gone');
  expect(JSON.stringify(await open.db.selectFrom('factor').selectAll().execute())).not.toContain(secret);

  const late = await startEnrolment(deps)({ id: PERSON, displayName: 'Mona' });
  now += 10 * 60 * SECOND;
  expect(await confirmEnrolment(deps)(PERSON, { enrolmentId: late.enrolmentId, name: 'x', code: await codeAt(late.secret, now) })).toBe('gone');
});

test('O18 the code that ended the enrolment approves nothing', async () => {
  const { enrolmentId, secret } = await startEnrolment(deps)({ id: PERSON, displayName: 'Mona' });
  const code = await codeAt(secret, now);
  await confirmEnrolment(deps)(PERSON, { enrolmentId, name: 'phone', code });
  expect(await check(code)).toBe('wrong');
});

test('O19 seeds swapped between two rows open in neither, and the operator hears of it', async () => {
  const secret = await enrolled();
  await enrolled('22222222-2222-4222-8222-222222222222');
  const [one, other] = await open.db.selectFrom('factor').selectAll().execute();
  await open.db.updateTable('factor').set({ sealed: other!.sealed }).where('id', '=', one!.id).execute();
  await open.db.updateTable('factor').set({ sealed: one!.sealed }).where('id', '=', other!.id).execute();
  expect(await check(await codeAt(secret, now))).toBe('wrong');
  expect(reports).toHaveLength(1);
});

test('O19 T34 a code app given to somebody else by an edit of its row opens for neither', async () => {
  const secret = await enrolled('22222222-2222-4222-8222-222222222222');
  await open.db.updateTable('factor').set({ person_id: PERSON }).execute();
  expect(await check(await codeAt(secret, now))).toBe('wrong');
  expect(reports).toHaveLength(1);
});

test('T34 T38 the wait that an edit of the row takes away takes the factor with it', async () => {
  deps = { ...deps, waitMs: 3_600 * SECOND };
  const secret = await enrolled();
  await open.db.updateTable('factor').set({ usable_at: new Date(START) }).execute();
  expect(await check(await codeAt(secret, now))).toBe('wrong');
  expect(reports).toHaveLength(1);
});

test('a factor is usable only after the wait that the policy sets', async () => {
  deps = { ...deps, waitMs: 3_600 * SECOND };
  const secret = await enrolled();
  expect(await approverFactors(deps).status(PERSON, ['totp'])).toBe('waiting');
  expect(await check(await codeAt(secret, now))).toBe('waiting');
  now += 3_600 * SECOND;
  expect(await approverFactors(deps).status(PERSON, ['totp'])).toBe('ready');
  expect(await check(await codeAt(secret, now))).toBe('right');
});

test('who has no factor, or revoked it, has none; of more than two the oldest goes', async () => {
  expect(await approverFactors(deps).status(PERSON, ['totp'])).toBe('none');
  const first = await enrolled();
  await enrolled();
  const third = await enrolled();
  expect(await ownFactors(deps)(PERSON)).toMatchObject([{ name: 'phone', usableInMs: 0, locked: false }, { createdAgoMs: 60 * SECOND }]);
  expect(await check(await codeAt(first, now))).toBe('wrong');
  expect(await check(await codeAt(third, now))).toBe('right');
  const [one] = await ownFactors(deps)(PERSON);
  expect(await inOne((changes) => changes.revoke(one!.id, '22222222-2222-4222-8222-222222222222', new Date(now)))).toBe(null);
  expect(await inOne((changes) => changes.revoke(one!.id, PERSON, new Date(now)))).toBe('totp');
  await inOne((changes) => changes.revokeAll(PERSON, new Date(now)));
  now += 60 * SECOND;
  expect(await check(await codeAt(third, now))).toBe('none');
});

test('C07, W05 what is signed on the desk\'s page is no yes, and a yes is nothing at the desk', async () => {
  const { enrolmentId, challenge: toMake, user } = await startPasskey(deps)({ id: PERSON, displayName: 'Mona' });
  const passkey = makeTestPasskey({ challenge: toMake, origin: deps.origin, userHandle: user.id });
  const made = await checkNewPasskey(deps)(PERSON, { enrolmentId, name: 'phone', credential: passkey.created });
  if (typeof made === 'string') throw new Error(made);
  await open.db.transaction().execute((trx) => factorChanges(trx).confirm(enrolmentId, made));
  const page = 'https://kiosk.contoso.example';
  const rpId = deps.rpId;
  const desk = approverFactors({ ...deps, origin: page });
  const act = { requestId: 'desk:act', caseDigest: createHash('sha256').update('act').digest('base64url') };
  const ask = async (use: FactorUse): Promise<string> => (await desk.challenge(PERSON, use))!.challenge;
  const outcomeOf = async (on: Factors, assertion: Assertion, use: FactorUse): Promise<string> => (await on.check(PERSON, { kind: 'passkey', assertion }, use)).outcome;
  expect(await outcomeOf(desk, passkey.sign({ challenge: await ask(act), origin: page, rpId }), act)).toBe('right');
  expect(await outcomeOf(desk, passkey.sign({ challenge: await ask(act), origin: deps.origin }), act)).toBe('wrong');
  expect(await outcomeOf(desk, passkey.sign({ challenge: await ask(act), origin: page }), act)).toBe('wrong');
  const approvals = approverFactors(deps);
  const yes = { ...act, requestId: 'request' };
  expect(await outcomeOf(approvals, passkey.sign({ challenge: (await approvals.challenge(PERSON, yes))!.challenge, origin: page, rpId }), yes)).toBe('wrong');
  expect(await outcomeOf(approvals, passkey.sign({ challenge: (await approvals.challenge(PERSON, yes))!.challenge, origin: deps.origin }), yes)).toBe('right');
});
