import type { Kysely } from 'kysely';
import type { Policy } from './domain/policy.ts';
import { factorVault } from './factor-vault.ts';
import type { Clock, Deps, KeyRing, Random } from './ports.ts';
import type { FactorDeps } from './second-factor/factor-port.ts';
import { factorKeyStore } from './store/factor-keys.ts';
import { factorStore } from './store/factors.ts';
import type { Database } from './store/schema.ts';

interface Parts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly random: Random;
  readonly keys: KeyRing;
  /** Public origin of the approver's pages. */
  readonly origin: string;
  readonly policy: Policy;
  readonly report: Deps['report'];
}

/** What the approver's factors work with. */
export const factorDeps = ({ db, clock, random, keys, origin, policy, report }: Parts): FactorDeps => ({
  clock,
  random,
  keyRing: keys,
  vault: factorVault({ keys, store: factorKeyStore(db), clock, random }),
  store: factorStore(db),
  origin,
  rpId: new URL(origin).hostname,
  waitMs: policy.factorWaitMs,
  report,
});
