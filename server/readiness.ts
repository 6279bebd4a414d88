import { sql, type Kysely } from 'kysely';
import { passOffers } from './domain/pass-policy.ts';
import type { Policy } from './domain/policy.ts';
import type { Directory } from './ports.ts';
import type { ReadinessCheck } from './routes/health.ts';
import type { Database } from './store/schema.ts';

export interface ReadinessParts {
  readonly db: Kysely<Database>;
  readonly directory: Directory;
  readonly policy: Policy;
  /** Resolves once Entra has said where it signs people in. */
  readonly signIn: () => Promise<unknown>;
}

/** What must work before the first claimant comes; each fault names the change that mends it. */
export const readinessChecks = ({ db, directory, policy, signIn }: ReadinessParts): Readonly<Record<string, ReadinessCheck>> => ({
  database: async () => {
    await sql`select 1`.execute(db);
    return null;
  },
  // One read of the tenant's policy shows that the directory answers and that a pass can be made under it.
  passes: async () => {
    const wanted = passOffers(policy.passes, await directory.passPolicy()).filter(({ purpose }) => policy.passes[purpose].on);
    if (wanted.some((offer) => offer.available)) return null;
    return [...new Set(wanted.map((offer) => (offer.available ? '' : offer.mend)))].join(' ') || 'Switch a purpose on in the policy file.';
  },
  signIn: async () => {
    await signIn();
    return null;
  },
});
