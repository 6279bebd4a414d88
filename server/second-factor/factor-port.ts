import type { FactorKind } from '../domain/factor-kinds.ts';
import type { Secret } from '../domain/secret.ts';
import type { Clock, KeyRing, Random } from '../ports.ts';

/** A text encrypted for one place, and the key that opens it. */
export interface Sealed {
  readonly keyId: string;
  readonly text: string;
}

/** Encrypts what belongs to a factor, under keys that can be changed while it is used. */
export interface FactorVault {
  seal(place: string, secret: Secret<string>): Promise<Sealed>;
  /** @throws when it was changed, moved to another place, or its key is gone. */
  open(place: string, sealed: Sealed): Promise<Secret<string>>;
}

/** A confirmed factor, and what is needed to check it. */
export interface StoredFactor {
  readonly id: string;
  readonly personId: string;
  readonly kind: FactorKind;
  readonly name: string;
  readonly sealed: Sealed;
  readonly createdAt: Date;
  readonly usableAt: Date;
  /** The youngest time step that was accepted, counted from 1970; null for a passkey. */
  readonly lastStep: number | null;
  /** What the passkey last counted; null for a code app. */
  readonly signCount: number | null;
  readonly failures: number;
  readonly waitUntil: Date | null;
}

/** What an enrolment that was checked makes of it. */
export interface Confirmation {
  readonly name: string;
  readonly at: Date;
  readonly usableAt: Date;
  /** Sealed anew: as a factor. */
  readonly sealed: Sealed;
  readonly as: { readonly kind: 'totp'; readonly step: number } | { readonly kind: 'passkey'; readonly credentialId: string; readonly signCount: number };
}

/** Changes of whose factors there are: to be made in one transaction with their audit records. */
export interface FactorChanges {
  /** Makes the enrolment a factor, once. @returns the oldest of its kind that had to go for it; `over`: it was over meanwhile; `taken`: the passkey is set up already. */
  confirm(id: string, confirmation: Confirmation): Promise<readonly string[] | 'over' | 'taken'>;
  /** False: not this person's, or ended before. */
  rename(id: string, personId: string, name: string): Promise<boolean>;
  /** @returns its kind; null: not this person's, or ended before. */
  revoke(id: string, personId: string, at: Date): Promise<FactorKind | null>;
  /** Ends an enrolment under way as well. @returns the factors that this ended. */
  revokeAll(personId: string, at: Date): Promise<readonly { readonly id: string; readonly kind: FactorKind }[]>;
}

export interface NewEnrolment {
  readonly id: string;
  readonly personId: string;
  readonly kind: FactorKind;
  readonly sealed: Sealed;
  readonly at: Date;
  readonly until: Date;
}

/** Where factors are kept. Each of these writes is committed by itself: what was counted stays, whatever fails later. */
export interface FactorStore {
  of(personId: string): Promise<readonly StoredFactor[]>;
  /** Counts a failure on each factor of the kind that may be tried now, before anything is checked. @returns those. */
  countTry(personId: string, kind: FactorKind, now: Date): Promise<readonly StoredFactor[]>;
  spendStep(id: string, step: number, usedFor: string, tried: readonly string[]): Promise<boolean>;
  spendCount(id: string, signCount: number, usedFor: string, tried: readonly string[]): Promise<boolean>;
  beginEnrolment(row: NewEnrolment): Promise<void>;
  countEnrolmentTry(id: string, personId: string, kind: FactorKind, now: Date): Promise<Sealed | null>;
  /** One a request: the one before is void. */
  putChallenge(row: { readonly requestId: string; readonly personId: string; readonly challenge: string; readonly until: Date }, now: Date): Promise<void>;
  /** Gives it out once; null when there is none for this person, or its time is up. */
  takeChallenge(requestId: string, personId: string, now: Date): Promise<string | null>;
}

export interface FactorDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly keyRing: Pick<KeyRing, 'mac'>;
  readonly vault: FactorVault;
  readonly store: FactorStore;
  /** Public origin of the pages where they are used: what a passkey signs on another one does not count here. */
  readonly origin: string;
  /** Host of the approver's pages: passkeys are made there, and belong to it. */
  readonly rpId: string;
  /** From confirming a factor to its first use, by the policy; 0 in the demo. */
  readonly waitMs: number;
  /** Tells the operator, without any secret: what does not open was moved or changed, a passkey that counts back was copied. */
  readonly report: (what: string, error: unknown) => void;
}

/** What a place in the database is made of. `usableAt` is null while the enrolment is under way. */
export interface FactorPlace {
  readonly id: string;
  readonly personId: string;
  readonly kind: FactorKind;
  readonly usableAt: Date | null;
}

/**
 * Where in the database a text may be opened: in this row, while it is this person's, and of a factor with this very end
 * of its wait. After an edit of any of them it does not open.
 */
export const placeOf = ({ id, personId, kind, usableAt }: FactorPlace): string => `factor/${id}/${personId}/${kind}/${usableAt === null ? 'enrolment' : usableAt.toISOString()}`;
