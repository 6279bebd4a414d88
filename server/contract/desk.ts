import { z } from 'zod';
import { GivenFactor } from './approve.ts';
import { WorkAddress, type KioskPlace, type LostKind, type ProofKind, type Purpose } from './kiosk.ts';

/** What may be done at the desk. Which roles may do it the server alone decides. */
export type DeskAct =
  | 'cases' | 'stopCase' | 'slips' | 'slip' | 'closeSlip' | 'checkId' | 'blocks' | 'askToClear' | 'clear' | 'revokeFactors' | 'managers' | 'audit' | 'figures' | 'kiosks';

/** Acts that want the clerk's own factor each time. */
export const SIGNED_ACTS = ['checkId', 'askToClear', 'clear', 'revokeFactors'] as const;
export type SignedAct = (typeof SIGNED_ACTS)[number];

/** Who is signed in. Answered to everybody, before sign-in too. */
export interface DeskMe {
  /** Null before sign-in. */
  readonly displayName: string | null;
  /** None: signed in, and without a role that the desk knows. */
  readonly may: readonly DeskAct[];
  /** The best that this person has to sign an act with. */
  readonly factor: 'passkey' | 'totp' | 'waiting' | 'none';
  /** A code app, for whom a passkey is not at hand. */
  readonly hasCodeApp: boolean;
  /** Where a factor is set up. */
  readonly factorsAt: string;
  readonly cloudNotice: boolean;
}

/** What happened to a case, a line each; the page has the sentence. */
export const STORY_KINDS = [
  'started', 'id-checked', 'asked', 'mail-taken', 'mail-given-up', 'push-taken', 'push-gone', 'push-failed', 'teams-taken', 'teams-missing', 'teams-failed', 'reminded', 'moved-on', 'not-available', 'nobody-next', 'decoy', 'reported', 'opened', 'code-right', 'code-wrong', 'page-resumed',
  'factor-refused', 'approved', 'lapsed', 'renewed', 'released', 'release-wrong', 'collect-wrong', 'told', 'sessions-ended', 'method-removed', 'method-kept', 'making', 'made', 'shown', 'collected', 'taken-back', 'not-me', 'stopped', 'deleting', 'deleted', 'ended',
] as const;
export type StoryKind = (typeof STORY_KINDS)[number];

export interface StoryLine {
  readonly kind: StoryKind;
  readonly agoMs: number;
  /** Whom it is about, where it is about somebody; an object id where the directory has no name. */
  readonly who: string | null;
  /** Tries that are left. */
  readonly left: number | null;
  /** Why nobody will answer, or nothing came of it. */
  readonly reason: DeskReason | null;
  readonly ending: CaseEnding | null;
}

export type CaseEnding = 'declined' | 'unanswered' | 'cancelled' | 'locked' | 'lapsed' | 'failed' | 'revoked' | 'closed' | 'unconfirmed';

/** The true reason, which the kiosk never tells. The page has words for each, and what to do. */
export const DESK_REASONS = [
  'unreadable', 'kiosk-revoked', 'kiosk-copied', 'kiosk-gone', 'proof-not-allowed', 'clerk-is-party', 'person-gone', 'person-blocked', 'person-disabled', 'person-not-member', 'person-too-new', 'person-privileged',
  'no-manager', 'no-deputy', 'nobody-on-call', 'manager-not-a-person', 'manager-changed', 'manager-changed-lately', 'manager-is-claimant', 'manager-disabled', 'manager-not-member', 'approver-no-factor', 'evidence-differs', 'approver-has-case',
  'approver-recovered-lately', 'approvers-are-one', 'approvers-in-circle', 'approver-forced', 'no-second-approver', 'nobody-next', 'more-approvals-needed', 'pass-in-the-way', 'pass-gone',
  'digest-differs', 'purpose-unavailable', 'pass-figures-changed', 'unknown-person', 'proof-wrong', 'person-quota', 'approver-quota', 'case-already-open', 'reported',
] as const;
export type DeskReason = (typeof DESK_REASONS)[number];

/** How far a case is. `decoy`: nobody was asked, and to the kiosk it looks as if somebody had been. */
export type CaseState = 'at-desk' | 'looking-up' | 'decoy' | 'asked' | 'opened' | 'code-right' | 'approved' | 'lapsed' | 'making' | 'shown' | 'collected' | 'revoking' | 'ended';

/** A case as the desk sees it: never a code, never a pass. */
export interface DeskCase {
  readonly id: string;
  /** The name where the directory has one, else the address as it was typed. */
  readonly who: string;
  readonly address: string | null;
  readonly kiosk: KioskPlace | null;
  readonly purpose: Purpose;
  readonly lost: LostKind;
  readonly proof: ProofKind;
  readonly agoMs: number;
  readonly state: CaseState;
  /** Who is asked now. */
  readonly approver: string | null;
  readonly reason: DeskReason | null;
  readonly ending: CaseEnding | null;
  readonly story: readonly StoryLine[];
  readonly canStop: boolean;
  /** Of a case that waits for an identity card, once the directory says whose name must be on it. */
  readonly idSlip: string | null;
}

export interface CasesView {
  /** The youngest first. */
  readonly cases: readonly DeskCase[];
}

export const SLIP_NUMBER = /^\d{4}-?\d{4}$/;
const SlipNumber = z.string().regex(SLIP_NUMBER);
const Id = z.string().regex(/^[\w-]{22}$/);
const Note = z.string().trim().min(1).max(100);

export const StopCase = z.strictObject({ caseId: Id });
export const FindSlip = z.strictObject({ number: SlipNumber });
export const CloseSlip = z.strictObject({ number: SlipNumber, note: Note });
export const CheckId = z.strictObject({ number: SlipNumber, factor: GivenFactor });
export const BlockSigned = z.strictObject({ blockId: Id, factor: GivenFactor });
export const RevokeFactors = z.strictObject({ address: WorkAddress, factor: GivenFactor });
/** `subject`: the slip's number, the block's id, the address. */
export const AskDeskPasskey = z.strictObject({ act: z.enum(SIGNED_ACTS), subject: z.string().min(1).max(256) });

export interface SlipRow {
  readonly number: string;
  readonly agoMs: number;
  readonly why: 'id-check' | 'asked-at-kiosk';
  readonly kiosk: KioskPlace | null;
  readonly closedNote: string | null;
}

export interface SlipView {
  readonly slip: SlipRow;
  /** Null: it was drawn without a case. */
  readonly about: DeskCase | null;
}

/** A person who is kept out of recovery until two have cleared it. */
export interface BlockRow {
  readonly id: string;
  readonly who: string;
  readonly why: 'not-me' | 'reported' | 'forced';
  readonly agoMs: number;
  readonly askedBy: string | null;
  /** Who asked cannot be who confirms. */
  readonly askedByYou: boolean;
}

/** What was revoked. */
export interface FactorsRevoked {
  readonly who: string;
  readonly count: number;
}

/** An approver without anything to sign with, for whom somebody was refused. */
export interface UnreadyManager {
  readonly who: string;
  readonly address: string;
  readonly refused: number;
  readonly lastAgoMs: number;
}

export const SearchAudit = z.strictObject({
  /** A work address or an object id; empty: anybody. */
  person: z.string().max(256),
  caseId: z.union([Id, z.literal('')]),
  /** The beginning of a kind, as `case.` or `factor.revoked`. */
  kind: z.string().max(64).regex(/^[a-z.-]*$/),
  /** How far back, in hours. */
  hours: z.number().int().min(1).max(24 * 366),
});
export type SearchAudit = z.infer<typeof SearchAudit>;

export interface AuditRow {
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly kind: string;
  readonly subject: string;
  /** JSON. */
  readonly data: string;
  /** JSON; null where there was none or it was erased. */
  readonly personal: string | null;
}

export interface AuditView {
  /** The youngest first; at most 200. */
  readonly rows: readonly AuditRow[];
  readonly more: boolean;
  /** Of the whole log. No faults: it is as it was written. */
  readonly verdict: { readonly events: number; readonly faults: readonly { readonly seq: number; readonly what: string }[]; readonly agoMs: number };
}

export interface FiguresView {
  /** The last 24 hours, the oldest first: cases that started in it, by how they ended; `open` has not. */
  readonly hours: readonly { readonly startsAgoMs: number; readonly endings: Readonly<Partial<Record<CaseEnding | 'open', number>>> }[];
  /** From start to the first yes, in the same time; each band holds those before it, and the last, without an end, all. */
  readonly toApproval: { readonly count: number; readonly medianMs: number | null; readonly bands: readonly { readonly underMs: number | null; readonly count: number }[] };
}

export interface KioskRow {
  readonly name: string;
  readonly site: string;
  readonly floor: string;
  /** `copied`: two hold its key, and nothing is begun there until an operator has answered on the host. */
  readonly state: 'in-service' | 'waiting' | 'code-too-old' | 'copied' | 'revoked';
  /** How old its key is. */
  readonly keyAgeMs: number | null;
  readonly seenAgoMs: number | null;
  readonly caseAgoMs: number | null;
  /** Its page beside the one that the server gives out; null when it never said. */
  readonly page: 'current' | 'other' | null;
}

/** Paths on the kiosk's origin. Cookie session of the desk, JSON only, own Origin only; GET reads, POST changes or asks with a body. */
export const DESK_API = {
  me: '/api/desk/me',
  passkey: '/api/desk/passkey',
  cases: '/api/desk/cases',
  stopCase: '/api/desk/cases/stop',
  slips: '/api/desk/slips',
  slip: '/api/desk/slips/find',
  closeSlip: '/api/desk/slips/close',
  checkId: '/api/desk/slips/check-id',
  blocks: '/api/desk/blocks',
  askToClear: '/api/desk/blocks/ask',
  clear: '/api/desk/blocks/clear',
  revokeFactors: '/api/desk/factors/revoke',
  managers: '/api/desk/managers',
  audit: '/api/desk/audit',
  figures: '/api/desk/figures',
  kiosks: '/api/desk/kiosks',
} as const satisfies Record<DeskAct | 'me' | 'passkey', string>;
