import type { Kysely } from 'kysely';
import type { Block } from '../domain/notices.ts';
import type { StandingBlock } from '../desk-ports.ts';
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

/** Those that stand, the oldest first. */
export function standingBlocks(db: Kysely<Database>): Promise<readonly StandingBlock[]> {
  return db.selectFrom('block').select(['id', 'person_id as personId', 'why', 'case_id as caseId', 'at', 'first_cleared_by as firstClearedBy']).where('cleared_at', 'is', null).orderBy('at').orderBy('id').execute();
}

/** The first of two. @returns whom the block is about; null: it does not stand, or somebody has asked before. */
export async function askToClear(trx: Kysely<Database>, id: string, clerkId: string): Promise<string | null> {
  const asked = await trx.updateTable('block').set({ first_cleared_by: clerkId })
    .where('id', '=', id).where('cleared_at', 'is', null).where('first_cleared_by', 'is', null).returning('person_id').executeTakeFirst();
  return asked?.person_id ?? null;
}

/** The second of two. @returns whom the block was about; null: it does not stand, nobody has asked, or it was they who did. */
export async function clearBlock(trx: Kysely<Database>, id: string, clerkId: string, now: Date): Promise<string | null> {
  const cleared = await trx.updateTable('block').set({ cleared_by: clerkId, cleared_at: now })
    .where('id', '=', id).where('cleared_at', 'is', null).where('first_cleared_by', '!=', clerkId).returning('person_id').executeTakeFirst();
  return cleared?.person_id ?? null;
}
