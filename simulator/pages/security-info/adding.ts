import type { SentCredential } from '../../graph/methods/passkey-proof.ts';
import type { PhoneType } from '../../tenant/phone-method.ts';
import type { TextKey } from '../../texts/say.ts';

/** An app that shows codes: the secret is fresh each time and forgotten unless it is confirmed. */
export interface AddingApp {
  readonly kind: 'softwareOath';
  step: 'start' | 'account' | 'scan' | 'code';
  readonly secret: string;
  fault: TextKey | null;
}

/** Microsoft Authenticator: the QR code says `activation`, and the phone that reads it becomes `phoneId`. */
export interface AddingPush {
  readonly kind: 'microsoftAuthenticator';
  step: 'start' | 'account' | 'scan' | 'try' | 'approved';
  readonly personId: string;
  readonly activation: string;
  readonly secret: string;
  phoneId: string | null;
  /** The request that waits on the phone. */
  approvalId: string | null;
  fault: TextKey | null;
}

/** A phone or a mail address, to which a code was sent. */
export interface AddingNumber {
  readonly kind: 'mobile' | 'alternateMobile' | 'email';
  readonly phoneType: Exclude<PhoneType, 'office'> | null;
  step: 'to' | 'code' | 'done';
  /** As it will be kept; empty until it was typed. */
  to: string;
  code: string;
  fault: TextKey | null;
}

export interface AddingPasskey {
  readonly kind: 'passkey' | 'securityKey';
  /** `device`: of a security key alone. */
  step: 'device' | 'ready' | 'name' | 'done';
  /** What the browser made; registered once it has a name. */
  made: SentCredential | null;
  name: string;
  fault: TextKey | null;
  /** Why it was refused, in the words of the verification. */
  why: string;
}

/** A method being added on My Security Info. It belongs to the sign-in and is lost with it. */
export type Adding = { readonly kind: 'choose' } | { readonly kind: 'default' } | AddingApp | AddingPush | AddingNumber | AddingPasskey;
