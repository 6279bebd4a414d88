import { APPROVE_API, type ApproveView, type ClaimantCard, type RequestEnding } from '../contract/approve.ts';
import type { KioskPlace } from '../contract/kiosk.ts';
import type { RecoveryCase } from '../domain/case-state.ts';
import { codeEndsAt, reached } from '../domain/case-times.ts';
import type { Ending } from '../domain/words.ts';

/** How the approver can sign the yes now. */
export type SigningWays = Pick<Extract<ApproveView, { step: 'decide' }>, 'factor' | 'codeApp'>;

/** What the view needs beside the case. */
export interface ApproveContext {
  readonly requestId: string;
  readonly kiosk: KioskPlace;
  readonly ways: SigningWays;
  /** The policy's `removeLostMethod`. */
  readonly removes: boolean;
  /** Of the last yes, while the claimant has not typed it. */
  readonly releaseCode: string | null;
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
export function approveView(recoveryCase: RecoveryCase, { requestId, kiosk, ways, removes, releaseCode, now }: ApproveContext): ApproveView {
  const ago = (instant: Date): number => Math.max(0, now.getTime() - instant.getTime());
  const over = (ending: RequestEnding, at: Date): ApproveView => ({ step: 'ended', requestId, ending: recoveryCase.undone ? 'undone' : ending, agoMs: ago(at) });
  const earlier = recoveryCase.earlier.find((request) => request.requestId === requestId);
  if (earlier !== undefined && earlier.how !== 'said-yes') return { step: 'ended', requestId, ending: earlier.how === 'silent' ? 'passed-on' : earlier.how, agoMs: ago(earlier.overAt) };
  switch (recoveryCase.stage) {
    case 'waiting':
      if (recoveryCase.subject.kind !== 'real') return over('failed', now);
      if (earlier !== undefined) return approvedView(recoveryCase, { requestId, releaseCode: null, now });
      if (reached(now, codeEndsAt(recoveryCase))) return over('expired', codeEndsAt(recoveryCase));
      return {
        step: 'decide',
        requestId,
        who: cardOf(recoveryCase, requestId),
        kiosk,
        purpose: recoveryCase.purpose,
        lost: recoveryCase.lost,
        askedAgoMs: ago(recoveryCase.askedAt),
        remainingMs: Math.max(0, codeEndsAt(recoveryCase).getTime() - now.getTime()),
        canPassOn: recoveryCase.steps > 1,
        minutes: recoveryCase.minutes,
        removes,
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
      return approvedView(recoveryCase, { requestId, releaseCode, now });
  }
}

function approvedView(recoveryCase: RecoveryCase, { requestId, releaseCode, now }: Pick<ApproveContext, 'requestId' | 'releaseCode' | 'now'>): ApproveView {
  const yes = recoveryCase.approvals.find((approval) => approval.requestId === requestId);
  return {
    step: 'approved',
    requestId,
    who: cardOf(recoveryCase, requestId),
    agoMs: Math.max(0, now.getTime() - (yes?.approvedAt ?? now).getTime()),
    needsAnother: recoveryCase.stage === 'waiting',
    releaseCode: recoveryCase.approvals.at(-1)?.requestId === requestId ? releaseCode : null,
    collected: recoveryCase.stage === 'shown' || recoveryCase.stage === 'collected',
    canUndo: !recoveryCase.undone && !('passEndsAt' in recoveryCase && reached(now, recoveryCase.passEndsAt)),
  };
}

const cardOf = ({ person }: RecoveryCase, requestId: string): ClaimantCard => ({
  displayName: person?.displayName ?? '',
  jobTitle: person?.jobTitle ?? null,
  photo: APPROVE_API.photo.replace('{id}', requestId),
});
