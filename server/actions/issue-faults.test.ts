import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { APPROVAL_VALID_MS, GRAPH_WRITE_TIMEOUT_MS } from '../domain/limits.ts';
import type { CaseStore } from '../ports.ts';
import { openCaseWorld, type CaseWorld } from '../test-cases.ts';
import { changeCase } from './change-case.ts';
import { issuePass } from './issue-pass.ts';
import { markShown } from './mark-shown.ts';
import { pressForPass } from './press-for-pass.ts';
import { undoApproval } from './undo-approval.ts';

let world: CaseWorld;
beforeEach(async () => { world = await openCaseWorld(); });
afterEach(() => world.close());

const foreign = (isUsable: boolean, methodUsabilityReason: string) =>
  ({ id: 'foreign', createdDateTime: new Date(0), startDateTime: new Date(0), lifetimeInMinutes: 60, isUsableOnce: false, isUsable, methodUsabilityReason });

describe('F05, F06: an unknown outcome', () => {
  test('G17: the pass was made: it is deleted, then one more try, which the page fetches by pressing again', async () => {
    const { caseId } = await world.approved();
    world.tenant.posts = ['lost'];
    expect((await world.press(caseId)).view.step).toBe('issuing');
    expect(world.tenant.deletes).toEqual(['pass-1']);
    await world.advance(1_000);
    expect(await world.state(caseId)).toMatchObject({ stage: 'issued', passId: 'pass-2' });
    const { view, sealed } = await world.press(caseId);
    expect(view.step).toBe('sealed');
    expect(sealed).toBeDefined();
    expect(world.tenant.passes.map(({ id }) => id)).toEqual(['pass-2']);
    await markShown(world.deps)({ kioskId: world.kioskId, caseId });
    for (const ms of [60_000, 240_000, 600_000]) await world.advance(ms);
    expect(world.tenant.deletes).toEqual(['pass-1']);
  });

  test('G21: begun a second before the yes lapses and answered long after it, a pass is delivered, and not deleted as well', async () => {
    const { caseId } = await world.approved();
    await world.advance(APPROVAL_VALID_MS - 1_000);
    world.tenant.duringPost = () => world.advance(GRAPH_WRITE_TIMEOUT_MS - 100);
    const { view, sealed } = await world.press(caseId);
    expect([view.step, typeof sealed]).toEqual(['sealed', 'string']);
    await markShown(world.deps)({ kioskId: world.kioskId, caseId });
    for (const ms of [60_000, 240_000, 600_000]) await world.advance(ms);
    expect([world.tenant.created, world.tenant.deletes]).toEqual([['pass-1'], []]);
  });

  test('nothing was made: five looks, then one more try', async () => {
    const { caseId } = await world.approved();
    world.tenant.posts = [{ outcome: 'unknown', why: 'status-500' }];
    await world.press(caseId);
    for (const ms of [1_000, 1_000, 2_000, 3_999]) await world.advance(ms);
    expect((await world.state(caseId)).stage).toBe('reconciling');
    await world.advance(1);
    expect((await world.state(caseId)).stage).toBe('issued');
    expect(world.tenant.created).toHaveLength(1);
  });

  test('there is never a third POST', async () => {
    const { caseId } = await world.approved();
    world.tenant.posts = ['lost', 'lost', 'lost'];
    await world.press(caseId);
    for (let second = 0; second < 20; second += 1) await world.advance(1_000);
    expect(await world.state(caseId)).toMatchObject({ stage: 'ended', ending: 'failed' });
    expect(world.tenant.created).toHaveLength(2);
    expect(world.tenant.passes).toEqual([]);
  });

  test('F09: a pass that shows up late is found by a later sweep, with the case long ended', async () => {
    const { caseId } = await world.approved();
    world.tenant.posts = ['lost', { outcome: 'refused', status: 400, code: 'no' }];
    await world.press(caseId);
    const createdDateTime = world.deps.clock.now();
    await world.advance(1_000);
    expect((await world.state(caseId)).stage).toBe('ended');
    world.tenant.passes = [{ ...foreign(true, 'EnabledByPolicy'), id: 'late', createdDateTime }];
    await world.advance(59_000);
    expect(world.tenant.passes).toEqual([]);
    expect(world.tenant.deletes).toContain('late');
  });

  test('a pass that the desk made by hand minutes later is left alone', async () => {
    const { caseId } = await world.approved();
    world.tenant.posts = ['lost', { outcome: 'refused', status: 400, code: 'no' }];
    await world.press(caseId);
    await world.advance(1_000);
    await world.advance(240_000);
    world.tenant.passes = [{ ...foreign(true, 'EnabledByPolicy'), createdDateTime: world.deps.clock.now() }];
    await world.advance(60_000);
    await world.advance(600_000);
    expect(world.tenant.passes).toHaveLength(1);
  });
});

describe('a certain no', () => {
  test.each([[400], [403], [404]])('%i ends the case, and nothing is swept for', async (status) => {
    const { caseId } = await world.approved();
    world.tenant.posts = [{ outcome: 'refused', status, code: 'x' }];
    expect((await world.press(caseId)).view).toMatchObject({ step: 'ended', ending: 'failed' });
  });

  test('F11: a token that was not taken is asked for anew and tried once more', async () => {
    const { caseId } = await world.approved();
    world.tenant.posts = [{ outcome: 'token-refused' }];
    expect((await world.press(caseId)).view.step).toBe('issuing');
    await world.advance(0);
    expect((await world.state(caseId)).stage).toBe('issued');
  });

  test('F11: a second token that is not taken ends the case', async () => {
    const { caseId } = await world.approved();
    world.tenant.posts = [{ outcome: 'token-refused' }, { outcome: 'token-refused' }];
    await world.press(caseId);
    await world.advance(0);
    expect(await world.state(caseId)).toMatchObject({ stage: 'ended', ending: 'failed' });
    expect(world.tenant.created).toEqual([]);
  });

  test('F04: 429 with a short wait is tried once more, after it, by the sweep', async () => {
    const { caseId } = await world.approved();
    world.tenant.posts = [{ outcome: 'throttled', retryAfterMs: 8_000 }];
    expect((await world.press(caseId)).view.step).toBe('issuing');
    await world.advance(7_999);
    expect((await world.state(caseId)).stage).toBe('retrying');
    await world.advance(1);
    expect((await world.state(caseId)).stage).toBe('issued');
  });

  test.each([[null], [120_000]])('F04: 429 with Retry-After %s ends the case', async (retryAfterMs) => {
    const { caseId } = await world.approved();
    world.tenant.posts = [{ outcome: 'throttled', retryAfterMs }];
    expect((await world.press(caseId)).view).toMatchObject({ step: 'ended', ending: 'failed' });
  });

  test('F14: a pass that nobody can use is deleted', async () => {
    const { caseId } = await world.approved();
    world.tenant.posts = ['unusable', 'unusable'];
    await world.press(caseId);
    for (let second = 0; second < 20; second += 1) await world.advance(1_000);
    expect(await world.state(caseId)).toMatchObject({ stage: 'ended', ending: 'failed' });
    expect(world.tenant.passes).toEqual([]);
  });
});

describe('before the POST', () => {
  test('F15: a live pass that is not ours is never replaced', async () => {
    const { caseId } = await world.approved();
    world.tenant.passes = [foreign(true, 'EnabledByPolicy')];
    expect((await world.press(caseId)).view).toMatchObject({ step: 'ended', ending: 'failed' });
    expect(world.tenant.created).toEqual([]);
  });

  test('F03: while the directory does not answer the approval stands, then lapses', async () => {
    const { caseId } = await world.approved();
    world.tenant.down = true;
    await expect(world.press(caseId)).rejects.toThrow('not available');
    expect((await world.state(caseId)).stage).toBe('approved');
    await world.advance(120_000);
    expect((await world.state(caseId)).stage).toBe('lapsed');
    expect(world.tenant.created).toEqual([]);
  });

  test('X02: of two presses at once one makes a pass', async () => {
    const { caseId } = await world.approved();
    await Promise.allSettled([1, 2, 3, 4, 5].map(() => world.press(caseId)));
    expect(world.tenant.created).toHaveLength(1);
  });

  test('X02: who comes second reads the pass of the first, and ends nothing by that', async () => {
    const { caseId } = await world.approved();
    await changeCase(world.deps)(caseId, { type: 'type-collect-code', right: true });
    const first = Promise.withResolvers<null>();
    const { directory } = world.deps;
    const late = issuePass({ ...world.deps, directory: { ...directory, passes: (id) => first.promise.then(() => directory.passes(id)) } })(caseId);
    // As after the POST, before its answer was recorded.
    world.tenant.duringPost = async () => {
      world.tenant.passes = [foreign(true, 'EnabledByPolicy')];
      first.resolve(null);
      expect(await late).toBeNull();
    };
    expect((await world.press(caseId)).sealed).toBeDefined();
    expect(await world.state(caseId)).toMatchObject({ stage: 'issued', passId: 'pass-1' });
    expect(world.tenant.created).toHaveLength(1);
  });

  test('X03: an intent that was held up past its lease is not sent', async () => {
    const { caseId } = await world.approved();
    const save: CaseStore['save'] = (...saving) => world.deps.cases.save(...saving);
    const deps = { ...world.deps, cases: { ...world.deps.cases, save: async (...args: Parameters<typeof save>) => {
      const saved = await save(...args);
      if (args[1].recoveryCase.stage === 'issuing') await world.advance(30_000);
      return saved;
    } } };
    await changeCase(world.deps)(caseId, { type: 'type-collect-code', right: true });
    expect(await issuePass(deps)(caseId)).toBeNull();
    expect(world.tenant.created).toEqual([]);
  });
});

describe('after the POST', () => {
  test('F22: a pass that cannot be recorded is deleted', async () => {
    const { caseId } = await world.approved();
    const save: CaseStore['save'] = (...saving) => world.deps.cases.save(...saving);
    const deps = { ...world.deps, cases: { ...world.deps.cases, save: (...args: Parameters<typeof save>) => (args[1].recoveryCase.stage === 'issued' ? Promise.reject(new Error('disk full')) : save(...args)) } };
    await expect(pressForPass(deps)({ kioskId: world.kioskId, caseId, collectCode: '4711' })).rejects.toThrow();
    expect(world.tenant.passes).toEqual([]);
    await world.advance(30_000);
    for (let second = 0; second < 10; second += 1) await world.advance(1_000);
    expect(await world.state(caseId)).toMatchObject({ stage: 'ended', ending: 'failed' });
  });

  test('CP8: a crash with the answer in hand leaves no pass and ends the case, without a second try', async () => {
    const { caseId } = await world.approved();
    world.tenant.duringPost = () => Promise.reject(new Error('killed'));
    await expect(world.press(caseId)).rejects.toThrow('killed');
    world.tenant.passes = [{ ...foreign(true, 'EnabledByPolicy'), id: 'orphan', createdDateTime: world.deps.clock.now() }];
    await world.advance(29_999);
    expect((await world.state(caseId)).stage).toBe('issuing');
    for (let second = 0; second < 12; second += 1) await world.advance(1_000);
    expect(await world.state(caseId)).toMatchObject({ stage: 'ended', ending: 'failed' });
    expect(world.tenant.deletes).toEqual(['orphan']);
    expect(world.tenant.created).toEqual([]);
  });

  test('F25: a page that is gone before it showed the pass: the pass is deleted', async () => {
    const { caseId } = await world.approved();
    await world.press(caseId);
    await world.advance(30_001, 'silent');
    expect(await world.state(caseId)).toMatchObject({ stage: 'ended', ending: 'revoked' });
    expect(world.tenant.passes).toEqual([]);
  });

  test('F26: a page that is gone while it shows the pass: the pass stays', async () => {
    const { caseId } = await world.approved();
    await world.press(caseId);
    await markShown(world.deps)({ kioskId: world.kioskId, caseId });
    await world.advance(30_001, 'silent');
    expect((await world.state(caseId)).stage).toBe('collected');
    await world.advance(15 * 60_000);
    expect(await world.state(caseId)).toMatchObject({ stage: 'ended', ending: 'unconfirmed' });
    expect(world.tenant.deletes).toEqual([]);
  });

  test('not shown within three minutes: deleted; a deletion that fails is tried until it is done', async () => {
    const { caseId } = await world.approved();
    await world.press(caseId);
    world.tenant.down = true;
    await world.advance(180_000);
    expect((await world.state(caseId)).stage).toBe('revoking');
    world.tenant.down = false;
    await world.advance(60_000);
    expect((await world.state(caseId)).stage).toBe('ended');
    expect(world.tenant.passes).toEqual([]);
  });

  test('E17: the sealed pass is given again for 30 s, the same, and then not', async () => {
    const { caseId } = await world.approved();
    const { sealed } = await world.press(caseId);
    await world.advance(29_999);
    expect((await world.press(caseId)).sealed).toBe(sealed);
    await world.advance(1);
    expect(await world.deps.cases.sealedPass(caseId)).toBeNull();
    await expect(world.press(caseId)).rejects.toMatchObject({ code: 'wrong_state' });
  });

  test.each(['during', 'after'])('this was a mistake, %s the POST: no pass remains', async (when) => {
    const { caseId, requestId, approver } = await world.approved();
    const undo = async (): Promise<void> => { await undoApproval(world.deps)({ requestId, approver }); };
    if (when === 'during') world.tenant.duringPost = undo;
    expect((await world.press(caseId)).sealed === undefined).toBe(when === 'during');
    if (when === 'after') await undo();
    for (let second = 0; second < 10; second += 1) await world.advance(1_000);
    expect(await world.state(caseId)).toMatchObject({ stage: 'ended', ending: 'revoked', undone: true });
    expect(world.tenant.passes).toEqual([]);
  });
});
