import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCaseWorld, type CaseWorld } from '../test-cases.ts';
import { markShown } from './mark-shown.ts';
import { withdrawApprovals } from './withdraw-approvals.ts';

let world: CaseWorld;
beforeEach(async () => { world = await openCaseWorld(); });
afterEach(async () => { await world.close(); });

const withdraw = (factorIds = ['factor']): Promise<void> => withdrawApprovals(world.deps)('mona', factorIds);
const ending = async (caseId: string): Promise<string> => {
  const recoveryCase = await world.state(caseId);
  return recoveryCase.stage === 'ended' ? recoveryCase.ending : recoveryCase.stage;
};

describe('R26: a factor that is revoked takes its open approvals with it', () => {
  it('before the press: the case ends, and a press makes nothing', async () => {
    const { caseId } = await world.approved();
    await withdraw();
    expect(await ending(caseId)).toBe('revoked');
    await expect(world.press(caseId)).rejects.toMatchObject({ code: 'wrong_state' });
    expect(world.tenant.created).toEqual([]);
  });

  it('while the pass is made: it is deleted', async () => {
    const { caseId } = await world.approved();
    world.tenant.duringPost = () => withdraw();
    await world.press(caseId);
    await world.advance(15_000);
    expect([await ending(caseId), world.tenant.passes]).toEqual(['revoked', []]);
  });

  it('made and not shown: it is deleted at once', async () => {
    const { caseId } = await world.approved();
    await world.press(caseId);
    await withdraw();
    expect([await ending(caseId), world.tenant.passes]).toEqual(['revoked', []]);
  });

  it('shown: it stays with the claimant', async () => {
    const { caseId } = await world.approved();
    await world.press(caseId);
    await markShown(world.deps)({ kioskId: world.kioskId, caseId });
    await withdraw();
    expect([await ending(caseId), world.tenant.passes.length]).toEqual(['shown', 1]);
  });

  it('what was approved with another factor, or by another, stays', async () => {
    const { caseId } = await world.approved();
    await withdraw(['another']);
    await withdrawApprovals(world.deps)('somebody', ['factor']);
    expect(await ending(caseId)).toBe('approved');
  });

  it('one that cannot be read does not hold up the others, and is reported', async () => {
    const { caseId } = await world.approved();
    await world.database.db.updateTable('recovery_case').set({ mac: 'x' }).where('id', '=', caseId).execute();
    const reports: unknown[] = [];
    await withdrawApprovals({ ...world.deps, report: (_what, error) => { reports.push(error); } })('mona', ['factor']);
    expect(reports).toEqual([expect.objectContaining({ code: 'tampered_case' })]);
  });
});

it('R26: a factor enrolled anew within the window does not revive the yes of the one that is gone', async () => {
  const { caseId } = await world.approved();
  world.deps.factors.status = (_id, _kinds, approval) => Promise.resolve(approval == null ? 'ready' : 'none');
  await world.press(caseId);
  expect(await ending(caseId)).toBe('failed');
  expect((await world.audit(caseId)).at(-1)?.data).toMatchObject({ why: 'approver-no-factor' });
  expect(world.tenant.created).toEqual([]);
});
