import type { RecoveryCase } from './case-state.ts';
import type { Ending } from './words.ts';

/** What the claimant is told of: that somebody vouched for them, and that nothing, or nothing more, comes of it. */
export type NoticeKind = 'approved' | 'refused';

/** Endings after which the pass was, or may have been, put to use. */
const HAD_PASS: readonly Ending[] = ['closed', 'unconfirmed'];

/** Which notice a change of a case calls for: every yes, and every end of a case with a yes that left no pass (NIST SP 800-63B-4 4.2.3, 4.6). */
export function noticeOf(before: RecoveryCase, after: RecoveryCase): NoticeKind | null {
  if (after.stage === before.stage) return null;
  if (after.stage === 'approved') return 'approved';
  const hadYes = before.approvals.length > 0 || before.toldAt !== null;
  return after.stage === 'ended' && hadYes && !HAD_PASS.includes(after.ending) ? 'refused' : null;
}

/** Endings before any yes that whoever owns the account should hear of. */
const FAILED: readonly Ending[] = ['declined', 'locked'];

/** The person for whom a case was tried in vain: noted, and told together with others. */
export function failedTryOf(before: RecoveryCase, after: RecoveryCase): string | null {
  const isOver = after.stage === 'ended' && before.stage !== 'ended' && FAILED.includes(after.ending);
  return isOver && before.approvals.length === 0 && before.toldAt === null && before.subject.kind === 'real' ? (before.person?.id ?? null) : null;
}

/** What *this was not me* in a notice is about. */
export interface NotMeLink {
  readonly caseId: string;
  readonly personId: string;
}

/** A case that came to nothing for a person who has not been told of it. */
export interface FailedTry {
  readonly caseId: string;
  readonly kioskId: string;
  readonly at: Date;
}

/** Why a person is kept out of recovery: they said that it was not them, who was asked did not expect to be, or was made to say yes. */
export type BlockReason = 'not-me' | 'reported' | 'forced';

export interface Block {
  readonly personId: string;
  readonly why: BlockReason;
  readonly caseId: string;
}
