import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ApproveView } from '../contract/approve.ts';
import type { KioskView } from '../contract/kiosk.ts';
import { APPROVAL_VALID_MS, LOOK_UP_TRIED_MS } from '../domain/limits.ts';
import { Unavailable } from '../ports.ts';
import { FACTOR_CODE, openCaseWorld, person, type CaseWorld } from '../test-cases.ts';
import { approveCase } from './approve-case.ts';
import { drawCode } from './draw-code.ts';
import { openRequest } from './open-request.ts';
import type { ApproverCall } from './own-request.ts';
import { renewApproval } from './renew-approval.ts';
import { resolveCase } from './resolve-case.ts';
import { typeMatchCode } from './type-match-code.ts';
import { typeReleaseCode } from './type-release-code.ts';

/** Alice is on the board; Mona and Dora, her manager and hers, have a passkey each, and Mona a code app too. */
let world: CaseWorld;
beforeEach(async () => {
  world = await openCaseWorld({ line: ['manager', 'managers-manager'], sensitiveGroupIds: ['board'] });
  world.tenant.people.set('dora', person('dora'));
  world.tenant.managers.set('mona', { kind: 'person', person: person('dora') });
  for (const id of ['mona', 'dora']) world.tenant.passkeys.set(id, 'ready');
  world.tenant.groups.set('alice', ['all-staff', 'board']);
});
afterEach(() => world.close());

const code = { kind: 'totp', code: FACTOR_CODE } as const;
const passkey = { kind: 'passkey', assertion: { id: '', clientDataJSON: '', authenticatorData: '', signature: '', userHandle: null } } as const;

/** The one who is asked now has typed the match code. */
async function matched(caseId: string, matchCode: string): Promise<ApproverCall> {
  const { requestId, approverId } = await world.state(caseId);
  const call = { requestId: requestId ?? '', approver: { personId: approverId ?? '', fresh: { requestId: requestId ?? '', at: world.deps.clock.now() } } };
  await openRequest(world.deps)(call);
  await typeMatchCode(world.deps)({ ...call, matchCode });
  await world.advance(3_000);
  return call;
}
const approve = async (call: ApproverCall, factor: typeof code | typeof passkey): Promise<ApproveView> => {
  const view = await approveCase(world.deps)({ ...call, body: { knownBy: 'video', factor } });
  await world.sweep();
  return view;
};

/** Both have said yes. @returns the case, what the last one's phone shows, and how each of them asks again. */
async function bothAgreed(): Promise<{ readonly caseId: string; readonly releaseCode: string; readonly first: ApproverCall; readonly last: ApproverCall }> {
  const { caseId, matchCode } = await world.start();
  await world.sweep();
  const first = await matched(caseId, matchCode);
  expect(await openRequest(world.deps)(first)).toMatchObject({ step: 'decide', factor: 'passkey', codeApp: null });
  expect(await approve(first, passkey)).toMatchObject({ releaseCode: null });
  expect(await world.state(caseId)).toMatchObject({ stage: 'waiting', approverId: 'dora', needed: 2, sensitive: true });
  const drawn = await drawCode(world.deps)({ kioskId: world.kioskId, caseId, round: 1 });
  const last = await matched(caseId, drawn.matchCode);
  const view = await approve(last, passkey);
  if (view.step !== 'approved' || view.releaseCode === null) throw new Error(`No release code: ${JSON.stringify(view)}`);
  return { caseId, releaseCode: view.releaseCode, first, last };
}

const release = (caseId: string, releaseCode: string): Promise<KioskView> => typeReleaseCode(world.deps)({ kioskId: world.kioskId, caseId, releaseCode });
const other = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

test('two people vouch for a sensitive person, each by passkey, and the second reads a code to them', async () => {
  const { caseId, releaseCode, first, last } = await bothAgreed();
  expect(releaseCode).toMatch(/^\d{6}$/);
  // A page that is loaded anew shows the same code, and the first of the two none.
  expect(await openRequest(world.deps)(last)).toMatchObject({ step: 'approved', releaseCode });
  expect(await openRequest(world.deps)(first)).toMatchObject({ step: 'approved', releaseCode: null });
  expect(await release(caseId, releaseCode)).toMatchObject({ step: 'approved' });
  expect(await openRequest(world.deps)(last)).toMatchObject({ step: 'approved', releaseCode: null });
  expect((await world.press(caseId)).view.step).toBe('sealed');
});

test('the collect code opens nothing before the release code, and no try is lost by it', async () => {
  const { caseId } = await bothAgreed();
  await expect(world.press(caseId)).rejects.toMatchObject({ code: 'wrong_state' });
  await world.sweep();
  expect(await world.state(caseId)).toMatchObject({ stage: 'approved', pressedAt: null, collectTriesLeft: 3 });
  expect(world.tenant.created).toEqual([]);
});

test('a third wrong release code ends the case; the right one comes too late then', async () => {
  const { caseId, releaseCode } = await bothAgreed();
  for (const triesLeft of [2, 1, 0]) await expect(release(caseId, other(releaseCode))).rejects.toMatchObject({ code: 'release_code_wrong', triesLeft });
  expect(await world.state(caseId)).toMatchObject({ stage: 'ended', ending: 'locked' });
  await expect(release(caseId, releaseCode)).rejects.toMatchObject({ code: 'wrong_state' });
});

test('of a hundred release codes at once three are looked at', async () => {
  const { caseId, releaseCode } = await bothAgreed();
  const wrong = Array.from({ length: 100 }, (_, at) => String((Number(releaseCode) + 1 + at) % 1_000_000).padStart(6, '0'));
  const outcomes = await Promise.allSettled(wrong.map((code) => release(caseId, code)));
  const counted = outcomes.filter((outcome) => outcome.status === 'rejected' && (outcome.reason as { code?: string }).code === 'release_code_wrong');
  expect(counted.length).toBeLessThanOrEqual(3);
  expect((await world.audit(caseId)).filter(({ kind }) => kind === 'case.release-code-typed').length).toBeLessThanOrEqual(3);
});

test('a yes that lapsed and was given again has another release code', async () => {
  const { caseId, releaseCode, last } = await bothAgreed();
  await release(caseId, releaseCode);
  await world.advance(APPROVAL_VALID_MS);
  await renewApproval(world.deps)({ kioskId: world.kioskId, caseId });
  await openRequest(world.deps)(last);
  await world.advance(3_000);
  const view = await approve(last, passkey);
  expect(await world.state(caseId)).toMatchObject({ stage: 'approved', releasedAt: null });
  expect(view.step === 'approved' && view.releaseCode !== null && view.releaseCode !== releaseCode).toBe(true);
  await expect(release(caseId, releaseCode)).rejects.toMatchObject({ code: 'release_code_wrong' });
});

test('O20: a code signs nothing for a sensitive person, however right it is', async () => {
  const { caseId, matchCode } = await world.start();
  await world.sweep();
  await expect(approve(await matched(caseId, matchCode), code)).rejects.toMatchObject({ code: 'factor_not_allowed' });
  expect((await world.state(caseId)).approvals).toEqual([]);
});

test('an approver with a code app alone does not count: with nobody else there is no second one, and nobody is bothered', async () => {
  world.tenant.passkeys.delete('mona');
  const { caseId } = await world.start();
  await world.sweep();
  expect((await world.state(caseId)).subject).toEqual({ kind: 'decoy', reason: 'no-second-approver' });
  expect(world.tenant.mails).toEqual([]);
});

test('T14: who becomes sensitive after an ordinary yes gets no pass by it', async () => {
  world.tenant.groups.set('alice', ['all-staff']);
  const { caseId, matchCode } = await world.start();
  await world.sweep();
  await approve(await matched(caseId, matchCode), code);
  expect(await world.state(caseId)).toMatchObject({ stage: 'approved', needed: 1, sensitive: false });
  world.tenant.groups.set('alice', ['board']);
  expect((await world.press(caseId)).view).toMatchObject({ step: 'ended', ending: 'failed' });
  expect(world.tenant.created).toEqual([]);
});

test('I11: while the groups cannot be read nobody is asked, and then it is a no', async () => {
  const deps = { ...world.deps, directory: { ...world.deps.directory, memberOf: () => Promise.reject(new Unavailable('the directory')) } };
  const { caseId } = await world.start();
  await expect(resolveCase(deps)(caseId)).rejects.toThrow('not available');
  expect((await world.state(caseId)).subject.kind).toBe('unresolved');
  // Past the sweep, which reads what this one cannot.
  const later = { ...deps, clock: { now: () => new Date(world.deps.clock.now().getTime() + LOOK_UP_TRIED_MS) } };
  await resolveCase(later)(caseId);
  expect((await world.state(caseId)).subject).toEqual({ kind: 'decoy', reason: 'unreadable' });
  expect(world.tenant.mails).toEqual([]);
});

test('everybody else is as before: one yes, by code', async () => {
  world.tenant.groups.set('alice', ['all-staff']);
  const { caseId } = await world.approved();
  expect((await world.press(caseId)).view.step).toBe('sealed');
});
