import type { RecoveryCase } from './case-state.ts';

/** What an approver may sign a yes with. A passkey is bound to our origin; a code can be read out to whoever asks (NIST SP 800-63B-4 3.2.5). */
export type FactorKind = 'passkey' | 'totp';

export interface FactorPolicy {
  /** Whether code apps may be set up and used at all. */
  readonly totp: boolean;
}

/** Kinds that may be set up, the stronger first. */
export const offeredFactorKinds = ({ totp }: FactorPolicy): readonly FactorKind[] => (totp ? ['passkey', 'totp'] : ['passkey']);

/** Kinds that may sign a yes for this case: for a sensitive person nothing that can be read out. The one place that says so: view, approval and gate all ask here. */
export const allowedFactorKinds = (policy: FactorPolicy, { sensitive }: Pick<RecoveryCase, 'sensitive'>): readonly FactorKind[] => (sensitive ? ['passkey'] : offeredFactorKinds(policy));
