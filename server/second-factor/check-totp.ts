import type { FactorCheck, FactorUse } from '../ports.ts';
import { placeOf, type FactorDeps, type StoredFactor } from './factor-port.ts';
import { rightStep } from './totp.ts';

/** Spends a code on one use. Null: there is no code app that may be tried now. */
export async function checkTotp(deps: FactorDeps, personId: string, code: string, { caseDigest }: FactorUse): Promise<FactorCheck | null> {
  const now = deps.clock.now();
  // Counted before it is checked: a burst gets no free tries, and whatever fails afterwards, the count stays.
  const tried = await deps.store.countTry(personId, 'totp', now);
  if (tried.length === 0) return null;
  for (const factor of tried) {
    const step = await stepOf(deps, factor, code, now);
    if (step === null) continue;
    const first = await deps.store.spendStep(factor.id, step, caseDigest, tried.map(({ id }) => id));
    return first ? { outcome: 'right', factorId: factor.id, evidence: null } : { outcome: 'wrong' };
  }
  return { outcome: 'wrong' };
}

async function stepOf(deps: FactorDeps, factor: StoredFactor, code: string, now: Date): Promise<number | null> {
  try {
    return await rightStep(await deps.vault.open(placeOf(factor), factor.sealed), code, now, factor.lastStep);
  } catch (error) {
    deps.report('the seed of a factor does not open', error);
    return null;
  }
}
