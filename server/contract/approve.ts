import { z } from 'zod';
import type { KioskPlace, LostKind, Purpose } from './kiosk.ts';

/** The six digits that the claimant reads out. A string: leading zeros count. */
export const MatchCode = z.string().regex(/^\d{6}$/);

/** A code of the authenticator (RFC 6238, six digits). */
export const FactorCode = z.string().regex(/^\d{6}$/);

/** How the approver knows that it is them. */
export const KNOWN_BY = ['in-person', 'kiosk-phone', 'video'] as const;
export type KnownBy = (typeof KNOWN_BY)[number];

export const TypeMatchCode = z.strictObject({ matchCode: MatchCode });
export const Approve = z.strictObject({ knownBy: z.enum(KNOWN_BY), factor: z.strictObject({ kind: z.literal('totp'), code: FactorCode }) });
export type Approve = z.infer<typeof Approve>;
export const Empty = z.strictObject({});

export interface ClaimantCard {
  readonly displayName: string;
  readonly jobTitle: string | null;
  /** Through our own origin; null when the directory holds none. */
  readonly photo: string | null;
}

/** How a request ended, as its approver may know it. */
export type RequestEnding = 'declined' | 'expired' | 'cancelled' | 'locked' | 'failed' | 'revoked' | 'used' | 'undone';

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
      /** How long the pass will work. What is set up with it stays. */
      readonly minutes: number;
      readonly moreTime: boolean;
      /** The kiosk page was loaded anew after the request was sent: the code changed. */
      readonly resumed: boolean;
      readonly renewal: boolean;
      readonly matched: boolean;
      readonly triesLeft: number;
      /** `fresh-sign-in`: with a code app each approval wants an Entra sign-in of its own. */
      readonly factor: 'ready' | 'none' | 'waiting' | 'fresh-sign-in';
    }
  | { readonly step: 'approved'; readonly requestId: string; readonly who: ClaimantCard; readonly agoMs: number; readonly collected: boolean; readonly canUndo: boolean }
  | { readonly step: 'ended'; readonly requestId: string; readonly ending: RequestEnding; readonly agoMs: number };

export interface FactorRow {
  readonly id: string;
  readonly kind: 'totp';
  readonly name: string;
  readonly createdAgoMs: number;
  /** 0: usable now. */
  readonly usableInMs: number;
  readonly locked: boolean;
}

export interface FactorsView {
  readonly displayName: string;
  readonly factors: readonly FactorRow[];
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

export const ConfirmEnrolment = z.strictObject({ enrolmentId: z.string().regex(/^[\w-]{22,64}$/), name: z.string().trim().min(1).max(64), code: FactorCode });
export type ConfirmEnrolment = z.infer<typeof ConfirmEnrolment>;

/** Who is signed in on this phone. Answered to everybody, before sign-in too. */
export interface Me {
  /** Null before sign-in. */
  readonly displayName: string | null;
  /** The page must say that this is not a Microsoft cloud. */
  readonly cloudNotice: boolean;
}

/** Answer to signing out here: where Entra ends its own session, for a phone that others use; null when it cannot be asked. */
export interface SignedOut {
  readonly entra: string | null;
}

/**
 * Paths on the approver's origin. `{id}` is the opaque request id of the mail link. Cookie session, JSON only, own Origin only.
 * GET `me` answers {@link Me}; GET `request` and POST `matchCode`, `approve`, `decline`, `undo` answer {@link ApproveView};
 * GET `factors` and POST `confirm`, `revoke`, `phoneGone` answer {@link FactorsView}; POST `enrolments` answers {@link EnrolmentStarted}; POST `signOut` answers {@link SignedOut}.
 */
export const APPROVE_API = {
  me: '/api/approve/me',
  request: '/api/approve/requests/{id}',
  matchCode: '/api/approve/requests/{id}/match-code',
  approve: '/api/approve/requests/{id}/approve',
  decline: '/api/approve/requests/{id}/decline',
  undo: '/api/approve/requests/{id}/undo',
  photo: '/api/approve/requests/{id}/photo',
  factors: '/api/factors',
  enrolments: '/api/factors/enrolments',
  confirm: '/api/factors/enrolments/confirm',
  revoke: '/api/factors/{id}/revoke',
  /** Revokes every factor of this person, ends all their sessions but this one, and their open approvals. */
  phoneGone: '/api/factors/phone-gone',
  signIn: '/auth/sign-in',
  callback: '/auth/callback',
  signOut: '/auth/sign-out',
} as const;

/** Query of {@link APPROVE_API}.signIn: where to return to, and why (`fresh`: `max_age=0`; `enrol`: `acrs` c1). */
export const SIGN_IN_FOR = ['view', 'fresh', 'enrol'] as const;
export type SignInFor = (typeof SIGN_IN_FOR)[number];

/**
 * Why a sign-in ended without one, in the query (`signin`) of the page it came back to. `stale`: it was not begun here,
 * or too long ago; `step-up`: more was wanted than Entra made sure of; `failed`: an answer that Entra would not give.
 */
export const SIGN_IN_PROBLEMS = ['declined', 'unavailable', 'stale', 'step-up', 'failed'] as const;
export type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number];
