import type { CaseCommand, Decision } from './case-commands.ts';
import type { CaseEvent } from './case-events.ts';
import type { CaseIn, RecoveryCase } from './case-state.ts';
import { after, isApprovalValid, isKioskGone, isReleased, reached } from './case-times.ts';
import { ended, revocation } from './decide-kiosk.ts';
import { accept, NOTHING, WRONG_STATE } from './decision.ts';
import { DELETE_RETRY_MAX_MS, DELETE_RETRY_MS, ISSUE_ATTEMPTS, ISSUE_LEASE_MS, RECONCILE_AT_MS } from './limits.ts';

type Of<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;

/** The press came before any notice was taken: the pass waits for one. */
export const holdIssue = (recoveryCase: RecoveryCase, now: Date): Decision =>
  recoveryCase.stage === 'approved' && recoveryCase.pressedAt !== null && isApprovalValid(recoveryCase, now) ? accept({ type: 'issue-held', at: now }) : WRONG_STATE;

/** The first notice counts; what is taken after the end changes nothing. */
export const noteTold = (recoveryCase: RecoveryCase, now: Date): Decision =>
  recoveryCase.stage === 'ended' || recoveryCase.toldAt !== null ? NOTHING : accept({ type: 'claimant-told', at: now });

/** Stored before anything is asked of the directory: whatever dies afterwards, this says that a pass may exist. */
export function intendIssue(recoveryCase: RecoveryCase, { knownPassIds, baselineMethodIds, kioskSeenAt }: Of<'intend-issue'>, now: Date): Decision {
  if (recoveryCase.stage !== 'approved' && recoveryCase.stage !== 'telling' && recoveryCase.stage !== 'retrying') return WRONG_STATE;
  if (recoveryCase.stage === 'retrying' && !reached(now, recoveryCase.goAt)) return WRONG_STATE;
  if (recoveryCase.toldAt === null || !isReleased(recoveryCase)) return WRONG_STATE;
  if (recoveryCase.pressedAt === null || !isApprovalValid(recoveryCase, now) || isKioskGone(now, kioskSeenAt)) return WRONG_STATE;
  // The question which method is lost stands open.
  if (recoveryCase.lostMethod?.state === 'asked') return WRONG_STATE;
  const attempt = recoveryCase.stage === 'retrying' ? ISSUE_ATTEMPTS : 1;
  return accept({ type: 'issue-intended', at: now, attempt, leaseEndsAt: after(now, ISSUE_LEASE_MS), knownPassIds, baselineMethodIds });
}

/** A certain no, or a gate that closed: nothing was made. */
export const refuseIssue = (recoveryCase: RecoveryCase, why: string, now: Date): Decision =>
  recoveryCase.stage === 'approved' || recoveryCase.stage === 'telling' || recoveryCase.stage === 'retrying' || recoveryCase.stage === 'issuing'
    ? accept(ended(now, 'failed', why))
    : WRONG_STATE;

/** The directory asked to wait; it made nothing. */
export function postponeIssue(recoveryCase: RecoveryCase, { attempt, waitMs, why }: Of<'postpone-issue'>, now: Date): Decision {
  if (!holds(recoveryCase, attempt)) return WRONG_STATE;
  const goAt = after(now, waitMs);
  return attempt < ISSUE_ATTEMPTS && isApprovalValid(recoveryCase, goAt) ? accept({ type: 'issue-postponed', at: now, goAt, why }) : accept(ended(now, 'failed', why));
}

/** Between intent and POST: who took the case on meanwhile stops it. */
export const noteSessionsEnded = (recoveryCase: RecoveryCase, attempt: number, now: Date): Decision =>
  holds(recoveryCase, attempt) ? accept({ type: 'sessions-ended', at: now }) : WRONG_STATE;

export const loseIssue = (recoveryCase: RecoveryCase, { attempt, why }: Of<'lose-issue'>, now: Date): Decision =>
  holds(recoveryCase, attempt) ? accept({ type: 'issue-unknown', at: now, why, mayRetry: attempt < ISSUE_ATTEMPTS }) : WRONG_STATE;

export const recordPass = (recoveryCase: RecoveryCase, { attempt, passId, passEndsAt }: Of<'record-pass'>, now: Date): Decision =>
  holds(recoveryCase, attempt) && !reached(now, recoveryCase.leaseEndsAt) ? accept({ type: 'pass-issued', at: now, passId, passEndsAt }) : WRONG_STATE;

const holds = (recoveryCase: RecoveryCase, attempt: number): recoveryCase is CaseIn<'issuing'> =>
  recoveryCase.stage === 'issuing' && recoveryCase.attempt === attempt;

/**
 * One look for a pass of unknown secret; `readable` is false when the directory did not answer. It is over when a look after a deletion finds nothing, or after the last one.
 * Then a second try where the first was not a crash, somebody still waits and the yes is fresh; else the case failed.
 */
export function lookForOrphan(recoveryCase: RecoveryCase, { readable, found, deleted, kioskSeenAt }: Of<'look-for-orphan'>, now: Date): Decision {
  if (recoveryCase.stage !== 'reconciling') return NOTHING;
  const looked: CaseEvent = { type: 'reconcile-looked', at: now, found, deleted };
  const isClear = readable && found.length === 0;
  const isOver = (isClear && recoveryCase.deletedSome) || recoveryCase.looks + 1 >= RECONCILE_AT_MS.length;
  if (!isOver) return accept(looked);
  const takenBack = whoTookBack(recoveryCase);
  if (takenBack !== null) return accept(looked, ended(now, 'revoked', takenBack));
  const mayTry = recoveryCase.mayRetry && isClear && !isKioskGone(now, kioskSeenAt) && isApprovalValid(recoveryCase, now);
  return accept(looked, mayTry ? { type: 'issue-postponed', at: now, goAt: now, why: 'reconciled' } : ended(now, 'failed', 'unknown-outcome'));
}

const whoTookBack = ({ undone, repudiated, stopped }: RecoveryCase): 'approver' | 'not-me' | 'desk' | null => {
  if (undone) return 'approver';
  if (repudiated) return 'not-me';
  return stopped ? 'desk' : null;
};

export const sweepOrphans = (recoveryCase: RecoveryCase, { found, deleted }: Of<'sweep-orphans'>, now: Date): Decision =>
  (recoveryCase.issue?.orphanSweepsAt.length ?? 0) > 0 ? accept({ type: 'orphan-sweep', at: now, found, deleted }) : NOTHING;

export const revoke = (recoveryCase: RecoveryCase, why: string, now: Date): Decision =>
  recoveryCase.stage === 'issued' ? accept(revocation(recoveryCase, now, why)) : WRONG_STATE;

/** Until the pass ends by itself a deletion that may have failed is tried again. */
export function recordDelete(recoveryCase: RecoveryCase, outcome: Of<'record-delete'>['outcome'], now: Date): Decision {
  if (recoveryCase.stage !== 'revoking') return NOTHING;
  const { ending, passId, passEndsAt } = recoveryCase;
  if (outcome !== 'unknown') return accept({ type: 'pass-deleted', at: now, passId, outcome }, ended(now, ending, 'pass-deleted'));
  if (reached(now, passEndsAt)) return accept(ended(now, ending, 'pass-over'));
  const tries = recoveryCase.tries + 1;
  const wait = Math.min(DELETE_RETRY_MS * 2 ** (tries - 1), DELETE_RETRY_MAX_MS);
  return accept({ type: 'delete-failed', at: now, tries, nextTryAt: after(now, wait) });
}

/** The directory shows a method that was not there before the pass. */
export const confirmMethod = (recoveryCase: RecoveryCase, now: Date): Decision =>
  hasPassInHand(recoveryCase) ? accept(ended(now, 'closed', 'new-method')) : NOTHING;

export const giveUpWatching = (recoveryCase: RecoveryCase, now: Date): Decision =>
  hasPassInHand(recoveryCase) && reached(now, recoveryCase.passEndsAt) ? accept(ended(now, 'unconfirmed', 'pass-over')) : NOTHING;

const hasPassInHand = (recoveryCase: RecoveryCase): recoveryCase is CaseIn<'shown' | 'collected'> =>
  recoveryCase.stage === 'shown' || recoveryCase.stage === 'collected';
