import type { Kysely } from 'kysely';
import { checkpointKey, signCheckpoint } from '../domain/audit-checkpoint.ts';
import { CHECKPOINT_EVERY_EVENTS, CHECKPOINT_EVERY_MS } from '../domain/limits.ts';
import type { Clock, KeyRing } from '../ports.ts';
import type { Database } from '../store/schema.ts';
import { appendToFile } from './checkpoint-file.ts';

export const CHECKPOINT_LABEL = 'audit-checkpoint';

/**
 * Signs where the chain stands when a minute or a thousand events have passed since the last time, and appends it to
 * the file as well. Call it with each sweep; of several instances one signs.
 * @returns the sequence number signed, or null when nothing was due.
 */
export const checkpointIfDue = (deps: { readonly db: Kysely<Database>; readonly clock: Clock; readonly keys: KeyRing; readonly file: string }) => {
  const key = checkpointKey(deps.keys.seed(CHECKPOINT_LABEL));
  return async (): Promise<number | null> => {
    const now = deps.clock.now();
    if (!(await isDue(deps.db, now))) return null;
    return deps.db.transaction().execute(async (trx) => {
      const head = await trx.selectFrom('audit_head').select(['log_id', 'seq', 'hash']).forUpdate().executeTakeFirstOrThrow();
      if (!(await isDue(trx, now))) return null;
      const checkpoint = signCheckpoint({ logId: head.log_id, seq: head.seq, hash: head.hash }, now, key);
      await trx.insertInto('audit_checkpoint').values({ seq: head.seq, made_at: now, ...checkpoint }).execute();
      // Before commit: a line too many is true all the same, a line too few would be missed.
      appendToFile(deps.file, checkpoint);
      return head.seq;
    });
  };
};

async function isDue(db: Kysely<Database>, now: Date): Promise<boolean> {
  const head = await db.selectFrom('audit_head').select('seq').executeTakeFirstOrThrow();
  const last = await db.selectFrom('audit_checkpoint').select(['seq', 'made_at']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
  if (last === undefined) return head.seq > 0;
  const events = head.seq - last.seq;
  return events >= CHECKPOINT_EVERY_EVENTS || (events > 0 && now.getTime() - last.made_at.getTime() >= CHECKPOINT_EVERY_MS);
}
