import { sql, type Kysely } from 'kysely';
import type { Quota } from '../domain/limits.ts';
import type { QuotaStore } from '../ports.ts';
import type { Database } from './schema.ts';

/**
 * Uses counted in transactions of their own, before what they allow is begun: no rollback takes one off. Calls with the
 * same key wait for each other, so a burst gets exactly what is left. Uses later than `at` count too: setting the clock
 * back frees nothing.
 */
export const quotaStore = (db: Kysely<Database>): QuotaStore => ({
  take: (key, ref, quotas, at) =>
    db.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(trx);
      const known = await trx.selectFrom('quota_use').select('ref').where('key', '=', key).where('ref', '=', ref).executeTakeFirst();
      if (known !== undefined) return true;
      if (await isSpent(trx, key, quotas, at)) return false;
      await trx.insertInto('quota_use').values({ key, ref, used_at: at }).execute();
      return true;
    }),
  isSpent: (key, quotas, at) => isSpent(db, key, quotas, at),
  release: async (key, ref) => {
    await db.deleteFrom('quota_use').where('key', '=', key).where('ref', '=', ref).execute();
  },
});

async function isSpent(db: Kysely<Database>, key: string, quotas: readonly Quota[], at: Date): Promise<boolean> {
  for (const { windowMs, max } of quotas) {
    const { used } = await db.selectFrom('quota_use')
      .select(sql<number>`count(*)::int`.as('used'))
      .where('key', '=', key)
      .where('used_at', '>', new Date(at.getTime() - windowMs))
      .executeTakeFirstOrThrow();
    if (used >= max) return true;
  }
  return false;
}
