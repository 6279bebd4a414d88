import { goesOnAt, nextDueAt, reached, removesAt } from '../domain/case-times.ts';
import type { RecoveryCase } from '../domain/case-state.ts';
import type { Deps, StoredCase } from '../ports.ts';
import { changeCase } from './change-case.ts';
import { issuePass, type IssueNeeds } from './issue-pass.ts';
import { reconcileIssue } from './reconcile-issue.ts';
import { removeLostMethod } from './remove-lost-method.ts';
import { resolveCase } from './resolve-case.ts';
import { revokePass } from './revoke-pass.ts';
import { sweepOrphans } from './sweep-orphans.ts';
import { watchClosing } from './watch-closing.ts';

export type AdvanceNeeds = IssueNeeds & Pick<Deps, 'random' | 'quotas' | 'pushPhones' | 'pusher' | 'teams' | 'queueTold' | 'badges' | 'recoveryCodes' | 'settings' | 'connectedPages'>;

/**
 * Does what is due in a case now: first what the clock alone decides, then what needs the outside world.
 * @returns when to look again; null: never.
 */
export const advanceCase =
  (deps: AdvanceNeeds) =>
  async (caseId: string): Promise<Date | null> => {
    while ((await changeCase(deps)(caseId, (stored) => ({ type: 'pass-time', kioskSeenAt: seenAt(deps, caseId, stored) }))).outcome === 'changed') {
      // One event may make the next one due, as after an hour in which nobody looked.
    }
    const stored = await deps.cases.load(caseId);
    if (stored === null) return null;
    await work(deps, stored.recoveryCase);
    const latest = await deps.cases.load(caseId);
    return latest === null ? null : nextDueAt(latest.recoveryCase, seenAt(deps, caseId, latest), deps.clock.now());
  };

/**
 * A page that is connected here is there now, whenever that was last written down: a clock that jumps in the middle of a
 * sweep, as that of a machine that slept, must not take the people before it for gone.
 */
const seenAt = ({ connectedPages, clock }: AdvanceNeeds, caseId: string, { kioskSeenAt }: StoredCase): Date =>
  connectedPages().includes(caseId) ? clock.now() : kioskSeenAt;

async function work(deps: AdvanceNeeds, recoveryCase: RecoveryCase): Promise<void> {
  const now = deps.clock.now();
  const { id, issue } = recoveryCase;
  const nextSweepAt = issue?.orphanSweepsAt[0];
  if (nextSweepAt !== undefined && reached(now, nextSweepAt)) await sweepOrphans(deps)(id);
  const [goOnAt, removeAt] = [goesOnAt(recoveryCase), removesAt(recoveryCase)];
  if (removeAt !== null && reached(now, removeAt)) await removeLostMethod(deps)(id);
  switch (recoveryCase.stage) {
    case 'waiting':
      await resolveCase(deps)(id);
      return;
    case 'approved':
      if (goOnAt !== null && reached(now, goOnAt)) await issuePass(deps)(id);
      return;
    case 'telling':
      if (recoveryCase.toldAt !== null) await issuePass(deps)(id);
      return;
    case 'retrying':
      if (reached(now, recoveryCase.goAt)) await issuePass(deps)(id);
      return;
    case 'reconciling':
      await reconcileIssue(deps)(id);
      return;
    case 'revoking':
      if (reached(now, recoveryCase.nextTryAt)) await revokePass(deps)(id);
      return;
    case 'shown':
    case 'collected':
      await watchClosing(deps)(id);
      return;
    default:
  }
}
