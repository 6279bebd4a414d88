import type { ApproverRole, Ending, KnownBy, KioskLanguage, LostKind, ProofKind, Purpose } from './words.ts';
import type { NoReason } from './gate.ts';
import type { MethodRef } from './lost-methods.ts';

/** A public P-256 key, the fields of RFC 7517. */
export interface PublicJwk {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

/** Why a start that looks like any other will never be answered. */
export type DecoyReason = NoReason | 'unknown-person' | 'proof-wrong' | 'person-quota' | 'approver-quota' | 'case-already-open' | 'reported';

/** Whom the case is about: not looked up yet, nobody it may be about, or a person with an approver. */
export type Subject =
  | { readonly kind: 'unresolved' }
  | { readonly kind: 'decoy'; readonly reason: DecoyReason }
  | { readonly kind: 'real' };

export interface PersonCard {
  readonly id: string;
  readonly displayName: string;
  readonly jobTitle: string | null;
}

/** What a passkey signed, kept so that whoever acts on the yes can verify it again. All of it is base64url. */
export interface AssertionEvidence {
  /** 32 random bytes, then the digest of the case. */
  readonly challenge: string;
  readonly clientDataJSON: string;
  readonly authenticatorData: string;
  readonly signature: string;
}

/** What the claimant gave to show that it is them. */
export type ClaimantProof =
  /** The keyed hash of what was read or typed; the value is nowhere. */
  | { readonly kind: Exclude<ProofKind, 'id-check'>; readonly hash: string }
  /** Shown to a clerk, who is not known before. */
  | { readonly kind: 'id-check'; readonly slip: string; readonly clerkId: string | null };

/** What a yes is about beside the case itself: it differs from one approver of the case to the next. */
export interface AskedAbout {
  /** Opaque id in the approver's link. */
  readonly requestId: string | null;
  readonly approverId: string | null;
  /** As whom they were asked. */
  readonly approverRole: ApproverRole | null;
  /** Keyed hash of the code that the kiosk shows; null from when a code stops counting until the page has fetched the next one. */
  readonly matchCodeHash: string | null;
  readonly renewals: number;
}

/** One recorded yes: who, with which factor, over exactly what. */
export interface Approval extends AskedAbout {
  readonly factorId: string;
  readonly knownBy: KnownBy;
  /** SHA-256 of {@link caseDigest}'s text, base64url. */
  readonly digest: string;
  /** Null: a code app gave it, which signs nothing. */
  readonly evidence: AssertionEvidence | null;
  readonly approvedAt: Date;
}

/** What became of a request that stands no more. */
export type RequestEnd = 'silent' | 'not-available' | 'said-yes' | 'reported';

export interface EarlierRequest {
  readonly requestId: string;
  readonly approverId: string;
  readonly approverRole: ApproverRole;
  readonly how: RequestEnd;
  readonly overAt: Date;
}

/** What must outlive the issuing to tell our passes from others'. */
export interface IssueRecord {
  readonly intentAt: Date;
  /** Passes that stood there before the POST: never ours. */
  readonly knownPassIds: readonly string[];
  /** Sign-in methods before the pass: what is new later was set up with it. */
  readonly baselineMethodIds: readonly string[];
  readonly passId: string | null;
  /** When the directory is still to be read for a pass that shows up late. */
  readonly orphanSweepsAt: readonly Date[];
}

/** Which of their own methods the claimant has lost, and what becomes of it. */
export type LostMethod =
  /** Only what was on offer at the press may ever be deleted. */
  | { readonly state: 'asked'; readonly offered: readonly MethodRef[]; readonly answerByAt: Date }
  /** Nothing is deleted. `goOnAt`: when the sweep makes the pass if the press did not. */
  | { readonly state: 'none'; readonly goOnAt: Date }
  /** To be deleted once the pass is made. */
  | { readonly state: 'chosen'; readonly method: MethodRef; readonly goOnAt: Date }
  | { readonly state: 'removed'; readonly method: MethodRef; readonly seenGone: boolean }
  | { readonly state: 'kept'; readonly method: MethodRef };

/** Fields that every stage has. Instants end in `At`, so that the store can tell them from text. */
export interface CaseBase extends AskedAbout {
  readonly id: string;
  readonly kioskId: string;
  readonly startNonce: string;
  readonly purpose: Purpose;
  readonly lost: LostKind;
  readonly language: KioskLanguage;
  readonly moreTime: boolean;
  /** As typed; emptied when the case ends. */
  readonly address: string;
  readonly proof: ClaimantProof;
  /** Keyed hashes; the values are nowhere. */
  readonly collectCodeHash: string;
  readonly pageKey: PublicJwk;
  readonly pageKeyThumbprint: string;
  readonly policySha256: string;
  /** What the pass will be; promised to claimant and approver alike. */
  readonly minutes: number;
  readonly once: boolean;
  readonly startedAt: Date;
  /** Without a pass by then the case ends. */
  readonly endsAt: Date;
  readonly resumed: boolean;
  readonly matchTriesLeft: number;
  readonly collectTriesLeft: number;
  readonly releaseTriesLeft: number;
  /** How many steps the line of approvers has by policy, and at which the case is: what a kiosk sees follows from these, for decoys too. */
  readonly steps: number;
  readonly step: number;
  /** Rises whenever the code on the kiosk stops counting. */
  readonly round: number;
  readonly subject: Subject;
  readonly person: PersonCard | null;
  /** The next in line is to be found. A request that was not opened stands until then. */
  readonly seeking: boolean;
  readonly earlier: readonly EarlierRequest[];
  /** What the kiosk may say of the approver's steps: kept when a case turns into a decoy, or the change would show. */
  readonly openedAt: Date | null;
  readonly matchedAt: Date | null;
  /** Each yes so far; enough when there are `needed`, each by another person. */
  readonly approvals: readonly Approval[];
  readonly needed: number;
  /** When somebody was asked, the person was of those for whom only passkeys sign. Stays, whatever group they leave meanwhile. */
  readonly sensitive: boolean;
  /** When a mail server first took a notice of the yes to the claimant: before that no pass is made. */
  readonly toldAt: Date | null;
  /** The claimant typed the release code of the last yes; of nobody but a sensitive person one is asked for. */
  readonly releasedAt: Date | null;
  /** The claimant pressed with the right collect code. */
  readonly pressedAt: Date | null;
  /** The approver took their yes back. */
  readonly undone: boolean;
  /** The claimant said that it was not them. */
  readonly repudiated: boolean;
  /** Somebody at the desk ended it. */
  readonly stopped: boolean;
  /** Null: not asked. */
  readonly lostMethod: LostMethod | null;
  readonly issue: IssueRecord | null;
}

export interface PassTimes {
  readonly passId: string;
  readonly passEndsAt: Date;
}

export type Stage =
  | { readonly stage: 'waiting'; readonly askedAt: Date; readonly requestEndsAt: Date; readonly lastHereAt: Date }
  | { readonly stage: 'approved'; readonly lapsesAt: Date }
  | { readonly stage: 'lapsed'; readonly offerEndsAt: Date }
  /** Pressed, and no notice of it was taken yet: whoever owns the account must be able to hear of it first. */
  | { readonly stage: 'telling'; readonly heldUntilAt: Date }
  | { readonly stage: 'issuing'; readonly attempt: number; readonly leaseEndsAt: Date }
  /** A second try is due at `goAt`. */
  | { readonly stage: 'retrying'; readonly goAt: Date }
  /** The POST may have taken effect. `mayRetry` is false after a crash or an undo. */
  | {
      readonly stage: 'reconciling';
      readonly attempt: number;
      readonly unknownAt: Date;
      readonly looks: number;
      readonly deletedSome: boolean;
      readonly mayRetry: boolean;
    }
  | ({ readonly stage: 'issued'; readonly issuedAt: Date; readonly sealKeptUntilAt: Date; readonly sealWiped: boolean; readonly showByAt: Date } & PassTimes)
  | ({ readonly stage: 'shown'; readonly shownAt: Date } & PassTimes)
  | ({ readonly stage: 'collected'; readonly collectedAt: Date } & PassTimes)
  | ({ readonly stage: 'revoking'; readonly ending: Ending; readonly tries: number; readonly nextTryAt: Date } & PassTimes)
  | { readonly stage: 'ended'; readonly ending: Ending; readonly endedAt: Date };

export type StageName = Stage['stage'];
export type StageOf<Name extends StageName> = Extract<Stage, { stage: Name }>;

/** A recovery from start to end. */
export type RecoveryCase = CaseBase & Stage;
export type CaseIn<Name extends StageName> = CaseBase & StageOf<Name>;

/** Stages in which a person's case stands in the way of another one of theirs. */
export const LIVE_STAGES: readonly StageName[] = ['waiting', 'approved', 'lapsed', 'telling', 'issuing', 'retrying', 'reconciling', 'issued', 'shown', 'revoking'];

/** Stages in which there may be a yes and the claimant has not seen the pass: it can be taken back without taking anything away. */
export const OPEN_APPROVAL_STAGES: readonly StageName[] = ['waiting', 'approved', 'telling', 'issuing', 'retrying', 'reconciling', 'issued'];

export const isLive = (stage: StageName): boolean => LIVE_STAGES.includes(stage);
