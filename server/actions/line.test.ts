import { afterEach, describe, expect, test } from 'vitest';
import { DEFAULT_PASS_POLICY } from '../domain/pass-policy.ts';
import { FACTOR_CODE, openCaseWorld, person, type CaseWorld } from '../test-cases.ts';
import { approveCase } from './approve-case.ts';
import { declineCase } from './decline-case.ts';
import { drawCode } from './draw-code.ts';
import { openRequest } from './open-request.ts';
import type { Approver } from './own-request.ts';
import { passOnRequest } from './pass-on-request.ts';
import { readCase } from './read-case.ts';
import { stillHere } from './still-here.ts';
import { typeMatchCode } from './type-match-code.ts';
import { undoApproval } from './undo-approval.ts';

let world: CaseWorld;
afterEach(() => world.close());

const MINUTE = 60_000;
const yes = { knownBy: 'video', factor: { kind: 'totp', code: FACTOR_CODE } } as const;

/** Alice's manager is Mona, Mona's is Dora; both can approve. */
async function openLine(needsTwo: 'needs two' | 'needs one'): Promise<void> {
  const rule = { ...DEFAULT_PASS_POLICY['new-phone'], approval: needsTwo === 'needs two' ? 'quorum-of-two' : 'manager' } as const;
  world = await openCaseWorld({ line: ['manager', 'managers-manager'], passes: { ...DEFAULT_PASS_POLICY, 'new-phone': rule } });
  world.tenant.people.set('dora', person('dora'));
  world.tenant.managers.set('mona', { kind: 'person', person: person('dora') });
  world.tenant.factors.set('dora', 'ready');
}

const requestOf = async (caseId: string): Promise<string> => (await world.state(caseId)).requestId ?? '';
const as = (personId: string, requestId: string): { readonly requestId: string; readonly approver: Approver } => ({ requestId, approver: { personId, fresh: { requestId, at: world.deps.clock.now() } } });
const kioskSees = (caseId: string) => readCase(world.deps)({ kioskId: world.kioskId, caseId });
const here = (caseId: string) => stillHere(world.deps)({ kioskId: world.kioskId, caseId });

/** The one who stands says yes, from the link to the factor. @returns their request. */
async function saysYes(personId: string, caseId: string, matchCode: string): Promise<string> {
  const call = as(personId, await requestOf(caseId));
  await openRequest(world.deps)(call);
  await typeMatchCode(world.deps)({ ...call, matchCode });
  await world.advance(3_000);
  await approveCase(world.deps)({ ...call, body: yes });
  // The mail that tells whoever owns the account goes out, and the next one is asked.
  await world.sweep();
  return call.requestId;
}

describe('one after the other', () => {
  test('nobody looks for three minutes: the next is asked by mail, the kiosk gets a new code, and the first finds it passed on', async () => {
    await openLine('needs one');
    const { caseId, matchCode } = await world.start();
    await world.sweep();
    const first = as('mona', await requestOf(caseId));
    await world.advance(MINUTE);
    await here(caseId);
    await world.advance(2 * MINUTE);
    expect(world.tenant.mails.map(({ to }) => to)).toEqual(['mona@contoso.example', 'dora@contoso.example']);
    expect(await kioskSees(caseId)).toMatchObject({ step: 'waiting', progress: 'asked', round: 1, agreed: 0 });
    expect(await openRequest(world.deps)(first)).toMatchObject({ step: 'ended', ending: 'passed-on' });
    for (const act of [declineCase, passOnRequest, undoApproval]) await expect(act(world.deps)(first)).rejects.toMatchObject({ code: 'wrong_state' });
    const drawn = await drawCode(world.deps)({ kioskId: world.kioskId, caseId, round: 1 });
    expect(drawn.matchCode).not.toBe(matchCode);
    await saysYes('dora', caseId, drawn.matchCode);
    expect((await world.press(caseId)).view.step).toBe('sealed');
    expect(world.tenant.created).toHaveLength(1);
  });

  test('A13, T05: the code of the round before is refused without a try, and another round’s is not given out', async () => {
    await openLine('needs one');
    const { caseId, matchCode } = await world.start();
    await world.sweep();
    await passOnRequest(world.deps)(as('mona', await requestOf(caseId)));
    await world.sweep();
    const call = as('dora', await requestOf(caseId));
    await openRequest(world.deps)(call);
    await expect(typeMatchCode(world.deps)({ ...call, matchCode })).rejects.toMatchObject({ code: 'wrong_state' });
    await expect(drawCode(world.deps)({ kioskId: world.kioskId, caseId, round: 2 })).rejects.toMatchObject({ code: 'wrong_state' });
    await expect(drawCode(world.deps)({ kioskId: 'kiosk-2', caseId, round: 1 })).rejects.toMatchObject({ code: 'not_found' });
    expect((await world.state(caseId)).matchTriesLeft).toBe(3);
  });

  test('A02: who comes later in the line finds nothing before they are asked, and nobody decides through another’s link', async () => {
    await openLine('needs one');
    const { caseId } = await world.start();
    await world.sweep();
    const requestId = await requestOf(caseId);
    for (const act of [openRequest, declineCase, passOnRequest, undoApproval]) await expect(act(world.deps)(as('dora', requestId))).rejects.toMatchObject({ code: 'not_found' });
  });

  test('X01: a no that comes in the instant in which the request is passed on falls on nobody else’s', async () => {
    await openLine('needs one');
    const { caseId } = await world.start();
    await world.sweep();
    const call = as('mona', await requestOf(caseId));
    const all = await Promise.allSettled([passOnRequest(world.deps)(call), declineCase(world.deps)(call), openRequest(world.deps)(call)]);
    await world.sweep();
    const state = await world.state(caseId);
    // Either the no was first and the case is over, or it was passed on and the next one is asked, untouched.
    if (state.stage === 'ended') expect(state.ending).toBe('declined');
    else expect([state.stage, state.approverId, all[1].status]).toEqual(['waiting', 'dora', 'rejected']);
  });

  test('a manager who cannot approve is passed over at the start, and nobody is asked who is the claimant', async () => {
    await openLine('needs one');
    world.tenant.factors.set('mona', 'none');
    const { caseId } = await world.start();
    await world.sweep();
    expect(await world.state(caseId)).toMatchObject({ approverId: 'dora', approverRole: 'managers-manager' });
    expect(world.tenant.mails.map(({ to }) => to)).toEqual(['dora@contoso.example']);
  });

  test('F32: in a ring of managers the claimant is never asked about themselves', async () => {
    await openLine('needs one');
    world.tenant.managers.set('mona', { kind: 'person', person: person('alice', { otherMails: ['alice@home.example'] }) });
    world.tenant.factors.set('alice', 'ready');
    const { caseId } = await world.start();
    await world.sweep();
    await passOnRequest(world.deps)(as('mona', await requestOf(caseId)));
    await world.sweep();
    expect(await world.state(caseId)).toMatchObject({ stage: 'ended', ending: 'unanswered' });
    expect(world.tenant.mails).toHaveLength(1);
  });

  test('while the directory does not answer nobody is passed over, and the search goes on', async () => {
    await openLine('needs one');
    const { caseId } = await world.start();
    await world.sweep();
    world.tenant.down = true;
    await passOnRequest(world.deps)(as('mona', await requestOf(caseId)));
    await world.sweep();
    expect(await world.state(caseId)).toMatchObject({ stage: 'waiting', requestId: null, seeking: true });
    world.tenant.down = false;
    await world.advance(10_000);
    expect(await world.state(caseId)).toMatchObject({ approverId: 'dora', seeking: false });
  });
});

describe('two must say yes', () => {
  async function bothAsked() {
    await openLine('needs two');
    const { caseId, matchCode } = await world.start();
    await world.sweep();
    const first = await saysYes('mona', caseId, matchCode);
    await world.sweep();
    const drawn = await drawCode(world.deps)({ kioskId: world.kioskId, caseId, round: 1 });
    return { caseId, first, matchCode: drawn.matchCode };
  }

  test('the pass is made only after both, each over their own digest, and the claimant is told once', async () => {
    const { caseId, first, matchCode } = await bothAsked();
    expect(await kioskSees(caseId)).toMatchObject({ step: 'waiting', agreed: 1, round: 1, progress: 'asked' });
    expect(await openRequest(world.deps)(as('mona', first))).toMatchObject({ step: 'approved', needsAnother: true, canUndo: true });
    await expect(world.press(caseId)).rejects.toMatchObject({ code: 'wrong_state' });
    expect(world.tenant.mails.filter(({ to }) => to.startsWith('alice'))).toEqual([]);
    await saysYes('dora', caseId, matchCode);
    const { approvals } = await world.state(caseId);
    expect(new Set(approvals.map(({ digest }) => digest)).size).toBe(2);
    expect((await world.press(caseId)).view.step).toBe('sealed');
    expect(await openRequest(world.deps)(as('mona', first))).toMatchObject({ step: 'approved', needsAnother: false });
    await world.sweep();
    expect(world.tenant.mails.filter(({ to }) => to === 'alice@contoso.example')).toHaveLength(1);
  });

  test('no second person to be had: nobody is bothered', async () => {
    await openLine('needs two');
    world.tenant.factors.set('dora', 'none');
    const { caseId } = await world.start();
    await world.sweep();
    expect((await world.state(caseId)).subject).toEqual({ kind: 'decoy', reason: 'no-second-approver' });
    expect(world.tenant.mails).toEqual([]);
  });

  test.each<[string, string, () => void]>([
    ['A17: the first is disabled', 'manager-disabled', () => { world.tenant.managers.set('alice', { kind: 'person', person: person('mona', { accountEnabled: false }) }); }],
    ['T08: the first is no longer the manager', 'manager-changed', () => { world.tenant.managers.set('alice', { kind: 'person', person: person('eve') }); }],
    ['T08: the second is no longer the manager’s manager', 'manager-changed', () => { world.tenant.managers.set('mona', { kind: 'person', person: person('eve') }); }],
    ['A16: the two turn out to be one person', 'approvers-are-one', () => { world.tenant.managers.set('mona', { kind: 'person', person: person('dora', { otherMails: ['mona@contoso.example'] }) }); }],
    ['R26: the first has lost their factor', 'approver-no-factor', () => { world.tenant.factors.set('mona', 'none'); }],
  ])('T14, %s between the second yes and the press: nothing is made', async (_name, why, change) => {
    const { caseId, matchCode } = await bothAsked();
    await saysYes('dora', caseId, matchCode);
    change();
    expect((await world.press(caseId)).view).toMatchObject({ step: 'ended', ending: 'failed' });
    expect((await world.audit(caseId)).at(-1)?.data).toMatchObject({ why });
    expect(world.tenant.created).toEqual([]);
  });

  test('the first takes it back while the second is asked: it is over for both', async () => {
    const { caseId, first } = await bothAsked();
    const second = await requestOf(caseId);
    expect(await undoApproval(world.deps)(as('mona', first))).toMatchObject({ step: 'ended', ending: 'undone' });
    expect(await openRequest(world.deps)(as('dora', second))).toMatchObject({ step: 'ended' });
  });

  test('the second’s no ends it, whoever agreed before', async () => {
    const { caseId } = await bothAsked();
    await declineCase(world.deps)(as('dora', await requestOf(caseId)));
    expect(await kioskSees(caseId)).toMatchObject({ step: 'ended', ending: 'declined' });
  });
});
