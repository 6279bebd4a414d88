import type { RecoveryCase } from '../domain/case-state.ts';
import { allowedFactorKinds, offeredFactorKinds, type FactorKind } from '../domain/factor-kinds.ts';
import { WRONG_CODES_IN_ALL } from '../domain/limits.ts';
import type { Deps } from '../ports.ts';

const WRONG_CODES = 'wrong-factor-codes';

/**
 * Kinds that may sign a yes for this case now: what policy and case allow, and no codes while so many were wrong that
 * somebody must be trying a few on each of many managers, which no count of one person sees.
 */
export const factorKindsNow =
  (deps: Pick<Deps, 'clock' | 'quotas' | 'policy'>) =>
  (recoveryCase: RecoveryCase): Promise<readonly FactorKind[]> => withoutPausedCodes(deps, allowedFactorKinds(deps.policy.factors, recoveryCase));

/** The same for an act at the desk. */
export const deskFactorKinds = (deps: Pick<Deps, 'clock' | 'quotas' | 'policy'>): Promise<readonly FactorKind[]> => withoutPausedCodes(deps, offeredFactorKinds(deps.policy.factors));

async function withoutPausedCodes({ clock, quotas }: Pick<Deps, 'clock' | 'quotas'>, allowed: readonly FactorKind[]): Promise<readonly FactorKind[]> {
  if (!allowed.includes('totp') || !(await quotas.isSpent(WRONG_CODES, WRONG_CODES_IN_ALL, clock.now()))) return allowed;
  return allowed.filter((kind) => kind !== 'totp');
}

/** Counts a wrong code of anybody's. The one that is too many raises the alarm. */
export const countWrongCode =
  ({ clock, random, quotas, audit, report }: Pick<Deps, 'clock' | 'random' | 'quotas' | 'audit' | 'report'>) =>
  async (): Promise<void> => {
    const now = clock.now();
    if (!(await quotas.take(WRONG_CODES, random.id(), WRONG_CODES_IN_ALL, now)) || !(await quotas.isSpent(WRONG_CODES, WRONG_CODES_IN_ALL, now))) return;
    await audit.append({ kind: 'factor.codes-paused', subject: 'factors', data: {} });
    report('So many codes of approvers were wrong that somebody may be guessing: for an hour passkeys alone sign.', null);
  };
