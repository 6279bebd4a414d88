import type { CaseCommand, Decision } from './case-commands.ts';
import type { CaseEvent } from './case-events.ts';
import type { RecoveryCase } from './case-state.ts';
import { reached } from './case-times.ts';
import { ended, revocation } from './decide-kiosk.ts';
import { accept, NOTHING, WRONG_STATE } from './decision.ts';

/** What it takes that nobody gets, or keeps, a pass from this case; null where there is nothing to take. */
export function takeBack(recoveryCase: RecoveryCase, now: Date, why: 'approver' | 'not-me' | 'desk'): readonly CaseEvent[] | null {
  switch (recoveryCase.stage) {
    case 'approved':
    case 'lapsed':
    case 'telling':
    case 'retrying':
      return [ended(now, 'revoked', why)];
    case 'issuing':
      // The request may be under way: whoever made it finds the case changed and deletes what it got.
      return [{ type: 'issue-unknown', at: now, why, mayRetry: false }];
    case 'reconciling':
      return [];
    case 'issued':
    case 'shown':
    case 'collected':
      return reached(now, recoveryCase.passEndsAt) ? null : [revocation(recoveryCase, now, why)];
    default:
      return null;
  }
}

/** "This was not me". Whoever was told is asked by nobody whether they may: a case that waits for a second yes ends too. */
export function repudiate(recoveryCase: RecoveryCase, now: Date): Decision {
  const isAskedAgain = recoveryCase.stage === 'waiting' && recoveryCase.subject.kind === 'real';
  const taken = isAskedAgain ? [ended(now, 'revoked', 'not-me')] : takeBack(recoveryCase, now, 'not-me');
  return taken === null || recoveryCase.repudiated ? NOTHING : accept({ type: 'repudiated', at: now }, ...taken);
}

/** Ends a case, whoever it is about: one that nobody will answer ends like one that somebody might have. */
function stop(recoveryCase: RecoveryCase, because: CaseEvent, now: Date): Decision {
  if (recoveryCase.stopped) return NOTHING;
  const taken = recoveryCase.stage === 'waiting' ? [ended(now, 'revoked', 'desk')] : takeBack(recoveryCase, now, 'desk');
  return taken === null ? WRONG_STATE : accept(because, ...taken);
}

export const stopAtDesk = (recoveryCase: RecoveryCase, { clerkId }: Extract<CaseCommand, { type: 'stop-at-desk' }>, now: Date): Decision =>
  stop(recoveryCase, { type: 'stopped-at-desk', at: now, personal: { clerkId } }, now);

/** An older database was put back: what this one says of the case may be long over. */
export const voidCase = (recoveryCase: RecoveryCase, now: Date): Decision => stop(recoveryCase, { type: 'voided', at: now }, now);
