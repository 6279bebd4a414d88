import type { Approval } from '../domain/case-state.ts';
import type { FactorKind } from '../domain/factor-kinds.ts';
import { FACTOR_FAILURES_BEFORE_END } from '../domain/limits.ts';
import type { FactorCheck, Factors, FactorUse } from '../ports.ts';
import { askPasskey, checkPasskey, isStillSigned } from './check-passkey.ts';
import { checkTotp } from './check-totp.ts';
import type { FactorDeps, StoredFactor } from './factor-port.ts';

/** Whether the approver has a factor to approve with. One that only waits out wrong tries still counts. */
const statusOf = (factors: readonly StoredFactor[], now: Date): 'ready' | 'waiting' | 'none' => {
  const alive = factors.filter((factor) => factor.failures < FACTOR_FAILURES_BEFORE_END);
  if (alive.length === 0) return 'none';
  return alive.some((factor) => factor.usableAt <= now) ? 'ready' : 'waiting';
};

/** The approver's own factors of both kinds. Entra is not part of it. */
export const approverFactors = (deps: FactorDeps): Factors => {
  const ofKinds = async (personId: string, kinds: readonly FactorKind[]): Promise<readonly StoredFactor[]> =>
    (await deps.store.of(personId)).filter(({ kind }) => kinds.includes(kind));

  /** Nothing of this kind may be tried now: why. */
  const untried = async (personId: string, kind: FactorKind): Promise<FactorCheck> => {
    const status = statusOf(await ofKinds(personId, [kind]), deps.clock.now());
    return { outcome: status === 'ready' ? 'locked' : status };
  };

  const standing = async (personId: string, kinds: readonly FactorKind[], approval: Approval): Promise<'ready' | 'waiting' | 'none' | 'forged'> => {
    const own = (await ofKinds(personId, kinds)).filter(({ id }) => id === approval.factorId);
    const [factor] = own;
    const status = statusOf(own, deps.clock.now());
    return factor !== undefined && status === 'ready' && !(await isStillSigned(deps, factor, approval)) ? 'forged' : status;
  };

  return {
    status: async (personId, kinds, approval = null) =>
      approval === null ? statusOf(await ofKinds(personId, kinds), deps.clock.now()) : standing(personId, kinds, approval),

    challenge: (personId: string, use: FactorUse) => askPasskey(deps, personId, use),

    async check(personId, given, use) {
      const checked = given.kind === 'totp' ? await checkTotp(deps, personId, given.code, use) : await checkPasskey(deps, personId, given.assertion, use);
      return checked ?? untried(personId, given.kind);
    },
  };
};
