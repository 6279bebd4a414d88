import type { KioskLimits, KioskPlace, KioskView, LostMethodEnd, NextLinks } from '../contract/kiosk.ts';
import { askStillHereAt, codeEndsAt, goesOnAt, isAtDesk, isReleased, patience, reached } from '../domain/case-times.ts';
import type { RecoveryCase } from '../domain/case-state.ts';
import { IDLE_MS, IDLE_WARNING_MS, PASS_SHOWN_MS, RENEWALS_PER_CASE, STILL_HERE_EVERY_MS } from '../domain/limits.ts';
import type { Kiosk, Settings } from '../ports.ts';
import { approveLink } from './approve-link.ts';

export const placeOf = ({ name, site, floor, deskPhone }: Kiosk): KioskPlace => ({ name, site, floor, deskPhone });
export const linksOf = ({ securityInfoLink }: Settings): NextLinks => ({ securityInfo: securityInfoLink });

export const kioskLimits = (moreTime: boolean): KioskLimits => ({
  idleMs: patience({ moreTime }, IDLE_MS),
  idleWarningMs: patience({ moreTime }, IDLE_WARNING_MS),
  stillHereMs: patience({ moreTime }, STILL_HERE_EVERY_MS),
  passShownMs: patience({ moreTime }, PASS_SHOWN_MS),
});

/** What the claimant's page may know of a case: no name, no reason, and of a decoy nothing that a real case would not show. */
export function kioskView(recoveryCase: RecoveryCase, now: Date, settings: Settings): KioskView {
  const { id: caseId, purpose, once } = recoveryCase;
  const left = (instant: Date): number => Math.max(0, instant.getTime() - now.getTime());
  switch (recoveryCase.stage) {
    case 'waiting':
      if (recoveryCase.proof.kind === 'id-check' && isAtDesk(recoveryCase)) return { step: 'id-check', caseId, address: recoveryCase.address, slip: recoveryCase.proof.slip, remainingMs: left(recoveryCase.requestEndsAt) };
      return {
        step: 'waiting',
        caseId,
        address: recoveryCase.address,
        progress: recoveryCase.matchedAt !== null ? 'code-typed' : recoveryCase.openedAt !== null ? 'opened' : 'asked',
        round: recoveryCase.round,
        agreed: recoveryCase.approvals.length,
        approveLink: approveLink(settings, caseId),
        remainingMs: left(codeEndsAt(recoveryCase)),
        stillHereInMs: left(askStillHereAt(recoveryCase)),
      };
    case 'approved':
      if (!isReleased(recoveryCase)) return { step: 'release', caseId, remainingMs: left(recoveryCase.lapsesAt), triesLeft: recoveryCase.releaseTriesLeft };
      if (recoveryCase.lostMethod?.state === 'asked') return { step: 'lost-method', caseId, remainingMs: left(recoveryCase.lostMethod.answerByAt) };
      // Answered: the press that brought the answer is at work, or the sweep will be.
      if (goesOnAt(recoveryCase) !== null) return { step: 'issuing', caseId };
      return { step: 'approved', caseId, remainingMs: left(recoveryCase.lapsesAt), triesLeft: recoveryCase.collectTriesLeft, minutes: recoveryCase.minutes, once };
    case 'lapsed':
      return {
        step: 'lapsed',
        caseId,
        canRenew: recoveryCase.renewals < RENEWALS_PER_CASE && !reached(now, recoveryCase.endsAt),
        remainingMs: left(recoveryCase.offerEndsAt),
      };
    case 'telling':
    case 'issuing':
    case 'retrying':
    case 'reconciling':
      return { step: 'issuing', caseId };
    case 'issued':
      return { step: 'sealed', caseId, purpose, passRemainingMs: left(recoveryCase.passEndsAt), remainingMs: left(recoveryCase.showByAt), ...lostMethodEnd(recoveryCase) };
    case 'shown':
      return { step: 'shown', caseId, purpose, once, passRemainingMs: left(recoveryCase.passEndsAt), ...lostMethodEnd(recoveryCase) };
    case 'collected':
      return { step: 'next-steps', caseId, purpose, once, passRemainingMs: left(recoveryCase.passEndsAt), links: linksOf(settings), ...lostMethodEnd(recoveryCase) };
    case 'revoking':
    case 'ended':
      return { step: 'ended', caseId, ending: recoveryCase.ending, purpose, ...lostMethodEnd(recoveryCase) };
  }
}

const lostMethodEnd = ({ lostMethod }: RecoveryCase): LostMethodEnd => (lostMethod?.state === 'removed' || lostMethod?.state === 'kept' ? { lostMethod: lostMethod.state } : {});
