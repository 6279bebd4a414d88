import type { Approval, AskedAbout, ClaimantProof, DecoyReason, PassTimes, PersonCard, PublicJwk, RequestEnd } from './case-state.ts';
import type { MethodRef, RemovableType } from './lost-methods.ts';
import type { ApproverRole, Ending, KioskLanguage, LostKind, ProofKind, Purpose } from './words.ts';

/**
 * What happened to a case: the input of `evolve` and, row by row, the audit log. `personal` (ids of people too) goes
 * to the erasable part of the log; `hidden` moves the state and is never logged.
 */
interface Happened<Type extends string> {
  readonly type: Type;
  readonly at: Date;
}

export type CaseStarted = Happened<'started'> & {
  readonly caseId: string;
  readonly kioskId: string;
  readonly purpose: Purpose;
  readonly lost: LostKind;
  readonly moreTime: boolean;
  readonly minutes: number;
  readonly once: boolean;
  readonly proofKind: ProofKind;
  readonly steps: number;
  readonly policySha256: string;
  readonly pageKeyThumbprint: string;
  readonly personal: { readonly address: string };
  readonly hidden: {
    readonly startNonce: string;
    readonly language: KioskLanguage;
    readonly proof: ClaimantProof;
    readonly collectCodeHash: string;
    readonly matchCodeHash: string;
    readonly pageKey: PublicJwk;
  };
};

export type CaseEvent =
  | CaseStarted
  /** A clerk has seen the claimant's identity card. */
  | (Happened<'id-checked'> & { readonly personal: { readonly clerkId: string } })
  | (Happened<'approver-asked'> & { readonly requestId: string; readonly role: ApproverRole; readonly needed: number; readonly sensitive: boolean; readonly newManager: boolean; readonly personal: { readonly approverId: string; readonly person: PersonCard } })
  /** The code stopped counting without a yes; `since` is when, however late it was noticed. */
  | (Happened<'moved-on'> & { readonly how: Extract<RequestEnd, 'silent' | 'not-available'>; readonly since: Date })
  | Happened<'nobody-next'>
  /** The approver did not expect this. To the kiosk nothing has happened. */
  | Happened<'reported'>
  | (Happened<'code-drawn'> & { readonly round: number; readonly hidden: { readonly matchCodeHash: string } })
  | (Happened<'turned-decoy'> & { readonly reason: DecoyReason })
  | Happened<'request-opened'>
  | (Happened<'match-code-typed'> & { readonly right: boolean; readonly triesLeft: number })
  | (Happened<'page-resumed'> & { readonly pageKeyThumbprint: string; readonly hidden: { readonly pageKey: PublicJwk; readonly matchCodeHash: string } })
  | Happened<'still-here'>
  | (Happened<'approved'> & Omit<Approval, 'approvedAt' | 'evidence' | keyof AskedAbout> & { readonly role: ApproverRole; readonly nth: number; readonly personal: { readonly approverId: string } & Pick<Approval, 'evidence'> })
  | Happened<'approval-lapsed'>
  | Happened<'approval-renewed'>
  | (Happened<'release-code-typed'> & { readonly right: boolean; readonly triesLeft: number })
  | (Happened<'collect-code-typed'> & { readonly right: boolean; readonly triesLeft: number })
  /** After a right collect code, and before anything is made. */
  | (Happened<'lost-method-asked'> & { readonly count: number; readonly answerByAt: Date; readonly hidden: { readonly offered: readonly MethodRef[] } })
  | (Happened<'lost-method-answered'> & { readonly how: 'claimant' | 'time'; readonly methodType: RemovableType | null; readonly goOnAt: Date; readonly hidden: { readonly method: MethodRef | null } })
  /** Every session of the claimant, on whatever device. */
  | Happened<'sessions-ended'>
  | (Happened<'lost-method-removed'> & { readonly methodType: RemovableType; readonly outcome: 'deleted' | 'gone'; readonly personal: { readonly methodId: string } })
  | (Happened<'lost-method-kept'> & { readonly methodType: RemovableType; readonly why: string; readonly personal: { readonly methodId: string } })
  | Happened<'lost-method-seen-gone'>
  | Happened<'claimant-told'>
  | Happened<'issue-held'>
  | (Happened<'issue-intended'> & {
      readonly attempt: number;
      readonly leaseEndsAt: Date;
      readonly knownPassIds: readonly string[];
      readonly baselineMethodIds: readonly string[];
    })
  | (Happened<'issue-postponed'> & { readonly goAt: Date; readonly why: string })
  | (Happened<'issue-unknown'> & { readonly why: string; readonly mayRetry: boolean })
  | (Happened<'reconcile-looked'> & { readonly found: readonly string[]; readonly deleted: readonly string[] })
  | (Happened<'pass-issued'> & PassTimes)
  | Happened<'seal-wiped'>
  | Happened<'pass-shown'>
  | (Happened<'pass-collected'> & { readonly how: 'claimant' | 'page-gone' })
  | Happened<'approval-undone'>
  | Happened<'repudiated'>
  /** Somebody at the desk ended it. */
  | (Happened<'stopped-at-desk'> & { readonly personal: { readonly clerkId: string } })
  /** An older database was put back. */
  | Happened<'voided'>
  | (Happened<'revocation-begun'> & { readonly ending: Ending; readonly why: string } & PassTimes)
  | (Happened<'delete-failed'> & { readonly tries: number; readonly nextTryAt: Date })
  | (Happened<'pass-deleted'> & { readonly passId: string; readonly outcome: 'deleted' | 'gone' })
  | (Happened<'orphan-sweep'> & { readonly found: readonly string[]; readonly deleted: readonly string[] })
  | (Happened<'ended'> & { readonly ending: Ending; readonly why: string });

export type CaseEventType = CaseEvent['type'];
