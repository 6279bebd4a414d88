import type { Clock, KeyRing, Random } from '../ports.ts';

/** A confirmed factor, and what is needed to check a code. */
export interface StoredFactor {
  readonly id: string;
  readonly name: string;
  readonly sealedSeed: string;
  readonly createdAt: Date;
  readonly usableAt: Date;
  readonly lastStep: number;
  readonly failures: number;
  readonly waitUntil: Date | null;
}

/** What an enrolment that was checked makes of it. */
export interface Confirmation {
  readonly name: string;
  readonly step: number;
  readonly at: Date;
  readonly usableAt: Date;
}

/** Changes of whose factors there are: to be made in one transaction with their audit records. */
export interface FactorChanges {
  /** Makes the enrolment a factor, once; of more than the person may have, the oldest go. False: it was over meanwhile. */
  confirm(id: string, as: Confirmation): Promise<boolean>;
  /** False: not this person's, or ended before. */
  revoke(id: string, personId: string, at: Date): Promise<boolean>;
  /** Ends an enrolment under way as well. @returns the factors that this ended. */
  revokeAll(personId: string, at: Date): Promise<readonly string[]>;
}

/** Where factors are kept. Each of these writes is committed by itself: what was counted stays, whatever fails later. */
export interface FactorStore {
  of(personId: string): Promise<readonly StoredFactor[]>;
  countTry(personId: string, now: Date): Promise<readonly StoredFactor[]>;
  spend(id: string, step: number, usedFor: string, tried: readonly string[]): Promise<boolean>;
  beginEnrolment(row: { readonly id: string; readonly personId: string; readonly sealedSeed: string; readonly at: Date; readonly until: Date }): Promise<void>;
  countEnrolmentTry(id: string, personId: string, now: Date): Promise<string | null>;
}

export interface FactorDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly keyRing: Pick<KeyRing, 'encrypt' | 'decrypt'>;
  readonly store: FactorStore;
  /** From confirming a factor to its first use, by the policy; 0 in the demo. */
  readonly waitMs: number;
  /** Tells the operator, without any secret: a seed that does not open was moved or changed. */
  readonly report: (what: string, error: unknown) => void;
}

/** The place of a seed, for the key ring: put into another row, it does not open. */
export const seedRow = (factorId: string): string => `factor/${factorId}/sealed_seed`;
