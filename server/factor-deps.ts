import type { Kysely } from 'kysely';
import type { Policy } from './domain/policy.ts';
import type { Clock, Deps, KeyRing, Random } from './ports.ts';
import type { FactorDeps } from './second-factor/factor-port.ts';
import { factorStore } from './store/factors.ts';
import type { Database } from './store/schema.ts';

interface Parts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly random: Random;
  readonly keys: KeyRing;
  readonly policy: Policy;
  readonly report: Deps['report'];
}

/** What the approver's factors work with. */
export const factorDeps = ({ db, clock, random, keys, policy, report }: Parts): FactorDeps => ({
  clock,
  random,
  keyRing: keys,
  store: factorStore(db),
  waitMs: policy.factorWaitMs,
  report,
});
