import { FACTOR_FAILURES_BEFORE_END } from '../domain/limits.ts';
import type { FactorCheck, Factors } from '../ports.ts';
import { seedRow, type FactorDeps, type StoredFactor } from './factor-port.ts';
import { rightStep } from './totp.ts';

/** Whether the approver has a factor to approve with. One that only waits out wrong codes still counts. */
const statusOf = (factors: readonly StoredFactor[], now: Date): 'ready' | 'waiting' | 'none' => {
  const alive = factors.filter((factor) => factor.failures < FACTOR_FAILURES_BEFORE_END);
  if (alive.length === 0) return 'none';
  return alive.some((factor) => factor.usableAt <= now) ? 'ready' : 'waiting';
};

/** Checks codes of the approver's own factors. Entra is not part of it. */
export const totpFactors = (deps: FactorDeps): Factors => ({
  status: async (personId, factorId) => {
    const all = await deps.store.of(personId);
    return statusOf(factorId === undefined ? all : all.filter(({ id }) => id === factorId), deps.clock.now());
  },

  async checkTotp(personId, code, caseDigest): Promise<FactorCheck> {
    const now = deps.clock.now();
    // Counted before it is checked: a burst gets no free tries, and whatever fails afterwards, the count stays.
    const tried = await deps.store.countTry(personId, now);
    if (tried.length === 0) {
      const status = statusOf(await deps.store.of(personId), now);
      return { outcome: status === 'ready' ? 'locked' : status };
    }
    for (const factor of tried) {
      const step = await stepOf(deps, factor, code, now);
      if (step === null) continue;
      const first = await deps.store.spend(factor.id, step, caseDigest, tried.map(({ id }) => id));
      return first ? { outcome: 'right', factorId: factor.id } : { outcome: 'wrong' };
    }
    return { outcome: 'wrong' };
  },
});

async function stepOf(deps: FactorDeps, factor: StoredFactor, code: string, now: Date): Promise<number | null> {
  try {
    return await rightStep(deps.keyRing.decrypt(seedRow(factor.id), factor.sealedSeed), code, now, factor.lastStep);
  } catch (error) {
    deps.report('the seed of a factor does not open', error);
    return null;
  }
}
