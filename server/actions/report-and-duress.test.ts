import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FACTOR_CODE, openCaseWorld, person, type CaseWorld } from '../test-cases.ts';
import { approveCase } from './approve-case.ts';
import { declineCase } from './decline-case.ts';
import { openRequest } from './open-request.ts';
import { readCase } from './read-case.ts';
import { reportRequest } from './report-request.ts';
import { stillHere } from './still-here.ts';

let world: CaseWorld;
beforeEach(async () => { world = await openCaseWorld({ deskMail: 'desk@contoso.example' }); });
afterEach(() => world.close());

const MINUTE = 60_000;
const kioskSees = (caseId: string) => readCase(world.deps)({ kioskId: world.kioskId, caseId });
const here = (caseId: string) => stillHere(world.deps)({ kioskId: world.kioskId, caseId });
const toDesk = () => world.tenant.mails.filter(({ to }) => to === 'desk@contoso.example');

async function askedMona() {
  const { caseId } = await world.start();
  await world.sweep();
  const requestId = (await world.state(caseId)).requestId ?? '';
  return { caseId, call: { requestId, approver: { personId: 'mona', fresh: null } } };
}

describe('I did not expect this', () => {
  test('the kiosk sees a request that nobody answers, to its end; the person is blocked and the desk alarmed', async () => {
    const { caseId, call } = await askedMona();
    await openRequest(world.deps)(call);
    const before = await kioskSees(caseId);
    expect(await reportRequest(world.deps)(call)).toMatchObject({ step: 'ended', ending: 'reported' });
    expect(await kioskSees(caseId)).toEqual(before);
    await world.sweep();
    expect(toDesk()).toHaveLength(1);
    expect(toDesk()[0]?.text).toContain(caseId);
    expect(toDesk()[0]?.text).not.toContain('Alice');
    expect(await world.deps.blocks.isBlocked('alice')).toBe(true);
    for (let minute = 1; minute < 8; minute += 1) {
      await world.advance(MINUTE);
      await here(caseId);
    }
    await world.advance(MINUTE);
    expect(await kioskSees(caseId)).toMatchObject({ step: 'ended', ending: 'unanswered' });
    expect((await world.audit(caseId)).map(({ kind }) => kind)).toContain('case.reported');
  });

  test('who is not asked, or was asked before, reports nothing; nor is it done twice', async () => {
    const { call } = await askedMona();
    await expect(reportRequest(world.deps)({ ...call, approver: { personId: 'eve', fresh: null } })).rejects.toMatchObject({ code: 'not_found' });
    await reportRequest(world.deps)(call);
    for (const act of [reportRequest, declineCase]) await expect(act(world.deps)(call)).rejects.toMatchObject({ code: 'wrong_state' });
    await world.sweep();
    expect(toDesk()).toHaveLength(1);
  });
});

describe('somebody makes them say yes', () => {
  test('I4: all goes on as with any yes, until the press, which ends as a directory that refuses; the desk knows at once', async () => {
    const plain = await world.approved();
    const views = { kiosk: await kioskSees(plain.caseId), phone: await openRequest(world.deps)({ requestId: plain.requestId, approver: plain.approver }) };
    world.tenant.posts = [{ outcome: 'refused', status: 403, code: 'accessDenied' }];
    const refused = { press: await world.press(plain.caseId), phone: await openRequest(world.deps)({ requestId: plain.requestId, approver: plain.approver }) };
    expect(toDesk()).toEqual([]);

    const opened = await world.start();
    await world.sweep();
    const { requestId, ...approver } = await world.match(opened);
    await world.advance(3_000);
    const yes = await approveCase(world.deps)({ requestId, approver, body: { knownBy: 'otherwise', factor: { kind: 'totp', code: FACTOR_CODE } } });
    const same = (view: object, other: object): void => { expect(blank(view)).toEqual(blank(other)); };
    same(yes, views.phone);
    same(await kioskSees(opened.caseId), views.kiosk);
    await world.sweep();
    expect(toDesk()).toHaveLength(1);
    expect(await world.deps.blocks.isBlocked('alice')).toBe(true);
    same(await world.press(opened.caseId), refused.press);
    same(await openRequest(world.deps)({ requestId, approver }), refused.phone);
    expect(world.tenant.created).toEqual([]);
  });

  test('I4: even when two at the desk have cleared the block at once, the press makes nothing', async () => {
    const opened = await world.start();
    await world.sweep();
    const { requestId, ...approver } = await world.match(opened);
    await world.advance(3_000);
    await approveCase(world.deps)({ requestId, approver, body: { knownBy: 'otherwise', factor: { kind: 'totp', code: FACTOR_CODE } } });
    await world.sweep();
    await world.database.db.updateTable('block').set({ first_cleared_by: 'carl', cleared_by: 'clara', cleared_at: world.deps.clock.now() }).execute();
    expect((await world.press(opened.caseId)).view).toMatchObject({ step: 'ended', ending: 'failed' });
    expect((await world.audit(opened.caseId)).at(-1)?.data).toMatchObject({ why: 'approver-forced' });
    expect(world.tenant.created).toEqual([]);
  });
});

describe('T09: no ring of two', () => {
  test('whom the claimant vouched for within 30 days does not vouch for the claimant; afterwards they may', async () => {
    world.tenant.badges.set('04D1D2D3', 'mona');
    world.tenant.factors.set('alice', 'ready');
    world.tenant.managers.set('mona', { kind: 'person', person: person('alice') });
    const ofMona = { address: 'mona@contoso.example', proof: { kind: 'badge', serial: '04D1D2D3' } } as const;
    const { caseId } = await world.approved(ofMona);
    await world.press(caseId);
    const DAY = 24 * 60 * MINUTE;
    await world.advance(4 * DAY, 'silent');
    const early = await world.start({}, undefined, 'kiosk-2');
    await world.sweep();
    expect((await world.state(early.caseId)).subject).toEqual({ kind: 'decoy', reason: 'approvers-in-circle' });
    await world.advance(27 * DAY, 'silent');
    const late = await world.start({}, undefined, 'kiosk-2');
    await world.sweep();
    expect((await world.state(late.caseId)).subject).toEqual({ kind: 'real' });
  });
});

/** Without what differs between any two cases: ids and times. */
const blank = (view: object): unknown =>
  JSON.parse(JSON.stringify(view, (key, value: unknown) => (['caseId', 'requestId', 'agoMs', 'remainingMs', 'photo'].includes(key) ? undefined : value)));
