/**
 * Wrong PINs as the TPM counts them. Documented (Microsoft Learn, TPM fundamentals): 32 failures lock a TPM 2.0, and it
 * forgets one every ten minutes that the PC is on. Here a PC is always on.
 */
export interface TpmCount {
  readonly failures: number;
  /** Instant from which forgetting counts, epoch milliseconds on the tenant's clock. */
  readonly since: number;
}

export const TPM_LOCKS_AT = 32;
export const TPM_FORGETS_EVERY_MS = 10 * 60_000;

export const FRESH_TPM: TpmCount = { failures: 0, since: 0 };

const forgotten = ({ since }: TpmCount, now: number): number => Math.max(0, Math.floor((now - since) / TPM_FORGETS_EVERY_MS));

export const tpmFailures = (count: TpmCount, now: number): number => Math.max(0, count.failures - forgotten(count, now));

/** After one more wrong PIN: what has run of the ten minutes is not lost. */
export function afterTpmFailure(count: TpmCount, now: number): TpmCount {
  const left = tpmFailures(count, now);
  return { failures: left + 1, since: left === 0 ? now : count.since + forgotten(count, now) * TPM_FORGETS_EVERY_MS };
}

export const isTpmLocked = (count: TpmCount, now: number): boolean => tpmFailures(count, now) >= TPM_LOCKS_AT;
