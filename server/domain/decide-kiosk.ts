import { codeEndsAt, isAtDesk, isKioskGone, isReleased, movesOnAt, reached, silenceEndsAt } from './case-times.ts';
import type { CaseCommand, Decision } from './case-commands.ts';
import type { CaseEvent } from './case-events.ts';
import type { RecoveryCase } from './case-state.ts';
import { noAnswer } from './decide-lost-method.ts';
import { accept, NOTHING, WRONG_STATE } from './decision.ts';
import { RENEWALS_PER_CASE } from './limits.ts';

type Of<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;

export function resumePage(recoveryCase: RecoveryCase, command: Of<'resume-page'>, now: Date): Decision {
  if (!isWaitingStill(recoveryCase, now) || isKioskGone(now, command.kioskSeenAt)) return WRONG_STATE;
  // A yes was for the key of the page that was there: another page cannot go on with it.
  if (recoveryCase.approvals.length > 0) return WRONG_STATE;
  const { pageKey, pageKeyThumbprint, matchCodeHash } = command;
  return accept({ type: 'page-resumed', at: now, pageKeyThumbprint, hidden: { pageKey, matchCodeHash } });
}

/** A code that stopped counting is replaced when the page asks, and only the page hears the new one. Asking again, after a lost answer, draws again. */
export function drawCode(recoveryCase: RecoveryCase, { round, matchCodeHash }: Of<'draw-code'>, now: Date): Decision {
  const isDue = isWaitingStill(recoveryCase, now) && round > 0 && round === recoveryCase.round && recoveryCase.matchedAt === null;
  return isDue ? accept({ type: 'code-drawn', at: now, round, hidden: { matchCodeHash } }) : WRONG_STATE;
}

export const sayStillHere = (recoveryCase: RecoveryCase, now: Date): Decision =>
  isWaitingStill(recoveryCase, now) ? accept({ type: 'still-here', at: now }) : WRONG_STATE;

/** A clerk has seen the identity card: from here on it goes like any other case, and its times begin anew. */
export function confirmId(recoveryCase: RecoveryCase, { slip, clerkId }: Of<'confirm-id'>, now: Date): Decision {
  if (!isWaitingStill(recoveryCase, now) || recoveryCase.proof.kind !== 'id-check' || recoveryCase.proof.slip !== slip || !isAtDesk(recoveryCase)) return WRONG_STATE;
  return accept({ type: 'id-checked', at: now, personal: { clerkId } });
}

function isWaitingStill(recoveryCase: RecoveryCase, now: Date): boolean {
  return recoveryCase.stage === 'waiting' && !reached(now, codeEndsAt(recoveryCase)) && !reached(now, silenceEndsAt(recoveryCase));
}

/** The claimant leaves. While the pass is shown this is *start again*: the pass is deleted. */
export function cancel(recoveryCase: RecoveryCase, now: Date): Decision {
  switch (recoveryCase.stage) {
    case 'waiting':
    case 'approved':
    case 'lapsed':
    case 'telling':
    case 'retrying':
      return accept(ended(now, 'cancelled', 'claimant'));
    case 'issued':
    case 'shown':
      return accept(revocation(recoveryCase, now, 'claimant'));
    case 'revoking':
    case 'ended':
      return NOTHING;
    default:
      return WRONG_STATE;
  }
}

/** Another case starts at this kiosk. A pass that was on the screen may be in somebody's hands, so it stays. */
export function supersede(recoveryCase: RecoveryCase, now: Date): Decision {
  switch (recoveryCase.stage) {
    case 'waiting':
    case 'approved':
    case 'lapsed':
    case 'telling':
    case 'retrying':
      return accept(ended(now, 'cancelled', 'superseded'));
    case 'issued':
      return accept(revocation(recoveryCase, now, 'superseded'));
    case 'shown':
      return accept({ type: 'pass-collected', at: now, how: 'page-gone' });
    default:
      return NOTHING;
  }
}

export function renewApproval(recoveryCase: RecoveryCase, now: Date): Decision {
  const canRenew = recoveryCase.stage === 'lapsed' && recoveryCase.renewals < RENEWALS_PER_CASE && !reached(now, recoveryCase.offerEndsAt);
  return canRenew && !reached(now, recoveryCase.endsAt) ? accept({ type: 'approval-renewed', at: now }) : WRONG_STATE;
}

/** The way back of the match code: who stands at the kiosk heard it from the one who said yes. A third wrong one ends the case. */
export function typeReleaseCode(recoveryCase: RecoveryCase, right: boolean, now: Date): Decision {
  if (recoveryCase.stage !== 'approved' || !recoveryCase.sensitive || reached(now, recoveryCase.lapsesAt)) return WRONG_STATE;
  if (isReleased(recoveryCase)) return NOTHING;
  const triesLeft = recoveryCase.releaseTriesLeft - (right ? 0 : 1);
  const typed: CaseEvent = { type: 'release-code-typed', at: now, right, triesLeft };
  return triesLeft > 0 ? accept(typed) : accept(typed, ended(now, 'locked', 'release-code'));
}

/** A third wrong code ends the case; a right one costs nothing. */
export function typeCollectCode(recoveryCase: RecoveryCase, right: boolean, now: Date): Decision {
  if (recoveryCase.stage !== 'approved' || !isReleased(recoveryCase) || reached(now, recoveryCase.lapsesAt)) return WRONG_STATE;
  const triesLeft = recoveryCase.collectTriesLeft - (right ? 0 : 1);
  const typed: CaseEvent = { type: 'collect-code-typed', at: now, right, triesLeft };
  return triesLeft > 0 ? accept(typed) : accept(typed, ended(now, 'locked', 'collect-code'));
}

export function markShown(recoveryCase: RecoveryCase, now: Date): Decision {
  if (recoveryCase.stage === 'shown') return NOTHING;
  return recoveryCase.stage === 'issued' && !reached(now, recoveryCase.showByAt) ? accept({ type: 'pass-shown', at: now }) : WRONG_STATE;
}

export function markCollected(recoveryCase: RecoveryCase, now: Date): Decision {
  if (recoveryCase.stage === 'collected') return NOTHING;
  return recoveryCase.stage === 'shown' ? accept({ type: 'pass-collected', at: now, how: 'claimant' }) : WRONG_STATE;
}

/** What became due by the clock alone, the page's silence included. */
export function passTime(recoveryCase: RecoveryCase, kioskSeenAt: Date, now: Date): Decision {
  const gone = isKioskGone(now, kioskSeenAt);
  switch (recoveryCase.stage) {
    case 'waiting': {
      // The code's end first: a decoy and an unanswered case must end alike, whoever still stands there.
      const since = movesOnAt(recoveryCase);
      if (since !== null && reached(now, since)) return accept({ type: 'moved-on', at: now, how: 'silent', since });
      if (reached(now, recoveryCase.requestEndsAt)) return accept(ended(now, 'unanswered', 'time'));
      if (reached(now, silenceEndsAt(recoveryCase))) return accept(ended(now, 'cancelled', 'silence'));
      return gone ? accept(ended(now, 'cancelled', 'page-gone')) : NOTHING;
    }
    case 'approved':
      if (reached(now, recoveryCase.lapsesAt)) return accept({ type: 'approval-lapsed', at: now });
      if (!gone && recoveryCase.lostMethod?.state === 'asked' && reached(now, recoveryCase.lostMethod.answerByAt)) return accept(noAnswer(now));
      return gone ? accept(ended(now, 'cancelled', 'page-gone')) : NOTHING;
    case 'lapsed':
      if (reached(now, recoveryCase.offerEndsAt)) return accept(ended(now, 'lapsed', 'time'));
      return gone ? accept(ended(now, 'cancelled', 'page-gone')) : NOTHING;
    case 'telling':
      if (recoveryCase.toldAt === null && reached(now, recoveryCase.heldUntilAt)) return accept(ended(now, 'failed', 'nobody-told'));
      return gone ? accept(ended(now, 'cancelled', 'page-gone')) : NOTHING;
    case 'issuing':
      // Nobody who still holds the lease wrote its outcome: the process died with the request under way.
      return reached(now, recoveryCase.leaseEndsAt) ? accept({ type: 'issue-unknown', at: now, why: 'lease-over', mayRetry: false }) : NOTHING;
    case 'issued':
      if (gone) return accept(revocation(recoveryCase, now, 'page-gone'));
      if (reached(now, recoveryCase.showByAt)) return accept(revocation(recoveryCase, now, 'not-shown'));
      return !recoveryCase.sealWiped && reached(now, recoveryCase.sealKeptUntilAt) ? accept({ type: 'seal-wiped', at: now }) : NOTHING;
    case 'shown':
      return gone ? accept({ type: 'pass-collected', at: now, how: 'page-gone' }) : NOTHING;
    default:
      return NOTHING;
  }
}

export const ended = (at: Date, ending: Extract<CaseEvent, { type: 'ended' }>['ending'], why: string): CaseEvent => ({ type: 'ended', at, ending, why });

export const revocation = ({ passId, passEndsAt }: { readonly passId: string; readonly passEndsAt: Date }, at: Date, why: string): CaseEvent => ({
  type: 'revocation-begun',
  at,
  ending: 'revoked',
  why,
  passId,
  passEndsAt,
});

