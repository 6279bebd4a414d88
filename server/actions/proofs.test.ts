import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StartCase } from '../contract/kiosk.ts';
import { checkLetter } from '../contract/recovery-code.ts';
import { ID_CHECK_MS, RECOVERY_CODES, REQUEST_MS } from '../domain/limits.ts';
import type { ProofPolicy } from '../domain/proof-policy.ts';
import { openCaseWorld, type CaseWorld } from '../test-cases.ts';
import { confirmId } from './confirm-id.ts';
import { makeRecoveryCodes, readRecoveryCodes } from './own-recovery-codes.ts';
import { readCase } from './read-case.ts';

let world: CaseWorld;
beforeEach(async () => { world = await openCaseWorld(); });
afterEach(() => world.close());

const policy = (proofs: ProofPolicy): void => { Object.assign(world.deps.policy, { proofs }); };
const madeFor = async (id: string): Promise<readonly string[]> => (await makeRecoveryCodes(world.deps)(id)).codes.map((code) => code.replaceAll('-', ''));
const withCode = (code: string): Partial<StartCase> => ({ proof: { kind: 'recovery-code', code } });
const subjectOf = async (change: Partial<StartCase>, kiosk?: string): Promise<unknown> => {
  const { caseId } = await world.start(change, undefined, kiosk);
  await world.sweep();
  const { subject } = await world.state(caseId);
  await world.advance(REQUEST_MS);
  return subject.kind === 'decoy' ? subject.reason : subject.kind;
};

describe('K19: recovery codes', () => {
  test('eight of 75 bit, made once, told on every address, counted down; a new set voids the old', async () => {
    const codes = await madeFor('alice');
    expect([codes.length, new Set(codes).size, codes.every((code) => checkLetter(code.slice(0, -1)) === code.slice(-1))]).toEqual([RECOVERY_CODES, RECOVERY_CODES, true]);
    await world.sweep();
    expect(world.tenant.mails.map(({ to }) => to).toSorted()).toEqual(['alice@contoso.example', 'alice@home.example']);
    expect(JSON.stringify(await world.database.db.selectFrom('recovery_code').selectAll().execute())).not.toContain(codes[0]);
    expect(await subjectOf(withCode(codes[0] ?? ''))).toBe('real');
    expect(await readRecoveryCodes(world.deps)('alice')).toMatchObject({ onOffer: true, codes: { left: RECOVERY_CODES - 1 } });
    const newer = await madeFor('alice');
    expect(await subjectOf(withCode(codes[1] ?? ''))).toBe('proof-wrong');
    expect(await subjectOf(withCode(newer[0] ?? ''))).toBe('real');
  });

  test('K19: one that was used before, one of somebody else and one that nobody has run on as decoys', async () => {
    const [used = '', other = ''] = await madeFor('alice');
    const [monas = ''] = await madeFor('mona');
    expect(await subjectOf(withCode(used))).toBe('real');
    expect(await subjectOf(withCode(used))).toBe('proof-wrong');
    expect(await subjectOf(withCode(monas))).toBe('proof-wrong');
    expect(await subjectOf(withCode('0'.repeat(16)))).toBe('proof-wrong');
    expect(await subjectOf(withCode(other))).toBe('real');
  });

  test('K19: of two kiosks with the same code at the same time one is asked for', async () => {
    const [code = ''] = await madeFor('alice');
    const opened = [await world.start(withCode(code)), await world.start(withCode(code), undefined, 'kiosk-2')];
    await world.sweep();
    const kinds = await Promise.all(opened.map(async ({ caseId }) => (await world.state(caseId)).subject.kind));
    expect(kinds.toSorted()).toEqual(['decoy', 'real']);
  });

  test('a new set waits as a new factor does', async () => {
    Object.assign(world.deps.policy, { factorWaitMs: 60 * 60_000 });
    const [code = '', later = ''] = await madeFor('alice');
    expect(await subjectOf(withCode(code))).toBe('proof-wrong');
    await world.advance(60 * 60_000);
    expect(await subjectOf(withCode(later))).toBe('real');
  });
});

describe('K19: which proof counts for whom', () => {
  test('K19: a badge of another person, and one that was revoked, run on as decoys', async () => {
    world.tenant.badges.set('04FFFFFF', 'mona');
    expect(await subjectOf({ proof: { kind: 'badge', serial: '04FFFFFF' } })).toBe('proof-wrong');
    expect(await subjectOf({ proof: { kind: 'badge', serial: '04EEEEEE' } })).toBe('proof-wrong');
  });

  test('a proof that counts for others runs on as a decoy, and what counts is read anew at the press', async () => {
    policy({ usual: ['badge'], groups: [{ groupId: 'plant', proofs: ['recovery-code'] }] });
    const [code = ''] = await madeFor('alice');
    expect(await subjectOf(withCode(code))).toBe('proof-not-allowed');
    const { caseId } = await world.approved();
    world.tenant.groups.set('alice', ['plant']);
    expect((await world.press(caseId)).view).toMatchObject({ step: 'ended', ending: 'failed' });
    expect(world.tenant.created).toEqual([]);
  });

  test('a proof that the policy knows for nobody is refused at once, the same for everybody', async () => {
    policy({ usual: ['badge'], groups: [] });
    await expect(world.start({ proof: { kind: 'id-check' } })).rejects.toMatchObject({ code: 'bad_request' });
  });
});

describe('K19: an identity card at the desk', () => {
  beforeEach(() => { policy({ usual: ['badge', 'id-check'], groups: [] }); });
  const idCheck = async (change: Partial<StartCase> = {}) => {
    const opened = await world.start({ proof: { kind: 'id-check' }, ...change });
    return { ...opened, slip: 'slip' in opened.view ? opened.view.slip : '' };
  };
  const checked = (slip: string, clerkId = 'carl'): Promise<void> => confirmId(world.deps)({ slip, clerkId, hand: { clerkId } });

  test('nobody is looked up or asked before a clerk has seen it; then it goes on with its whole time', async () => {
    const { caseId, slip, view } = await idCheck();
    expect(view).toMatchObject({ step: 'id-check', slip: expect.stringMatching(/^\d{4}-\d{4}$/) as string, remainingMs: ID_CHECK_MS });
    await world.advance(5 * 60_000);
    expect(await world.state(caseId)).toMatchObject({ stage: 'waiting', subject: { kind: 'unresolved' } });
    expect(world.tenant.mails).toEqual([]);
    await checked(slip);
    await world.sweep();
    expect(await world.state(caseId)).toMatchObject({ subject: { kind: 'real' } });
    expect(await readCase(world.deps)({ kioskId: world.kioskId, caseId })).toMatchObject({ step: 'waiting', remainingMs: REQUEST_MS });
    expect((await world.audit(caseId)).find(({ kind }) => kind === 'case.id-checked')?.personal).toEqual({ clerkId: 'carl' });
  });

  test('K19: without a clerk it ends as one that nobody answers, whoever it was about', async () => {
    const real = await idCheck();
    await world.advance(ID_CHECK_MS);
    const nobody = await idCheck({ address: 'nobody@contoso.example' });
    await world.advance(ID_CHECK_MS);
    for (const { caseId } of [real, nobody]) expect(await world.state(caseId)).toMatchObject({ stage: 'ended', ending: 'unanswered' });
  });

  test('R01: the clerk is neither who is proven nor who vouches', async () => {
    for (const clerkId of ['alice', 'mona']) {
      const { caseId, slip } = await idCheck();
      await checked(slip, clerkId);
      await world.sweep();
      expect(await world.state(caseId)).toMatchObject({ subject: { kind: 'decoy', reason: 'clerk-is-party' } });
      await world.advance(REQUEST_MS);
    }
  });

  test('it counts once, for this case alone, and not for a slip that was drawn for help', async () => {
    const { slip } = await idCheck();
    await checked(slip);
    await expect(checked(slip)).rejects.toMatchObject({ code: 'not_found' });
    expect(await world.deps.slips.find(slip)).toMatchObject({ closed: { by: 'carl' } });
    await expect(checked('0000-0000')).rejects.toMatchObject({ code: 'not_found' });
    const help = await world.deps.slips.issue({ kioskId: world.kioskId, caseId: null, why: 'asked-at-kiosk', at: world.deps.clock.now() });
    await expect(checked(help)).rejects.toMatchObject({ code: 'not_found' });
  });
});
