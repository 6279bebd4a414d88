import type { CaseBase, CaseIn, RecoveryCase, StageOf } from './case-state.ts';
import { APPROVAL_VALID_MS, ISSUE_LEASE_MS, KIOSK_GONE_MS, MORE_TIME_FACTOR, NEXT_IN_LINE_MS, RECONCILE_AT_MS, STILL_HERE_ANSWER_MS, STILL_HERE_EVERY_MS, WATCH_EVERY_MS } from './limits.ts';

export const after = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms);
export const earlier = (a: Date, b: Date): Date => (a.getTime() <= b.getTime() ? a : b);

/** At the instant itself it is already reached. */
export const reached = (now: Date, instant: Date): boolean => now.getTime() >= instant.getTime();

/** A claimant-side limit, longer for who asked for more time. */
export const patience = ({ moreTime }: Pick<CaseBase, 'moreTime'>, ms: number): number => (moreTime ? ms * MORE_TIME_FACTOR : ms);

/** The last heartbeat is too old: exactly at the limit the page still counts as there. */
export const isKioskGone = (now: Date, kioskSeenAt: Date): boolean => now.getTime() - kioskSeenAt.getTime() > KIOSK_GONE_MS;

/** The claimant is on the way to the desk: nobody was looked up, and nobody need stand at the kiosk. */
export const isAtDesk = ({ proof }: Pick<CaseBase, 'proof'>): boolean => proof.kind === 'id-check' && proof.clerkId === null;

/** When the kiosk must ask "Are you still here?". */
export const askStillHereAt = (recoveryCase: CaseBase & StageOf<'waiting'>): Date => after(recoveryCase.lastHereAt, patience(recoveryCase, STILL_HERE_EVERY_MS));

/** When silence cancels the case. */
export const silenceEndsAt = (recoveryCase: CaseBase & StageOf<'waiting'>): Date =>
  isAtDesk(recoveryCase) ? recoveryCase.requestEndsAt : after(askStillHereAt(recoveryCase), patience(recoveryCase, STILL_HERE_ANSWER_MS));

/**
 * When the case moves on to the next step of the line; null at the last one. It hangs on nothing but what the kiosk
 * sees, so that a decoy moves on at the same instants.
 */
export const movesOnAt = (recoveryCase: CaseIn<'waiting'>): Date | null => {
  const { step, steps, openedAt, askedAt, requestEndsAt } = recoveryCase;
  // Nobody is asked before the clerk has looked.
  if (step + 1 >= steps || isAtDesk(recoveryCase)) return null;
  return openedAt === null ? earlier(after(askedAt, NEXT_IN_LINE_MS), requestEndsAt) : requestEndsAt;
};

/** Until when the code on the kiosk counts. */
export const codeEndsAt = (recoveryCase: CaseIn<'waiting'>): Date => movesOnAt(recoveryCase) ?? recoveryCase.requestEndsAt;

/** A pass is made only while the last yes is fresh, the second try included, and only with every yes that it takes. */
export const isApprovalValid = ({ approvals, needed }: Pick<CaseBase, 'approvals' | 'needed'>, now: Date): boolean => {
  const last = approvals.at(-1);
  return last !== undefined && approvals.length === needed && !reached(now, after(last.approvedAt, APPROVAL_VALID_MS));
};

/** Nothing goes on for a sensitive person before the one who said yes last has let it, by a code that they read out. */
export const isReleased = ({ sensitive, releasedAt }: Pick<CaseBase, 'sensitive' | 'releasedAt'>): boolean => !sensitive || releasedAt !== null;

/** When the sweep makes the pass of an approved case: the claimant pressed, and has answered which method is lost. */
export const goesOnAt = ({ pressedAt, lostMethod }: CaseBase): Date | null =>
  pressedAt !== null && lostMethod !== null && 'goOnAt' in lostMethod ? lostMethod.goOnAt : null;

/** When the sweep deletes the chosen method, where whoever made the pass did not get to it; null: it is not to be deleted. */
export const removesAt = ({ lostMethod, issue }: CaseBase): Date | null =>
  lostMethod?.state === 'chosen' && typeof issue?.passId === 'string' ? after(issue.intentAt, ISSUE_LEASE_MS) : null;

const approvedDue = (recoveryCase: CaseIn<'approved'>): readonly Date[] =>
  recoveryCase.lostMethod?.state === 'asked' ? [recoveryCase.lostMethod.answerByAt] : [goesOnAt(recoveryCase)].filter((instant) => instant !== null);

const removalDue = (recoveryCase: CaseBase): readonly Date[] => [removesAt(recoveryCase)].filter((instant) => instant !== null);

const nextLookAt = ({ unknownAt, looks }: StageOf<'reconciling'>): Date => after(unknownAt, RECONCILE_AT_MS[looks] ?? 0);

/** The next instant, not before `now`, at which the directory is to be asked what the claimant has set up. */
const nextWatchAt = (since: Date, passEndsAt: Date, now: Date): Date => {
  if (reached(now, passEndsAt)) return now;
  const steps = Math.floor((now.getTime() - since.getTime()) / WATCH_EVERY_MS) + 1;
  return earlier(after(since, Math.max(steps, 1) * WATCH_EVERY_MS), passEndsAt);
};

/** When the sweep must look at this case next; null: never again. */
export function nextDueAt(recoveryCase: RecoveryCase, kioskSeenAt: Date, now: Date): Date | null {
  const instants = [...stageDue(recoveryCase, after(kioskSeenAt, KIOSK_GONE_MS + 1), now), ...(recoveryCase.issue?.orphanSweepsAt.slice(0, 1) ?? [])];
  return instants.length === 0 ? null : instants.reduce(earlier);
}

function stageDue(recoveryCase: RecoveryCase, goneAt: Date, now: Date): readonly Date[] {
  switch (recoveryCase.stage) {
    case 'waiting':
      return [codeEndsAt(recoveryCase), silenceEndsAt(recoveryCase), goneAt, ...((recoveryCase.subject.kind === 'unresolved' || recoveryCase.seeking) && !isAtDesk(recoveryCase) ? [recoveryCase.startedAt] : [])];
    case 'approved':
      return [recoveryCase.lapsesAt, goneAt, ...approvedDue(recoveryCase)];
    case 'lapsed':
      return [recoveryCase.offerEndsAt, goneAt];
    case 'telling':
      return [recoveryCase.toldAt ?? recoveryCase.heldUntilAt, goneAt];
    case 'issuing':
      return [recoveryCase.leaseEndsAt];
    case 'retrying':
      return [recoveryCase.goAt];
    case 'reconciling':
      return [nextLookAt(recoveryCase)];
    case 'issued':
      return [recoveryCase.showByAt, goneAt, ...(recoveryCase.sealWiped ? [] : [recoveryCase.sealKeptUntilAt]), ...removalDue(recoveryCase)];
    case 'shown':
      return [nextWatchAt(recoveryCase.shownAt, recoveryCase.passEndsAt, now), goneAt, ...removalDue(recoveryCase)];
    case 'collected':
      return [nextWatchAt(recoveryCase.collectedAt, recoveryCase.passEndsAt, now), ...removalDue(recoveryCase)];
    case 'revoking':
      return [recoveryCase.nextTryAt];
    case 'ended':
      return [];
  }
}
