import type { Kysely } from 'kysely';
import type { Clock, Random } from '../ports.ts';
import { appendAudit } from '../store/audit-log.ts';
import type { Database } from '../store/schema.ts';

/** What an erasure leaves in the log; verification takes no other absence for an erasure. */
export const ERASED = 'audit.erased';

/**
 * Erases the personal details of events older than `keepMs`, for good, and writes into the log up to which event.
 * The chain holds salted hashes alone, so it verifies as before. @returns how many details went.
 */
export const erasePersonal = (deps: { readonly db: Kysely<Database>; readonly clock: Clock; readonly random: Random; readonly keepMs: number }) =>
  async (): Promise<number> => {
    const now = deps.clock.now();
    const cutoff = new Date(now.getTime() - deps.keepMs);
    const old = await deps.db.selectFrom('audit_personal').select('seq').where('at', '<', cutoff).limit(1).executeTakeFirst();
    if (old === undefined) return 0;
    return deps.db.transaction().execute(async (trx) => {
      const gone = await trx.deleteFrom('audit_personal').where('at', '<', cutoff).returning('seq').execute();
      const upTo = Math.max(0, ...gone.map(({ seq }) => seq));
      if (gone.length > 0) await appendAudit(trx, [{ kind: ERASED, subject: 'audit', data: { upTo, count: gone.length } }], { now, random: deps.random });
      return gone.length;
    });
  };
