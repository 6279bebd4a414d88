import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FACTOR_CODE, openCaseWorld, person, type CaseWorld, type Tenant } from '../test-cases.ts';
import { approveCase } from './approve-case.ts';
import { cancelCase } from './cancel-case.ts';
import { declineCase } from './decline-case.ts';
import { markShown } from './mark-shown.ts';
import { openRequest } from './open-request.ts';
import { readCase } from './read-case.ts';
import { readKioskState } from './read-kiosk-state.ts';
import { renewApproval } from './renew-approval.ts';
import { resumeCase } from './resume-case.ts';
import { runDue } from './run-due.ts';
import { stillHere } from './still-here.ts';
import { typeMatchCode } from './type-match-code.ts';

let world: CaseWorld;
beforeEach(async () => { world = await openCaseWorld(); });
afterEach(() => world.close());

const MINUTE = 60_000;
const yes = { knownBy: 'video', factor: { kind: 'totp', code: FACTOR_CODE } } as const;

describe('I8, K17: refused kinds look to the kiosk like an approver who does not answer', () => {
  const kinds: readonly (readonly [string, (tenant: Tenant) => void])[] = [
    ['unknown-person', (tenant) => { tenant.people.delete('alice'); }],
    ['proof-wrong', (tenant) => { tenant.badges.set('04A1B2C3', 'bob'); }],
    ['person-privileged', (tenant) => { tenant.privileged.set('alice', 'role'); }],
    ['person-disabled', (tenant) => { tenant.people.set('alice', person('alice', { accountEnabled: false })); }],
    ['no-manager', (tenant) => { tenant.managers.delete('alice'); }],
    ['approver-no-factor', (tenant) => { tenant.factors.clear(); }],
    ['unreadable', (tenant) => { tenant.down = true; }],
  ];

  test.each(kinds)('%s', async (reason, change) => {
    const real = await world.start();
    await world.sweep();
    const seen = async (caseId: string) => {
      // Its own id is all that may differ, also within the link of the QR code.
      return JSON.parse(JSON.stringify(await readCase(world.deps)({ kioskId: world.kioskId, caseId })).replaceAll(caseId, '…')) as object;
    };
    const frames: unknown[] = [await seen(real.caseId)];
    for (let minute = 1; minute <= 8; minute += 1) {
      await stillHere(world.deps)({ kioskId: world.kioskId, caseId: real.caseId });
      await world.advance(MINUTE);
      frames.push(await seen(real.caseId));
    }
    const { down } = world.tenant;
    const decoy = await world.start();
    change(world.tenant);
    const isDown = world.tenant.down && !down;
    await world.sweep();
    const decoyFrames: unknown[] = [await seen(decoy.caseId)];
    for (let minute = 1; minute <= 8; minute += 1) {
      await stillHere(world.deps)({ kioskId: world.kioskId, caseId: decoy.caseId });
      await world.advance(MINUTE);
      decoyFrames.push(await seen(decoy.caseId));
    }
    expect(decoyFrames).toEqual(frames);
    expect(decoyFrames.at(-1)).toMatchObject({ step: 'ended', ending: 'unanswered' });
    const turned = (await world.audit(decoy.caseId)).find(({ kind }) => kind === 'case.turned-decoy');
    expect(turned?.data).toEqual({ reason });
    expect(isDown).toBe(reason === 'unreadable');
    // The real one, asked and reminded; of the decoy nobody heard.
    expect(world.tenant.mails).toHaveLength(2);
  });
});

test('A05: the third wrong match code ends the case, and the right one comes too late', async () => {
  const opened = await world.start();
  await world.sweep();
  const { requestId } = await world.state(opened.caseId);
  const call = { requestId: requestId ?? '', approver: { personId: 'mona', fresh: null } };
  await openRequest(world.deps)(call);
  const wrong = opened.matchCode === '000000' ? '000001' : '000000';
  for (const triesLeft of [2, 1, 0]) await expect(typeMatchCode(world.deps)({ ...call, matchCode: wrong })).rejects.toMatchObject({ code: 'match_code_wrong', triesLeft });
  await expect(typeMatchCode(world.deps)({ ...call, matchCode: opened.matchCode })).rejects.toMatchObject({ code: 'wrong_state' });
  expect(await world.state(opened.caseId)).toMatchObject({ stage: 'ended', ending: 'locked' });
});

test('a burst of wrong match codes gets three tries and no more', async () => {
  const opened = await world.start();
  await world.sweep();
  const { requestId } = await world.state(opened.caseId);
  const call = { requestId: requestId ?? '', approver: { personId: 'mona', fresh: null } };
  await openRequest(world.deps)(call);
  const wrong = opened.matchCode === '000000' ? '000001' : '000000';
  const all = await Promise.allSettled(Array.from({ length: 8 }, () => typeMatchCode(world.deps)({ ...call, matchCode: wrong })));
  const codes = all.map((each) => (each.status === 'rejected' ? (Reflect.get(each.reason as object, 'code') as string) : 'right'));
  expect(codes.filter((code) => code === 'match_code_wrong').length).toBeLessThanOrEqual(3);
  expect(codes).not.toContain('right');
});

test('three wrong collect codes end the case before anything is made', async () => {
  const { caseId } = await world.approved();
  for (const triesLeft of [2, 1, 0]) await expect(world.press(caseId, '0000')).rejects.toMatchObject({ code: 'collect_code_wrong', triesLeft });
  await expect(world.press(caseId)).rejects.toMatchObject({ code: 'wrong_state' });
  expect(world.tenant.created).toEqual([]);
});

test('A02, A03, A19: who is not the approver finds nothing; order, haste and a stale sign-in are refused', async () => {
  const opened = await world.start();
  await world.sweep();
  const requestId = (await world.state(opened.caseId)).requestId ?? '';
  const mona = { personId: 'mona', fresh: { requestId, at: world.deps.clock.now() } };
  await expect(openRequest(world.deps)({ requestId, approver: { personId: 'eve', fresh: null } })).rejects.toMatchObject({ code: 'not_found' });
  await expect(approveCase(world.deps)({ requestId, approver: mona, body: yes })).rejects.toMatchObject({ code: 'wrong_state' });
  await world.match(opened);
  await expect(approveCase(world.deps)({ requestId, approver: mona, body: yes })).rejects.toMatchObject({ code: 'too_fast' });
  await world.advance(2_000);
  await expect(approveCase(world.deps)({ requestId, approver: { ...mona, fresh: null }, body: yes })).rejects.toMatchObject({ code: 'fresh_sign_in_needed' });
  await expect(approveCase(world.deps)({ requestId, approver: mona, body: { ...yes, factor: { kind: 'totp', code: '000000' } } })).rejects.toMatchObject({ code: 'factor_wrong' });
  expect((await approveCase(world.deps)({ requestId, approver: mona, body: yes })).step).toBe('approved');
});

test('T08: a manager who changed between view and approve cannot approve, and the kiosk sees no change', async () => {
  const opened = await world.start();
  await world.sweep();
  const { requestId, ...approver } = await world.match(opened);
  await world.advance(3_000);
  world.tenant.people.set('eve', person('eve'));
  world.tenant.managers.set('alice', { kind: 'person', person: person('eve') });
  expect(await approveCase(world.deps)({ requestId, approver, body: yes })).toMatchObject({ step: 'ended', ending: 'failed' });
  expect(await readCase(world.deps)({ kioskId: world.kioskId, caseId: opened.caseId })).toMatchObject({ step: 'waiting', progress: 'code-typed' });
});

test('A21: a decline needs neither code nor factor', async () => {
  const opened = await world.start();
  await world.sweep();
  const requestId = (await world.state(opened.caseId)).requestId ?? '';
  await declineCase(world.deps)({ requestId, approver: { personId: 'mona', fresh: null } });
  expect(await readCase(world.deps)({ kioskId: world.kioskId, caseId: opened.caseId })).toMatchObject({ step: 'ended', ending: 'declined' });
});

test('a clock that jumps in the middle of a sweep takes no page for gone that is there', async () => {
  const { caseId } = await world.start();
  await world.sweep();
  const { clock, cases } = world.deps;
  let jumpedMs = 0;
  const jumping = {
    ...world.deps,
    clock: { now: () => new Date(clock.now().getTime() + jumpedMs) },
    cases: { ...cases, seen: async (...seen: Parameters<typeof cases.seen>) => { await cases.seen(...seen); jumpedMs = 31_000; } },
  };
  await runDue(jumping)();
  expect(await world.state(caseId)).toMatchObject({ stage: 'waiting' });
  await world.advance(62_000, 'silent');
  expect(await world.state(caseId)).toMatchObject({ stage: 'ended', ending: 'cancelled' });
});

test('F24: within 30 s the kiosk takes a case up again with a new code; afterwards it is cancelled', async () => {
  const opened = await world.start();
  await world.sweep();
  await world.match(opened);
  await world.advance(30_000, 'silent');
  const kioskId = world.kioskId;
  const caseId = opened.caseId;
  expect(await readKioskState(world.deps)({ kioskId })).toMatchObject({ view: { step: 'resumable', caseId } });
  const { pageKey, pageKeyThumbprint } = await world.state(caseId);
  await resumeCase(world.deps)({ kioskId, caseId, pageKey, mark: null, statement: { nonce: 'n'.repeat(22), subject: caseId, pageKeyThumbprint } });
  expect(await world.state(caseId)).toMatchObject({ stage: 'waiting', matchedAt: null, resumed: true });
  await world.advance(30_001, 'silent');
  expect(await world.state(caseId)).toMatchObject({ stage: 'ended', ending: 'cancelled' });
});

test('a page that was loaded anew learns what became of the case, whatever the stage; a page long gone does not', async () => {
  const { caseId } = await world.approved({ moreTime: true });
  const state = () => readKioskState(world.deps)({ kioskId: world.kioskId });
  expect(await state()).toMatchObject({ kiosk: { name: 'Lobby' }, limits: { idleMs: 300_000 }, view: { step: 'approved', caseId } });
  await world.press(caseId);
  expect((await state()).view.step).toBe('sealed');
  await markShown(world.deps)({ kioskId: world.kioskId, caseId });
  expect((await state()).view.step).toBe('shown');
  await world.advance(30_001, 'silent');
  expect(await state()).toMatchObject({ limits: { idleMs: 60_000 }, view: { step: 'start' } });
});

test('an approval lapses after 120 s and can be renewed once, with a fresh sign-in', async () => {
  const { caseId, requestId, approver } = await world.approved();
  const call = { kioskId: world.kioskId, caseId };
  await world.advance(119_999);
  expect((await world.state(caseId)).stage).toBe('approved');
  await world.advance(1);
  await expect(world.press(caseId)).rejects.toMatchObject({ code: 'wrong_state' });
  expect((await renewApproval(world.deps)(call)).step).toBe('waiting');
  await openRequest(world.deps)({ requestId, approver });
  await world.advance(2_000);
  await expect(approveCase(world.deps)({ requestId, approver, body: yes })).rejects.toMatchObject({ code: 'fresh_sign_in_needed' });
  await approveCase(world.deps)({ requestId, approver: { ...approver, fresh: { requestId, at: world.deps.clock.now() } }, body: yes });
  await world.advance(120_000);
  expect(await readCase(world.deps)(call)).toMatchObject({ step: 'lapsed', canRenew: false });
  await world.advance(120_000);
  expect(await world.state(caseId)).toMatchObject({ stage: 'ended', ending: 'lapsed' });
});

test('silence after "Are you still here?" cancels; with more time after five times as long', async () => {
  const { caseId } = await world.start();
  await world.advance(139_999);
  expect((await world.state(caseId)).stage).toBe('waiting');
  await world.advance(1);
  expect(await world.state(caseId)).toMatchObject({ stage: 'ended', ending: 'cancelled' });
  const patient = await world.start({ moreTime: true });
  await world.advance(470_000);
  expect((await world.state(patient.caseId)).stage).toBe('waiting');
});

test('K24, K25, N02: a nonce starts one case; a new start ends the kiosk’s old one; the person’s quota holds at every kiosk', async () => {
  const nonce = 'n'.repeat(22);
  const first = await world.start({}, nonce);
  await expect(world.start({}, nonce)).rejects.toMatchObject({ code: 'wrong_state' });
  await world.sweep();
  const second = await world.start();
  expect(await world.state(first.caseId)).toMatchObject({ stage: 'ended', ending: 'cancelled' });
  await world.sweep();
  expect((await world.state(second.caseId)).subject).toEqual({ kind: 'real' });
  const elsewhere = await world.start({}, 'm'.repeat(22), 'kiosk-2');
  await world.sweep();
  expect((await world.state(elsewhere.caseId)).subject).toEqual({ kind: 'decoy', reason: 'person-quota' });
});

test('F31: of two kiosks at once one gets the case, the other a decoy, and the first stays', async () => {
  const one = await world.start();
  const other = await world.start({}, 'm'.repeat(22), 'kiosk-2');
  await world.sweep();
  const subjects = await Promise.all([one, other].map(async ({ caseId }) => (await world.state(caseId)).subject));
  expect(subjects).toContainEqual({ kind: 'real' });
  expect(subjects).toContainEqual({ kind: 'decoy', reason: 'case-already-open' });
});

test('N01: two proven cases an hour, the third is a decoy; unproven ones count against the kiosk', async () => {
  const { kioskId } = world;
  for (const subject of ['real', 'real', 'decoy']) {
    const { caseId } = await world.start();
    await world.sweep();
    expect((await world.state(caseId)).subject.kind).toBe(subject);
    await cancelCase(world.deps)({ kioskId, caseId });
  }
  for (let start = 0; start < 10; start += 1) {
    await world.start({ address: 'nobody@contoso.example' });
    await world.sweep();
  }
  await expect(world.start()).rejects.toMatchObject({ code: 'too_many' });
});
