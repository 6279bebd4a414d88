import type { FactorKind } from '../domain/factor-kinds.ts';
import { FACTOR_FAILURES_BEFORE_END } from '../domain/limits.ts';
import type { FactorDeps } from './factor-port.ts';

/** A line of the approver's own list. Spans, never instants: the page's clock is not trusted. */
export interface OwnFactor {
  readonly id: string;
  readonly kind: FactorKind;
  readonly name: string;
  readonly createdAgoMs: number;
  readonly usableInMs: number;
  readonly locked: boolean;
}

export const ownFactors = (deps: Pick<FactorDeps, 'clock' | 'store'>) => async (personId: string): Promise<OwnFactor[]> => {
  const now = deps.clock.now();
  return (await deps.store.of(personId)).map((factor) => ({
    id: factor.id,
    kind: factor.kind,
    name: factor.name,
    createdAgoMs: Math.max(0, now.getTime() - factor.createdAt.getTime()),
    usableInMs: Math.max(0, factor.usableAt.getTime() - now.getTime()),
    locked: factor.failures >= FACTOR_FAILURES_BEFORE_END || (factor.waitUntil !== null && factor.waitUntil > now),
  }));
};
