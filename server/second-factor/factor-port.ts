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

/** Where factors are kept. No write takes part in a transaction of the caller's. */
export interface FactorStore {
  of(personId: string): Promise<readonly StoredFactor[]>;
  countTry(personId: string, now: Date): Promise<readonly StoredFactor[]>;
  spend(id: string, step: number, usedFor: string, tried: readonly string[]): Promise<boolean>;
  beginEnrolment(row: { readonly id: string; readonly personId: string; readonly sealedSeed: string; readonly at: Date; readonly until: Date }): Promise<void>;
  countEnrolmentTry(id: string, personId: string, now: Date): Promise<string | null>;
  confirm(id: string, as: { readonly name: string; readonly step: number; readonly at: Date; readonly usableAt: Date }): Promise<boolean>;
  revoke(id: string, personId: string, at: Date): Promise<boolean>;
  revokeAll(personId: string, at: Date): Promise<void>;
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
