import { z } from 'zod';
import { LANGUAGES, WorkAddress, type KioskPlace, type LostKind, type Purpose } from './kiosk.ts';
import { SIGN_IN_API } from './sign-in.ts';

/** The six digits that the claimant reads out. A string: leading zeros count. */
export const MatchCode = z.string().regex(/^\d{6}$/);

/** A code of the authenticator (RFC 6238, six digits). */
export const FactorCode = z.string().regex(/^\d{6}$/);

/** How the approver knows that it is them. `otherwise`: they do not, somebody makes them say yes; the word must not tell. */
export const KNOWN_BY = ['in-person', 'kiosk-phone', 'video', 'otherwise'] as const;
export type KnownBy = (typeof KNOWN_BY)[number];

// Written out from `z` on: the pages' build drops schemas that it sees made by `z` alone.
const BASE64URL = /^[\w-]+$/;

/** WebAuthn level 3, 4: a credential id has 1 to 1023 bytes. */
const CredentialId = z.string().regex(BASE64URL).min(2).max(1364);

/** What `navigator.credentials.get` gave; level 3, 6.1: authenticator data has at least 37 bytes, and 5.4.3: a user handle at most 64. */
export const PasskeyAssertion = z.strictObject({
  id: CredentialId,
  clientDataJSON: z.string().regex(BASE64URL).max(4096),
  authenticatorData: z.string().regex(BASE64URL).min(50).max(4096),
  signature: z.string().regex(BASE64URL).max(1024),
  userHandle: z.string().regex(BASE64URL).max(86).nullable(),
});
export type PasskeyAssertion = z.infer<typeof PasskeyAssertion>;

/** What `navigator.credentials.create` gave. */
export const PasskeyCreated = z.strictObject({
  id: CredentialId,
  clientDataJSON: z.string().regex(BASE64URL).max(4096),
  attestationObject: z.string().regex(BASE64URL).max(10_240),
});
export type PasskeyCreated = z.infer<typeof PasskeyCreated>;

export const GivenFactor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('passkey'), assertion: PasskeyAssertion }),
  z.strictObject({ kind: z.literal('totp'), code: FactorCode }),
]);
export type GivenFactor = z.infer<typeof GivenFactor>;

export const TypeMatchCode = z.strictObject({ matchCode: MatchCode });
export const Approve = z.strictObject({ knownBy: z.enum(KNOWN_BY), factor: GivenFactor });
export type Approve = z.infer<typeof Approve>;

/** What stands in the link of a notice to a claimant: 128 bit. */
export const NotMe = z.strictObject({ token: z.string().regex(/^[\w-]{22}$/) });

/** Answer to it: the same for a link that counts, one that counts no more and one that nobody was ever sent. */
export interface NotMeReceived {
  readonly received: true;
}

export interface ClaimantCard {
  readonly displayName: string;
  readonly jobTitle: string | null;
  /** Through our own origin; null when the directory holds none. */
  readonly photo: string | null;
}

/** How a request ended, as its approver may know it. */
/** `passed-on`: the next in line was asked, since nobody looked; `not-available`: since the approver said so. */
export type RequestEnding = 'passed-on' | 'not-available' | 'reported' | 'declined' | 'expired' | 'cancelled' | 'locked' | 'failed' | 'revoked' | 'used' | 'undone';

/** One screen decides: everything the approver must know, and what is still to do. */
export type ApproveView =
  | {
      readonly step: 'decide';
      readonly requestId: string;
      readonly who: ClaimantCard;
      readonly kiosk: KioskPlace;
      readonly purpose: Purpose;
      readonly lost: LostKind;
      readonly askedAgoMs: number;
      readonly remainingMs: number;
      /** There may be somebody next in line: "not available" is worth saying. */
      readonly canPassOn: boolean;
      /** How long the pass will work. What is set up with it stays. */
      readonly minutes: number;
      /** The claimant is signed out everywhere, and what they name as lost is deleted. */
      readonly removes: boolean;
      readonly moreTime: boolean;
      /** The kiosk page was loaded anew after the request was sent: the code changed. */
      readonly resumed: boolean;
      readonly renewal: boolean;
      readonly matched: boolean;
      readonly triesLeft: number;
      /** The best way to sign the yes. `fresh-sign-in`: with a code app each approval wants an Entra sign-in of its own. */
      readonly factor: 'passkey' | 'totp' | 'fresh-sign-in' | 'waiting' | 'none';
      /** The code app, for whom a passkey is not at hand; null: none that may be used here. */
      readonly codeApp: 'totp' | 'fresh-sign-in' | null;
    }
  /** `needsAnother`: a second person must say yes too, and has been asked. `releaseCode`: six digits for the claimant to type at the kiosk, until they have. */
  | { readonly step: 'approved'; readonly requestId: string; readonly who: ClaimantCard; readonly agoMs: number; readonly needsAnother: boolean; readonly releaseCode: string | null; readonly collected: boolean; readonly canUndo: boolean }
  | { readonly step: 'ended'; readonly requestId: string; readonly ending: RequestEnding; readonly agoMs: number };

/** What a passkey is to sign, for two minutes and once; ids and challenge are base64url. */
export interface PasskeyAsked {
  readonly challenge: string;
  readonly rpId: string;
  readonly credentialIds: readonly string[];
}

export type FactorKind = 'passkey' | 'totp';

export interface FactorRow {
  readonly id: string;
  readonly kind: FactorKind;
  readonly name: string;
  readonly createdAgoMs: number;
  /** 0: usable now. */
  readonly usableInMs: number;
  readonly locked: boolean;
}

export interface FactorsView {
  readonly displayName: string;
  readonly factors: readonly FactorRow[];
  /** What can be set up here, the better first. */
  readonly kinds: readonly FactorKind[];
  /** False: enrolling wants a sign-in with the `c1` authentication context first. */
  readonly mayEnrol: boolean;
}

/** Answer to the start of an enrolment; said once. */
export interface EnrolmentStarted {
  readonly enrolmentId: string;
  /** Base32, for typing by hand. */
  readonly secret: string;
  /** `d` of one SVG path on a `size` × `size` grid, its quiet ground included: the QR code of the otpauth address, dark on white. */
  readonly qr: { readonly size: number; readonly path: string };
}

const EnrolmentId = z.string().regex(/^[\w-]{22,64}$/);
const FactorName = z.string().trim().min(1).max(64);

export const ConfirmEnrolment = z.strictObject({ enrolmentId: EnrolmentId, name: FactorName, code: FactorCode });
export type ConfirmEnrolment = z.infer<typeof ConfirmEnrolment>;

/** Answer to the start of a passkey: what the browser needs to have one made. Ids and challenge are base64url. */
export interface PasskeyStarted {
  readonly enrolmentId: string;
  readonly challenge: string;
  readonly rpId: string;
  readonly user: { readonly id: string; readonly name: string };
  /** COSE algorithm numbers, the liked best first. */
  readonly algorithms: readonly number[];
  /** Credentials of this person: what holds one of them makes no second. */
  readonly exclude: readonly string[];
}

export const ConfirmPasskey = z.strictObject({ enrolmentId: EnrolmentId, name: FactorName, credential: PasskeyCreated });
export type ConfirmPasskey = z.infer<typeof ConfirmPasskey>;

export const RenameFactor = z.strictObject({ name: FactorName });

/** A person's own recovery codes: how many are left, never which. */
export interface RecoveryCodesView {
  /** False: the policy knows no such proof, and the page says nothing of it. */
  readonly onOffer: boolean;
  /** Null: none were ever made. */
  readonly codes: { readonly left: number; readonly madeAgoMs: number; readonly usableInMs: number } | null;
  /** False: making some wants a sign-in with the `c1` authentication context first. */
  readonly mayMake: boolean;
}

/** A new set; said once. */
export interface RecoveryCodesMade {
  /** In groups of four. */
  readonly codes: readonly string[];
  readonly usableInMs: number;
}

/** Whom somebody named to vouch in their place. */
export interface DeputyView {
  /** False: the policy knows no deputies, and the page says nothing of them. */
  readonly onOffer: boolean;
  /** The address as they typed it: whether it is anybody's is not told. */
  readonly deputy: { readonly address: string; readonly namedAgoMs: number; readonly usableInMs: number } | null;
  /** False: naming somebody wants a sign-in with the `c1` authentication context first. */
  readonly mayName: boolean;
}

export const NameDeputy = z.strictObject({ address: WorkAddress });

/** What a browser's push service gave it (W3C Push API), with the rest of its life as a span. Keys are base64url. */
export const AddPush = z.strictObject({
  endpoint: z.string().max(1024).regex(/^https:\/\/[\x21-\x7e]+$/),
  /** An uncompressed point on P-256 (RFC 8291, 2.1). */
  p256dh: z.string().regex(/^[\w-]{87}$/),
  auth: z.string().regex(/^[\w-]{22}$/),
  expiresInMs: z.int().positive().nullable(),
  language: z.enum(LANGUAGES),
});
export type AddPush = z.infer<typeof AddPush>;

/** The browsers of a person that are told of requests. */
export interface PushView {
  /** What a browser subscribes with; null: the policy does without, and the page says nothing of it. */
  readonly key: string | null;
  /** `mark`: SHA-256 of the address, base64url, by which a page finds its own. */
  readonly phones: readonly { readonly id: string; readonly addedAgoMs: number; readonly mark: string }[];
}

/** Who is signed in on this phone. Answered to everybody, before sign-in too. */
export interface Me {
  /** Null before sign-in. */
  readonly displayName: string | null;
  /** The page must say that this is not a Microsoft cloud. */
  readonly cloudNotice: boolean;
}

/**
 * Paths on the approver's origin. `{id}` is the opaque request id of the mail link. Cookie session, JSON only, own Origin only.
 * GET `me` answers {@link Me}; GET `request` and POST `matchCode`, `approve`, `decline`, `notAvailable`, `report`, `undo` answer {@link ApproveView};
 * POST `challenge` answers {@link PasskeyAsked}.
 * GET `factors` and POST `confirm`, `confirmPasskey`, `rename`, `revoke`, `phoneGone` answer {@link FactorsView}; POST `enrolments` answers
 * {@link EnrolmentStarted}, `passkeys` {@link PasskeyStarted}; POST `signOut` answers `SignedOut`;
 * POST `notMe` takes {@link NotMe} from whoever has the link, signed in or not, and answers {@link NotMeReceived}.
 */
export const APPROVE_API = {
  me: '/api/approve/me',
  request: '/api/approve/requests/{id}',
  matchCode: '/api/approve/requests/{id}/match-code',
  challenge: '/api/approve/requests/{id}/challenge',
  approve: '/api/approve/requests/{id}/approve',
  decline: '/api/approve/requests/{id}/decline',
  /** *I did not expect this*: ends it in silence, keeps the person out of recovery, alarms the desk. */
  report: '/api/approve/requests/{id}/report',
  notAvailable: '/api/approve/requests/{id}/not-available',
  undo: '/api/approve/requests/{id}/undo',
  photo: '/api/approve/requests/{id}/photo',
  factors: '/api/factors',
  enrolments: '/api/factors/enrolments',
  confirm: '/api/factors/enrolments/confirm',
  passkeys: '/api/factors/passkeys',
  confirmPasskey: '/api/factors/passkeys/confirm',
  rename: '/api/factors/{id}/name',
  revoke: '/api/factors/{id}/revoke',
  /** Revokes every factor of this person, ends all their sessions but this one, and their open approvals. */
  phoneGone: '/api/factors/phone-gone',
  /** GET; answers {@link RecoveryCodesView}. */
  recoveryCodes: '/api/factors/recovery-codes',
  /** POST; answers {@link RecoveryCodesMade}. */
  makeRecoveryCodes: '/api/factors/recovery-codes/make',
  /** GET; it and the two POSTs below answer {@link DeputyView}. */
  deputy: '/api/deputy',
  /** Takes {@link NameDeputy}; the answer is the same whoever it is. */
  nameDeputy: '/api/deputy/name',
  takeDeputyBack: '/api/deputy/take-back',
  /** GET `push` and POST `addPush`, `removePush` answer {@link PushView}. */
  push: '/api/push',
  addPush: '/api/push/phones',
  removePush: '/api/push/phones/{id}/remove',
  notMe: '/api/not-me',
  ...SIGN_IN_API,
} as const;
