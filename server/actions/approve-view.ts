import { APPROVE_API, type ApproveView, type ClaimantCard, type RequestEnding } from '../contract/approve.ts';
import type { KioskPlace } from '../contract/kiosk.ts';
import type { RecoveryCase } from '../domain/case-state.ts';
import { reached } from '../domain/case-times.ts';
import type { Ending } from '../domain/words.ts';

/** How the approver can sign the yes now. */
export type SigningWays = Pick<Extract<ApproveView, { step: 'decide' }>, 'factor' | 'codeApp'>;

/** What the view needs beside the case. */
export interface ApproveContext {
  readonly requestId: string;
  readonly kiosk: KioskPlace;
  readonly ways: SigningWays;
  readonly now: Date;
}

const ENDING: Readonly<Record<Ending, RequestEnding>> = {
  declined: 'declined',
  unanswered: 'expired',
  cancelled: 'cancelled',
  locked: 'locked',
  lapsed: 'expired',
  failed: 'failed',
  revoked: 'revoked',
  closed: 'used',
  unconfirmed: 'used',
};

/** What the approver may know and do now. A case that turned into a decoy is over for them. */
export function approveView(recoveryCase: RecoveryCase, { requestId, kiosk, ways, now }: ApproveContext): ApproveView {
  const ago = (instant: Date): number => Math.max(0, now.getTime() - instant.getTime());
  const over = (ending: RequestEnding, at: Date): ApproveView => ({ step: 'ended', requestId, ending: recoveryCase.undone ? 'undone' : ending, agoMs: ago(at) });
  switch (recoveryCase.stage) {
    case 'waiting':
      if (recoveryCase.subject.kind !== 'real') return over('failed', now);
      if (reached(now, recoveryCase.requestEndsAt)) return over('expired', recoveryCase.requestEndsAt);
      return {
        step: 'decide',
        requestId,
        who: cardOf(recoveryCase, requestId),
        kiosk,
        purpose: recoveryCase.purpose,
        lost: recoveryCase.lost,
        askedAgoMs: ago(recoveryCase.askedAt),
        remainingMs: Math.max(0, recoveryCase.requestEndsAt.getTime() - now.getTime()),
        minutes: recoveryCase.minutes,
        moreTime: recoveryCase.moreTime,
        resumed: recoveryCase.resumed,
        renewal: recoveryCase.renewals > 0,
        matched: recoveryCase.matchedAt !== null,
        triesLeft: recoveryCase.matchTriesLeft,
        ...ways,
      };
    case 'revoking':
      return over(ENDING[recoveryCase.ending], now);
    case 'ended':
      return over(ENDING[recoveryCase.ending], recoveryCase.endedAt);
    default:
      return {
        step: 'approved',
        requestId,
        who: cardOf(recoveryCase, requestId),
        agoMs: ago(recoveryCase.approval?.approvedAt ?? now),
        collected: recoveryCase.stage === 'shown' || recoveryCase.stage === 'collected',
        canUndo: !recoveryCase.undone && !('passEndsAt' in recoveryCase && reached(now, recoveryCase.passEndsAt)),
      };
  }
}

const cardOf = ({ person }: RecoveryCase, requestId: string): ClaimantCard => ({
  displayName: person?.displayName ?? '',
  jobTitle: person?.jobTitle ?? null,
  photo: APPROVE_API.photo.replace('{id}', requestId),
});
