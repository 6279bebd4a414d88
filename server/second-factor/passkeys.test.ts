import { createHash } from 'node:crypto';
import { generate } from 'otplib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Approval } from '../domain/case-state.ts';
import { FACTOR_WAIT_MS, PASSKEY_CHALLENGE_MS } from '../domain/limits.ts';
import { Secret } from '../domain/secret.ts';
import { factorVault } from '../factor-vault.ts';
import { createKeyRing } from '../key-ring.ts';
import type { Assertion, FactorCheck, Factors } from '../ports.ts';
import { factorKeyStore } from '../store/factor-keys.ts';
import { factorChanges, factorStore } from '../store/factors.ts';
import { openDatabase, type OpenDatabase } from '../store/open-database.ts';
import { createTestDatabase, type TestDatabase } from '../store/test-database.ts';
import { systemRandom } from '../system.ts';
import { checkNewPasskey, startPasskey } from './enrol-passkey.ts';
import { checkEnrolment, startEnrolment } from './enrol-totp.ts';
import type { FactorDeps } from './factor-port.ts';
import { approverFactors } from './factors.ts';
import { makeTestPasskey, testKey, type TestCeremony, type TestPasskey } from './test-passkey.ts';

const START = Date.UTC(2026, 5, 1, 12, 0, 0);
const ORIGIN = 'https://approve.contoso.example';
const MONA = '11111111-1111-4111-8111-111111111111';
const OTTO = '22222222-2222-4222-8222-222222222222';
const CASE = createHash('sha256').update('case').digest('base64url');
const USE = { requestId: 'request', caseDigest: CASE };

let database: TestDatabase;
let open: OpenDatabase;
let now: number;
let reports: string[];
let deps: FactorDeps;
let factors: Factors;

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
    origin: ORIGIN,
    rpId: new URL(ORIGIN).hostname,
    waitMs: 0,
    report: (what) => { reports.push(what); },
  };
  factors = approverFactors(deps);
});
afterEach(async () => {
  await open.close();
  await database.drop();
});

/** Asks for a passkey, makes one (honestly unless told otherwise) and hands it in. */
async function enrol(personId = MONA, quirks: Partial<TestCeremony> = {}): Promise<{ outcome: string; passkey: TestPasskey }> {
  const { enrolmentId, challenge, user } = await startPasskey(deps)({ id: personId, displayName: 'Mona' });
  const passkey = makeTestPasskey({ challenge, origin: ORIGIN, userHandle: user.id, ...quirks });
  const checked = await checkNewPasskey(deps)(personId, { enrolmentId, name: 'phone', credential: passkey.created });
  if (typeof checked === 'string') return { outcome: checked, passkey };
  const confirmed = await open.db.transaction().execute((trx) => factorChanges(trx).confirm(enrolmentId, checked));
  return { outcome: typeof confirmed === 'string' ? confirmed : 'confirmed', passkey };
}
const enrolled = async (personId = MONA, quirks: Partial<TestCeremony> = {}): Promise<TestPasskey> => {
  const { outcome, passkey } = await enrol(personId, quirks);
  expect(outcome).toBe('confirmed');
  return passkey;
};
async function enrolCodeApp(): Promise<void> {
  const { enrolmentId, secret } = await startEnrolment(deps)({ id: MONA, displayName: 'Mona' });
  const checked = await checkEnrolment(deps)(MONA, { enrolmentId, name: 'app', code: await generate({ secret, epoch: now / 1_000 }) });
  if (typeof checked === 'string') throw new Error(checked);
  await open.db.transaction().execute((trx) => factorChanges(trx).confirm(enrolmentId, checked));
}
const asked = async (personId = MONA, use = USE): Promise<string> => (await factors.challenge(personId, use))!.challenge;
const give = (assertion: Assertion, personId = MONA, use = USE): Promise<FactorCheck> => factors.check(personId, { kind: 'passkey', assertion }, use);
const signed = async (passkey: TestPasskey, quirks: Partial<TestCeremony> = {}): Promise<string> => (await give(passkey.sign({ challenge: await asked(), origin: ORIGIN, ...quirks }))).outcome;

test('a passkey signs the yes for one case, and says with which factor and by what evidence', async () => {
  const passkey = await enrolled();
  const challenge = await asked();
  const check = await give(passkey.sign({ challenge, origin: ORIGIN }));
  expect(check).toMatchObject({ outcome: 'right', evidence: { challenge } });
  const bytes = Buffer.from(challenge, 'base64url');
  expect([bytes.length, bytes.subarray(32).toString('base64url')]).toEqual([64, CASE]);
});

describe('challenges', () => {
  test('W01 one that was used is worth nothing', async () => {
    const passkey = await enrolled();
    const assertion = passkey.sign({ challenge: await asked(), origin: ORIGIN });
    expect((await give(assertion)).outcome).toBe('right');
    expect((await give(assertion)).outcome).toBe('over');
  });

  test('W01 of a hundred equal answers at once one is right', async () => {
    const passkey = await enrolled();
    const assertion = passkey.sign({ challenge: await asked(), origin: ORIGIN });
    const outcomes = (await Promise.all(Array.from({ length: 100 }, () => give(assertion)))).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'right')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'over')).toHaveLength(99);
  });

  test('W01 one that was replaced by another is over', async () => {
    const passkey = await enrolled();
    const first = await asked();
    const second = await asked();
    expect((await give(passkey.sign({ challenge: first, origin: ORIGIN }))).outcome).toBe('wrong');
    expect((await give(passkey.sign({ challenge: second, origin: ORIGIN }))).outcome).toBe('over');
  });

  test('W02 one of another request, or of what the case was before, is refused', async () => {
    const passkey = await enrolled();
    const other = await asked(MONA, { requestId: 'other', caseDigest: CASE });
    expect((await give(passkey.sign({ challenge: other, origin: ORIGIN }))).outcome).toBe('over');
    await asked();
    expect((await give(passkey.sign({ challenge: other, origin: ORIGIN }))).outcome).toBe('wrong');
    const before = await asked();
    const changed = { ...USE, caseDigest: createHash('sha256').update('case, changed').digest('base64url') };
    expect((await give(passkey.sign({ challenge: before, origin: ORIGIN }), MONA, changed)).outcome).toBe('wrong');
  });

  test('W03 one of two minutes is over, and a moment before it is not', async () => {
    const passkey = await enrolled();
    const challenge = await asked();
    now += PASSKEY_CHALLENGE_MS;
    expect((await give(passkey.sign({ challenge, origin: ORIGIN }))).outcome).toBe('over');
    const fresh = await asked();
    now += PASSKEY_CHALLENGE_MS - 1;
    expect((await give(passkey.sign({ challenge: fresh, origin: ORIGIN }))).outcome).toBe('right');
  });
});

describe('what is signed', () => {
  test.each<[string, Partial<TestCeremony>]>([
    ['W04 as a creation', { type: 'webauthn.create' }],
    ['W05 on http', { origin: 'http://approve.contoso.example', rpId: 'approve.contoso.example' }],
    ['W05 on another port', { origin: `${ORIGIN}:8443` }],
    ['W05 on a sub-domain', { origin: 'https://x.approve.contoso.example', rpId: 'approve.contoso.example' }],
    ['W05 on a look-alike', { origin: 'https://approve.cont0so.example', rpId: 'approve.contoso.example' }],
    ['W05 on no origin', { clientData: { origin: 'null' } }],
    ['W05 in upper case', { clientData: { origin: 'HTTPS://APPROVE.CONTOSO.EXAMPLE' } }],
    ['W06 for another relying party', { rpId: 'contoso.example' }],
    ['W07 with nobody there', { flags: 0x04 }],
    ['W08 with nobody verified', { flags: 0x01 }],
    ['W13 in a frame of another site', { clientData: { crossOrigin: true } }],
    ['W13 in a frame that names its top', { clientData: { crossOrigin: true, topOrigin: 'https://evil.example' } }],
    ['W13 with a top origin and no frame', { clientData: { topOrigin: ORIGIN } }],
    ['W10 by somebody else’s handle', { userHandle: Buffer.from('otto').toString('base64url') }],
    ['W11 by a credential that nobody has', { credentialId: Buffer.from('unknown credential') }],
  ])('%s is refused, counted, and the honest one after it is right', async (_name, quirks) => {
    const passkey = await enrolled();
    expect(await signed(passkey, quirks)).toBe('wrong');
    expect((await deps.store.of(MONA))[0]!.failures).toBe(1);
    expect(await signed(passkey)).toBe('right');
    expect((await deps.store.of(MONA))[0]!.failures).toBe(0);
  });

  test.each(['signature', 'authenticatorData', 'clientDataJSON'] as const)('W09 one bit flipped in %s is refused', async (part) => {
    const passkey = await enrolled();
    for (const at of [0, 0.3, 0.6, 0.95]) {
      now += FACTOR_WAIT_MS;
      await open.db.updateTable('factor').set({ failures: 0, wait_until: null }).execute();
      const assertion = passkey.sign({ challenge: await asked(), origin: ORIGIN });
      const bytes = Buffer.from(assertion[part], 'base64url');
      const place = Math.floor(at * bytes.length);
      bytes[place] = (bytes[place] ?? 0) ^ 1;
      expect(['wrong', 'malformed']).toContain((await give({ ...assertion, [part]: bytes.toString('base64url') })).outcome);
    }
  });

  test('W10 a credential of another approver signs nothing of mine', async () => {
    await enrolled(MONA);
    const ottos = await enrolled(OTTO);
    expect(await signed(ottos, { userHandle: null })).toBe('wrong');
  });

  test('W11 a revoked credential is refused like an unknown one, and without any there is nothing to ask', async () => {
    const passkey = await enrolled();
    now += 1_000;
    await enrolled();
    const [first] = await deps.store.of(MONA);
    const challenge = await asked();
    await open.db.transaction().execute((trx) => factorChanges(trx).revoke(first!.id, MONA, new Date(now)));
    expect((await give(passkey.sign({ challenge, origin: ORIGIN }))).outcome).toBe('wrong');
    await open.db.transaction().execute((trx) => factorChanges(trx).revokeAll(MONA, new Date(now)));
    expect(await factors.challenge(MONA, USE)).toBeNull();
    expect(await factors.status(MONA, ['passkey'])).toBe('none');
  });

  test('W12 a passkey that counts back, or not on, is refused and told of; one that never counts is fine', async () => {
    const passkey = await enrolled();
    expect(await signed(passkey, { signCount: 7 })).toBe('right');
    for (const signCount of [6, 7]) expect(await signed(passkey, { signCount })).toBe('copied');
    expect(reports).toHaveLength(2);
    expect(await signed(passkey, { signCount: 8 })).toBe('right');
    expect(await signed(passkey, { signCount: 0 })).toBe('right');
    expect(await signed(passkey, { signCount: 0 })).toBe('right');
  });

  test('W17 what no browser sends is told apart at once and spends nothing', async () => {
    const passkey = await enrolled();
    const challenge = await asked();
    const honest = passkey.sign({ challenge, origin: ORIGIN });
    const short = Buffer.from(honest.authenticatorData, 'base64url').subarray(0, 36).toString('base64url');
    const junk = passkey.sign({ challenge, origin: ORIGIN, trailing: Buffer.from('junk') }).authenticatorData;
    // Extension data of 10,000 nested arrays, and of a text of 2^32 bytes (RFC 8949 section 3.1).
    const nested = passkey.sign({ challenge, origin: ORIGIN, flags: 0x85, trailing: Buffer.alloc(10_000, 0x81) }).authenticatorData;
    const endless = passkey.sign({ challenge, origin: ORIGIN, flags: 0x85, trailing: Buffer.from('7b0000000100000000', 'hex') }).authenticatorData;
    for (const authenticatorData of [short, junk, nested, endless]) expect((await give({ ...honest, authenticatorData })).outcome).toBe('malformed');
    expect((await give({ ...honest, clientDataJSON: Buffer.from('{').toString('base64url') })).outcome).toBe('malformed');
    expect((await deps.store.of(MONA))[0]!.failures).toBe(0);
    expect((await give(passkey.sign({ challenge, origin: ORIGIN }))).outcome).toBe('right');
  });

  test('W20 an extension that nobody asked for changes nothing, and the operator can see it', async () => {
    const passkey = await enrolled();
    expect(await signed(passkey, { flags: 0x85, trailing: Buffer.from('a1637a7a7af5', 'hex') })).toBe('right');
    expect(reports).toEqual([expect.stringContaining('extension')]);
  });
});

describe('setting one up', () => {
  test.each<[string, Partial<TestCeremony>]>([
    ['W15 ES256 over P-384', { key: testKey('ES256', { curve: 'P-384' }) }],
    ['W15 RSA of 1024 bit', { key: testKey('RS256', { bits: 1024 }) }],
    ['W15 algorithm 0', { key: testKey('ES256', { alg: 0 }) }],
    ['W15 an algorithm that was not asked for', { key: testKey('RS256', { alg: -65535 }) }],
    ['W15 an algorithm of another kind of key', { key: testKey('EdDSA', { alg: -7 }) }],
    ['W04 as an assertion', { type: 'webauthn.get' }],
    ['W05 on another origin', { origin: 'https://approve.cont0so.example', rpId: 'approve.contoso.example' }],
    ['W06 for another relying party', { rpId: 'contoso.example' }],
    ['W07 with nobody there', { flags: 0x04 }],
    ['W08 with nobody verified', { flags: 0x01 }],
    ['W13 in a frame', { clientData: { crossOrigin: true } }],
    ['W02 for another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
  ])('%s is refused', async (_name, quirks) => {
    expect((await enrol(MONA, quirks)).outcome).toBe('refused');
    expect(await factors.status(MONA, ['passkey'])).toBe('none');
  });

  test.each<[string, Partial<TestCeremony>]>([
    ['ES256', { key: testKey('ES256') }],
    ['EdDSA', { key: testKey('EdDSA') }],
    ['RS256 of 2048 bit', { key: testKey('RS256') }],
  ])('%s is taken and signs', async (_name, quirks) => {
    expect(await signed(await enrolled(MONA, quirks))).toBe('right');
  });

  test('W17 what no browser sends is malformed', async () => {
    const { enrolmentId, challenge } = await startPasskey(deps)({ id: MONA, displayName: 'Mona' });
    const { created } = makeTestPasskey({ challenge, origin: ORIGIN });
    const nested = Buffer.alloc(6_000, 0x81).toString('base64url');
    const hand = (attestationObject: string): Promise<unknown> => checkNewPasskey(deps)(MONA, { enrolmentId, name: 'x', credential: { ...created, attestationObject } });
    for (const attestationObject of [nested, Buffer.alloc(40).toString('base64url')]) expect(await hand(attestationObject)).toBe('malformed');
    expect(await hand(created.attestationObject.slice(0, -8))).toBe('refused');
  });

  test('W18 an id that is not that of the credential is refused', async () => {
    const { enrolmentId, challenge } = await startPasskey(deps)({ id: MONA, displayName: 'Mona' });
    const { created } = makeTestPasskey({ challenge, origin: ORIGIN });
    expect(await checkNewPasskey(deps)(MONA, { enrolmentId, name: 'x', credential: { ...created, id: Buffer.alloc(16).toString('base64url') } })).toBe('refused');
  });

  test('W19 a credential that is set up already, for whomever, is not taken again', async () => {
    const credentialId = systemRandom.bytes(16);
    await enrolled(MONA, { credentialId: Buffer.from(credentialId) });
    for (const personId of [OTTO, MONA]) expect((await enrol(personId, { credentialId: Buffer.from(credentialId) })).outcome).toBe('taken');
    expect(await factors.status(OTTO, ['passkey'])).toBe('none');
  });

  test('it is confirmed once, by its own person, in time, and never as the other kind', async () => {
    const { enrolmentId, challenge } = await startPasskey(deps)({ id: MONA, displayName: 'Mona' });
    const { created } = makeTestPasskey({ challenge, origin: ORIGIN });
    expect(await checkNewPasskey(deps)(OTTO, { enrolmentId, name: 'x', credential: created })).toBe('gone');
    const { enrolmentId: codeApp } = await startEnrolment(deps)({ id: MONA, displayName: 'Mona' });
    expect(await checkNewPasskey(deps)(MONA, { enrolmentId, name: 'x', credential: created })).toBe('gone');
    expect(await checkNewPasskey(deps)(MONA, { enrolmentId: codeApp, name: 'x', credential: created })).toBe('gone');
    const late = await startPasskey(deps)({ id: MONA, displayName: 'Mona' });
    now += 10 * 60_000;
    expect(await checkNewPasskey(deps)(MONA, { enrolmentId: late.enrolmentId, name: 'x', credential: makeTestPasskey({ challenge: late.challenge, origin: ORIGIN }).created })).toBe('gone');
  });

  test('the list of what is set up already goes along, so that no authenticator makes two', async () => {
    const passkey = await enrolled();
    expect((await startPasskey(deps)({ id: MONA, displayName: 'Mona' })).exclude).toEqual([passkey.created.id]);
  });
});

describe('counting', () => {
  test('O09 five wrong answers are looked at, then nothing for fifteen minutes; T15 the code app is not locked by it', async () => {
    const passkey = await enrolled();
    for (let guess = 0; guess < 5; guess += 1) expect(await signed(passkey, { flags: 0x01 })).toBe('wrong');
    expect(await signed(passkey)).toBe('locked');
    now += FACTOR_WAIT_MS - 1;
    expect(await signed(passkey)).toBe('locked');
    now += 1;
    expect(await signed(passkey)).toBe('right');
  });

  test('T15 wrong codes lock the code app and leave the passkey alone, and the other way round', async () => {
    const passkey = await enrolled();
    await enrolCodeApp();
    const wrongCode = async (): Promise<string> => (await factors.check(MONA, { kind: 'totp', code: 'no code' }, USE)).outcome;
    for (let guess = 0; guess < 5; guess += 1) expect(await wrongCode()).toBe('wrong');
    expect(await wrongCode()).toBe('locked');
    for (let guess = 0; guess < 4; guess += 1) expect(await signed(passkey, { flags: 0x01 })).toBe('wrong');
    expect(await signed(passkey)).toBe('right');
    expect(await wrongCode()).toBe('locked');
  });

  test('O12 a failure stays counted when the transaction around it is rolled back', async () => {
    const passkey = await enrolled();
    await open.db.transaction().execute(async () => {
      expect(await signed(passkey, { flags: 0x01 })).toBe('wrong');
      throw new Error('rolled back');
    }).catch(() => undefined);
    expect((await deps.store.of(MONA))[0]!.failures).toBe(1);
  });
});

describe('T34: what is stored is verified again by whoever acts on it', () => {
  const KINDS = ['passkey', 'totp'] as const;
  const approved = async (passkey: TestPasskey): Promise<Approval> => {
    const check = await give(passkey.sign({ challenge: await asked(), origin: ORIGIN }));
    if (check.outcome !== 'right') throw new Error(check.outcome);
    return { requestId: null, approverRole: null, matchCodeHash: null, renewals: 0, approverId: MONA, factorId: check.factorId, knownBy: 'in-person', digest: CASE, evidence: check.evidence, approvedAt: new Date(now) };
  };

  test('the honest row stands', async () => {
    expect(await factors.status(MONA, KINDS, await approved(await enrolled()))).toBe('ready');
  });

  test('another digest, an edited or missing evidence, or that of another yes is forged', async () => {
    const passkey = await enrolled();
    const yes = await approved(passkey);
    const other = await approved(passkey);
    const evidence = yes.evidence!;
    const forged: readonly Approval[] = [
      { ...yes, digest: createHash('sha256').update('another case').digest('base64url') },
      { ...yes, evidence: null },
      { ...yes, evidence: { ...evidence, signature: other.evidence!.signature } },
      { ...yes, evidence: { ...evidence, challenge: other.evidence!.challenge } },
      { ...yes, evidence: { ...evidence, clientDataJSON: Buffer.from('{}').toString('base64url') } },
    ];
    for (const each of forged) expect(await factors.status(MONA, KINDS, each)).toBe('forged');
  });

  test('O19 a key that was exchanged in its row, or a row that was given to another, opens for nobody', async () => {
    const passkey = await enrolled(MONA);
    const yes = await approved(passkey);
    await enrolled(OTTO);
    const [mona, otto] = await open.db.selectFrom('factor').selectAll().orderBy('person_id').execute();
    await open.db.updateTable('factor').set({ sealed: otto!.sealed }).where('id', '=', mona!.id).execute();
    expect(await factors.status(MONA, KINDS, yes)).toBe('forged');
    expect(await factors.challenge(MONA, USE)).toBeNull();
    await open.db.updateTable('factor').set({ sealed: mona!.sealed, person_id: OTTO }).where('id', '=', mona!.id).execute();
    expect(await factors.status(OTTO, KINDS, { ...yes, approverId: OTTO })).toBe('forged');
    expect(reports.length).toBeGreaterThan(0);
  });

  test('R26 a factor that was revoked, or of a kind that is not allowed any more, stands behind nothing', async () => {
    const yes = await approved(await enrolled());
    expect(await factors.status(MONA, ['totp'], yes)).toBe('none');
    await open.db.transaction().execute((trx) => factorChanges(trx).revokeAll(MONA, new Date(now)));
    expect(await factors.status(MONA, KINDS, yes)).toBe('none');
  });
});

test('R26 a new passkey signs nothing before the wait that the policy sets is over', async () => {
  const passkey = await enrolled();
  deps = { ...deps, waitMs: 3_600_000 };
  factors = approverFactors(deps);
  await enrolled(OTTO);
  expect([await factors.status(OTTO, ['passkey']), await factors.challenge(OTTO, USE)]).toEqual(['waiting', null]);
  now += 3_600_000;
  expect([await factors.status(OTTO, ['passkey']), await signed(passkey)]).toEqual(['ready', 'right']);
});

test('of more than two passkeys the oldest goes, and code apps are not touched by it', async () => {
  const first = await enrolled();
  await enrolCodeApp();
  now += 1_000;
  await enrolled();
  now += 1_000;
  const third = await enrolled();
  expect((await deps.store.of(MONA)).map(({ kind }) => kind)).toEqual(['totp', 'passkey', 'passkey']);
  expect(await signed(first)).toBe('wrong');
  expect(await signed(third)).toBe('right');
});
