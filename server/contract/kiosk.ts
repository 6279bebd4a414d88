import { z } from 'zod';
import { isRecoveryCode, RECOVERY_CODE_LENGTH } from './recovery-code.ts';

/** What the claimant wants to do with the pass; the pass policy holds the figures of each. */
export const PURPOSES = ['new-phone', 'forgot-pin', 'new-pc'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** The kind of thing that is gone; before approval nothing more exact is asked, and the approver reads it. */
export const LOST_KINDS = ['phone', 'security-key', 'pc'] as const;
export type LostKind = (typeof LOST_KINDS)[number];

/** What the pages of approvers and of the desk speak, and the mails. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What the kiosk speaks, and so the language of a case. Nobody but its claimant reads anything in it. */
export const KIOSK_LANGUAGES = ['en', 'de', 'fr', 'es', 'pl', 'tr', 'uk', 'ar', 'he', 'zh', 'ja'] as const;
export type KioskLanguage = (typeof KIOSK_LANGUAGES)[number];

/** A public P-256 key as RFC 7517 writes it. Nothing private is ever accepted. */
export const PublicKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  y: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export type PublicKey = z.infer<typeof PublicKey>;

/**
 * A work address as typed. ASCII only and no case mapping beyond ASCII, so that a look-alike letter can never
 * turn one person into another; at most 256 characters. What does not fit is refused before anyone is asked.
 */
export const WorkAddress = z
  .string()
  .max(256)
  .regex(/^[A-Za-z0-9!#$%&'*+=^_`{|}~.-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/);

/** Four digits that the claimant makes up at the start and gives again at the press. */
export const CollectCode = z.string().regex(/^\d{4}$/);

/** The serial of the chip in a badge as readers type it: 32 to 80 bit in hexadecimal. */
export const BadgeSerial = z.string().regex(/^[0-9A-Fa-f]{8,20}$/);

/** A saved recovery code without its hyphens. Whether it is whole shows in itself; whose it is does not. */
export const RecoveryCode = z.string().max(RECOVERY_CODE_LENGTH).refine(isRecoveryCode);

/** How a claimant can show that it is them; the policy says which counts for whom. */
export const PROOF_KINDS = ['badge', 'recovery-code', 'id-check'] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];

const Proof = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('badge'), serial: BadgeSerial }),
  z.strictObject({ kind: z.literal('recovery-code'), code: RecoveryCode }),
  z.strictObject({ kind: z.literal('id-check') }),
]);

/** A compact JWS by the device key: header exactly `{"alg":"ES256"}`, payload a {@link PageStatement} as JSON and nothing more. */
export const Statement = z.string().max(2048).regex(/^[\w-]+\.[\w-]+\.[\w-]+$/);

/** What the device key signs when a page takes up a case: this page's key will open the pass, no other. */
export const PageStatement = z.strictObject({
  /** Random, chosen by the page; the same nonce starts the same case once. */
  nonce: z.string().regex(/^[\w-]{22,64}$/),
  /** The purpose at the start, the case id when a page resumes. */
  subject: z.string().max(64),
  /** RFC 7638 thumbprint of the page key. */
  pageKeyThumbprint: z.string().regex(/^[\w-]{43}$/),
});
export type PageStatement = z.infer<typeof PageStatement>;

/** Random, made by the page, kept in its browser profile beside the device key. */
const Mark = z.string().regex(/^[\w-]{22}$/);

/**
 * At every load, before every start, and now and then on the first screen: the page is known by `next` from here on. It
 * keeps `next` before it sends it, and sends the same again until it has an answer, so that no power cut loses it. Who
 * comes with a mark that counts no more holds a copy of the key (docs/decisions/0026).
 */
export const ChangeMark = z.strictObject({
  mark: z.nullable(Mark),
  next: Mark,
  /** The build of the page: the name of its script. */
  page: z.string().regex(/^[\w.-]{1,64}$/),
});
export type ChangeMark = z.infer<typeof ChangeMark>;

export const StartCase = z.strictObject({
  purpose: z.enum(PURPOSES),
  lost: z.enum(LOST_KINDS),
  address: WorkAddress,
  proof: Proof,
  collectCode: CollectCode,
  /** "I need more time": every claimant-side limit is five times longer. */
  moreTime: z.boolean(),
  language: z.enum(KIOSK_LANGUAGES),
  pageKey: PublicKey,
  statement: Statement,
  /** The one that the kiosk is known by; left out by a page that has none. */
  mark: z.exactOptional(Mark),
});
export type StartCase = z.infer<typeof StartCase>;

export const ResumeCase = z.strictObject({ pageKey: PublicKey, statement: Statement, mark: z.exactOptional(Mark) });
export type ResumeCase = z.infer<typeof ResumeCase>;

/** Round 0 has its code from the start. */
export const DrawCode = z.strictObject({ round: z.int().min(1).max(1_000) });
export type DrawCode = z.infer<typeof DrawCode>;

/** The six digits on the phone of the one who said yes last, for people whom the policy calls sensitive. */
export const TypeReleaseCode = z.strictObject({ releaseCode: z.string().regex(/^\d{6}$/) });
export type TypeReleaseCode = z.infer<typeof TypeReleaseCode>;

export const PressForPass = z.strictObject({
  collectCode: CollectCode,
  /** Answer to `lost-method`: the key of a method that was on offer; null for none of them, or not sure. */
  lostMethod: z.string().regex(/^[\w-]{43}$/).nullable().exactOptional(),
});
export type PressForPass = z.infer<typeof PressForPass>;

/** Once, on the page "This kiosk is not set up": the code from `npm run admin -- kiosk add`. The DPoP key becomes the kiosk's. */
export const EnrolKiosk = z.strictObject({ code: z.string().regex(/^[A-Za-z0-9-]{20,40}$/) });
export type EnrolKiosk = z.infer<typeof EnrolKiosk>;

export const NoPassNeeded = z.strictObject({ purpose: z.enum(PURPOSES) });

export interface KioskPlace {
  readonly name: string;
  readonly site: string;
  readonly floor: string;
  readonly deskPhone: string;
}

/** A purpose on offer here, with the figures that everybody sees. `minutes` is what the pass really lasts. */
export interface PurposeOffer {
  readonly purpose: Purpose;
  readonly minutes: number;
  readonly once: boolean;
  /** False: the kiosk offers the desk slip instead of a start. */
  readonly available: boolean;
}

/** Claimant-side limits in milliseconds, already multiplied when more time was asked for. */
export interface KioskLimits {
  readonly idleMs: number;
  readonly idleWarningMs: number;
  readonly stillHereMs: number;
  readonly passShownMs: number;
}

/** How far the approver has come. A decoy stays at `asked`, and so does a real one whom nobody answers. */
export type Progress = 'asked' | 'opened' | 'code-typed';

/**
 * How a case ended, as the claimant may know it. `unanswered` is said alike of an approver who did not react
 * and of an account that cannot be recovered here.
 */
export type Ending =
  | 'declined'
  | 'unanswered'
  | 'cancelled'
  | 'locked'
  | 'lapsed'
  | 'failed'
  | 'revoked'
  | 'closed'
  | 'unconfirmed';

/** A sign-in method of the claimant's, as they can tell it from others. */
export interface LostMethodChoice {
  /** Means nothing outside this case. */
  readonly key: string;
  readonly kind: 'authenticator' | 'code-app' | 'number' | 'security-key';
  /** Name of the device or key, or the last two digits of the number. */
  readonly name: string | null;
}

/** What became of the method that is lost. Left out where none was to be deleted. */
export interface LostMethodEnd {
  readonly lostMethod?: 'removed' | 'kept';
}

/** The screen that the server asks for; the kiosk is a switch on `step`. Times are spans, never instants. */
export type KioskView =
  | { readonly step: 'start'; readonly purposes: readonly PurposeOffer[]; readonly proofs: readonly ProofKind[]; readonly links: NextLinks }
  /** The page was loaded anew while a case of this kiosk can still be taken up (POST …/resume). */
  | { readonly step: 'resumable'; readonly caseId: string }
  /** Nobody is asked before a clerk has seen the claimant's identity card; the slip is how they find the case. */
  | { readonly step: 'id-check'; readonly caseId: string; readonly address: string; readonly slip: string; readonly remainingMs: number }
  | {
      readonly step: 'waiting';
      readonly caseId: string;
      readonly address: string;
      readonly progress: Progress;
      /** Rises when the match code on the screen stops counting: the page then asks for the one of this round (POST …/code). */
      readonly round: number;
      /** How many have said yes, where one yes is not enough. */
      readonly agreed: number;
      /** For an approver who stands here, as a QR code: the page of this case on their origin. Every case has one, and it holds no secret. */
      readonly approveLink: string;
      readonly remainingMs: number;
      /** Milliseconds until the kiosk must ask "Are you still here?"; the answer is POST …/still-here. */
      readonly stillHereInMs: number;
    }
  /** Approved, and the approver's phone shows a code that must be typed here first (POST …/release). */
  | { readonly step: 'release'; readonly caseId: string; readonly remainingMs: number; readonly triesLeft: number }
  | { readonly step: 'approved'; readonly caseId: string; readonly remainingMs: number; readonly triesLeft: number; readonly minutes: number; readonly once: boolean }
  /** Pressed: which method is lost? The methods are in the answer to the press, the answer is a press too; after `remainingMs` it is none of them. */
  | { readonly step: 'lost-method'; readonly caseId: string; readonly remainingMs: number }
  /** Approved, not pressed in time. `canRenew`: the approver can be asked once more in this case. */
  | { readonly step: 'lapsed'; readonly caseId: string; readonly canRenew: boolean; readonly remainingMs: number }
  /** Pressed: the server is at work with the directory. */
  | { readonly step: 'issuing'; readonly caseId: string }
  /** Made, sealed for this page, not yet shown. */
  | ({ readonly step: 'sealed'; readonly caseId: string; readonly purpose: Purpose; readonly passRemainingMs: number; readonly remainingMs: number } & LostMethodEnd)
  | ({ readonly step: 'shown'; readonly caseId: string; readonly purpose: Purpose; readonly once: boolean; readonly passRemainingMs: number } & LostMethodEnd)
  /** The claimant has the pass; next steps. `done` follows by itself when the directory shows the new method. */
  | ({ readonly step: 'next-steps'; readonly caseId: string; readonly purpose: Purpose; readonly once: boolean; readonly passRemainingMs: number; readonly links: NextLinks } & LostMethodEnd)
  | ({ readonly step: 'ended'; readonly caseId: string; readonly ending: Ending; readonly purpose: Purpose } & LostMethodEnd);

/** Addresses of the places where the pass is used, for text and QR code; they never hold a secret. */
export interface NextLinks {
  readonly securityInfo: string;
}

/** Answer to `state`, for a page that was just loaded: what this kiosk is, and its first screen. */
export interface KioskState {
  readonly kiosk: KioskPlace;
  readonly limits: KioskLimits;
  /** The page must say that this is not a Microsoft cloud. */
  readonly cloudNotice: boolean;
  /** What work addresses here end in, without the "@", for keys that type it: at most four. */
  readonly addressDomains: readonly string[];
  /** What badge readers here type before a serial; mostly nothing. */
  readonly badgePrefix: string;
  /**
   * A case of this kiosk that a page was with until now. Without the key of that page only `resumable` can go on and
   * only `shown` is of use; `approved`, `lapsed` and `sealed` are for the page to cancel.
   */
  readonly view: KioskView;
}

/** Answer to start, resume and a new code: only here is the match code said, and only to the page that asked. */
export interface CaseOpened {
  readonly view: KioskView;
  /** Six digits. */
  readonly matchCode: string;
}

/** Answer to the press. */
export interface Pressed {
  readonly view: KioskView;
  /** With the step `lost-method`, and never on the stream: it is about the person who gave the collect code. */
  readonly lostMethods?: readonly LostMethodChoice[];
  /** Compact JWE (ECDH-ES, A256GCM) for the page key, `apv` = case id; plain text = {@link SealedPass} as JSON. */
  readonly sealed?: string;
}

/** What is inside the JWE. */
export interface SealedPass {
  readonly pass: string;
}

/** A slip for the desk: a random number that says nothing of the person. */
export interface DeskSlip {
  readonly number: string;
  readonly deskPhone: string;
  readonly site: string;
  readonly floor: string;
}

/**
 * Paths of the kiosk's calls. `{id}` is the case. All carry DPoP (RFC 9449) with the device key: `htu` is the origin and
 * path without the query, `nonce` the last `DPoP-Nonce` the server sent (a 401 with `use_dpop_nonce` brings a new one),
 * and whenever a body is sent the claim `bh` = base64url of SHA-256 over exactly its bytes.
 */
export const KIOSK_API = {
  state: '/api/kiosk/state',
  enrol: '/api/kiosk/enrol',
  mark: '/api/kiosk/mark',
  noPassNeeded: '/api/kiosk/no-pass-needed',
  slips: '/api/kiosk/slips',
  cases: '/api/kiosk/cases',
  resume: '/api/kiosk/cases/{id}/resume',
  stream: '/api/kiosk/cases/{id}/stream',
  code: '/api/kiosk/cases/{id}/code',
  stillHere: '/api/kiosk/cases/{id}/still-here',
  renew: '/api/kiosk/cases/{id}/renew',
  release: '/api/kiosk/cases/{id}/release',
  press: '/api/kiosk/cases/{id}/press',
  shown: '/api/kiosk/cases/{id}/shown',
  collected: '/api/kiosk/cases/{id}/collected',
  cancel: '/api/kiosk/cases/{id}/cancel',
} as const;

/** Server-sent event names on the stream: `view` carries a {@link KioskView}; comment lines are the beat. */
export const STREAM_EVENT = 'view';
