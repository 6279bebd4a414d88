import type { Kysely } from 'kysely';
import type { Block } from '../domain/notices.ts';
import type { Random } from '../ports.ts';
import type { Database } from './schema.ts';

/** Blocks a person, in the transaction of what led to it. The same finding about the same case counts once. */
export async function addBlock(trx: Kysely<Database>, { personId, why, caseId }: Block, { now, random }: { readonly now: Date; readonly random: Random }): Promise<void> {
  await trx.insertInto('block')
    .values({ id: random.id(), person_id: personId, why, case_id: caseId, at: now })
    .onConflict((conflict) => conflict.columns(['case_id', 'why']).where('cleared_at', 'is', null).doNothing())
    .execute();
}

/** Whether a block stands against the person that two people have not cleared. */
export async function isBlocked(db: Kysely<Database>, personId: string): Promise<boolean> {
  const standing = await db.selectFrom('block').select('id').where('person_id', '=', personId).where('cleared_at', 'is', null).limit(1).executeTakeFirst();
  return standing !== undefined;
}
