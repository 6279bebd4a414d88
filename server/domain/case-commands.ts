import type { CaseEvent } from './case-events.ts';
import type { Approval, AskedAbout, DecoyReason, PassTimes, PersonCard, PublicJwk } from './case-state.ts';
import type { MethodRef } from './lost-methods.ts';
import type { ApproverRole } from './words.ts';

/** What one try to delete a lost method came to. `gone`: it was not there any more. */
export type RemovalResult = { readonly outcome: 'deleted' | 'gone' } | { readonly outcome: 'kept'; readonly why: string };

/** What somebody, or time, asks of a case. `kioskSeenAt` stands where it matters whether the page is there. */
export type CaseCommand =
  | { readonly type: 'ask-approver'; readonly person: PersonCard; readonly approverId: string; readonly role: ApproverRole; readonly needed: number; readonly sensitive: boolean; readonly newManager: boolean; readonly requestId: string }
  /** The line has nobody else who may be asked. */
  | { readonly type: 'find-nobody' }
  /** The page fetches the code of this round. */
  | { readonly type: 'draw-code'; readonly round: number; readonly matchCodeHash: string }
  /** The approver cannot look now; the next in line is asked. */
  | { readonly type: 'not-available' }
  /** A clerk says whom the claimant's identity card shows to be who they say. */
  | { readonly type: 'confirm-id'; readonly slip: string; readonly clerkId: string }
  /** Nobody it may be about, or the gate said no before there was an approval. */
  | { readonly type: 'make-decoy'; readonly reason: DecoyReason }
  | { readonly type: 'resume-page'; readonly pageKey: PublicJwk; readonly pageKeyThumbprint: string; readonly matchCodeHash: string; readonly kioskSeenAt: Date }
  | { readonly type: 'say-still-here' }
  | { readonly type: 'cancel' }
  /** Another case starts at the same kiosk. */
  | { readonly type: 'supersede' }
  | { readonly type: 'open-request' }
  | { readonly type: 'type-match-code'; readonly right: boolean }
  | ({ readonly type: 'approve'; readonly kioskSeenAt: Date; readonly approverId: string } & Omit<Approval, 'approvedAt' | keyof AskedAbout>)
  | { readonly type: 'decline' }
  /** The approver did not expect this: nobody may get in, and the kiosk must not learn why. */
  | { readonly type: 'report' }
  | { readonly type: 'undo-approval' }
  /** The claimant says that it was not them. */
  | { readonly type: 'repudiate' }
  /** Somebody at the desk ends it: nobody gets, or keeps, a pass from it. */
  | { readonly type: 'stop-at-desk'; readonly clerkId: string }
  /** An older database was put back: nobody gets, or keeps, a pass from what it says. */
  | { readonly type: 'void' }
  /** A mail server took a notice to the claimant. */
  | { readonly type: 'note-told' }
  | { readonly type: 'renew-approval' }
  | { readonly type: 'type-release-code'; readonly right: boolean }
  | { readonly type: 'type-collect-code'; readonly right: boolean }
  | { readonly type: 'ask-lost-method'; readonly offered: readonly MethodRef[] }
  | { readonly type: 'answer-lost-method'; readonly method: MethodRef | null }
  | { readonly type: 'note-sessions-ended'; readonly attempt: number }
  | { readonly type: 'record-removal'; readonly result: RemovalResult }
  | { readonly type: 'note-method-gone' }
  | { readonly type: 'refuse-issue'; readonly why: string }
  | { readonly type: 'hold-issue' }
  | { readonly type: 'intend-issue'; readonly knownPassIds: readonly string[]; readonly baselineMethodIds: readonly string[]; readonly kioskSeenAt: Date }
  | { readonly type: 'postpone-issue'; readonly attempt: number; readonly waitMs: number; readonly why: string }
  | { readonly type: 'lose-issue'; readonly attempt: number; readonly why: string }
  | ({ readonly type: 'record-pass'; readonly attempt: number } & PassTimes)
  | { readonly type: 'look-for-orphan'; readonly readable: boolean; readonly found: readonly string[]; readonly deleted: readonly string[]; readonly kioskSeenAt: Date }
  | { readonly type: 'sweep-orphans'; readonly found: readonly string[]; readonly deleted: readonly string[] }
  | { readonly type: 'mark-shown' }
  | { readonly type: 'mark-collected' }
  | { readonly type: 'revoke'; readonly why: string }
  | { readonly type: 'record-delete'; readonly outcome: 'deleted' | 'gone' | 'unknown' }
  | { readonly type: 'confirm-method' }
  | { readonly type: 'give-up-watching' }
  | { readonly type: 'pass-time'; readonly kioskSeenAt: Date };

/** Why a command was not taken; the names are those of the wire's errors. */
export type CommandRefused = 'wrong_state' | 'too_fast';

/** Events to commit (none: nothing to do), or a refusal that leaves the case as it is. */
export type Decision = { readonly events: readonly CaseEvent[] } | { readonly refused: CommandRefused };
