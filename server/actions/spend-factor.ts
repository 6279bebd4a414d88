import type { Approval } from '../domain/case-state.ts';
import type { Deps, FactorUse, GivenFactor } from '../ports.ts';
import { countWrongCode } from './factor-kinds-now.ts';
import { Refusal } from './refusal.ts';

export type SpentFactor = Pick<Approval, 'factorId' | 'evidence'>;

interface Spending {
  readonly personId: string;
  readonly given: GivenFactor;
  readonly use: FactorUse;
  /** What it is about, for the audit. */
  readonly subject: string;
}

/**
 * Spends what somebody gave on one use. A factor that was not taken is noted: many of them are somebody guessing
 * (ASVS 16.3.1). @throws {Refusal} factor_wrong, factor_missing, factor_waiting, challenge_over, too_many, bad_request
 */
export const spendFactor =
  (deps: Pick<Deps, 'clock' | 'random' | 'quotas' | 'audit' | 'report' | 'factors'>) =>
  async ({ personId, given, use, subject }: Spending): Promise<SpentFactor> => {
    const { kind } = given;
    const check = await deps.factors.check(personId, given, use);
    if (check.outcome !== 'right') await deps.audit.append({ kind: 'factor.refused', subject, data: { kind, outcome: check.outcome }, personal: { personId } });
    switch (check.outcome) {
      case 'right':
        return { factorId: check.factorId, evidence: check.evidence };
      case 'wrong':
        if (kind === 'totp') await countWrongCode(deps)();
        throw new Refusal('factor_wrong');
      case 'copied':
        throw new Refusal('factor_wrong');
      case 'malformed':
        throw new Refusal('bad_request');
      case 'over':
        throw new Refusal('challenge_over');
      case 'locked':
        throw new Refusal('too_many');
      case 'waiting':
        throw new Refusal('factor_waiting');
      case 'none':
        throw new Refusal('factor_missing');
    }
  };
