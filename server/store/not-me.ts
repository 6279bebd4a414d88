import type { Kysely, Transaction } from 'kysely';
import { NOT_ME_MS } from '../domain/limits.ts';
import type { NotMeLink } from '../domain/notices.ts';
import type { Random } from '../ports.ts';
import { addBlock } from './blocks.ts';
import { queueNotMe } from './due.ts';
import type { Database } from './schema.ts';

/** Keeps a link that a notice is about to carry. Links too old to count go. */
export async function addNotMe(trx: Transaction<Database>, tokenHash: string, { caseId, personId }: NotMeLink, now: Date): Promise<void> {
  await trx.deleteFrom('not_me').where('made_at', '<=', oldest(now)).execute();
  await trx.insertInto('not_me').values({ token_hash: tokenHash, case_id: caseId, person_id: personId, made_at: now }).execute();
}

/** What a link is about while it counts: null for one that nobody has, was used or is too old. */
export async function findNotMe(db: Kysely<Database>, tokenHash: string, now: Date): Promise<NotMeLink | null> {
  const row = await db.selectFrom('not_me').select(['case_id as caseId', 'person_id as personId'])
    .where('token_hash', '=', tokenHash).where('used_at', 'is', null).where('made_at', '>', oldest(now)).executeTakeFirst();
  return row ?? null;
}

/**
 * Spends a link, with every other one of the same case, blocks the person and sets the case to be taken back.
 * False: somebody else was first.
 */
export async function spendNotMe(trx: Transaction<Database>, tokenHash: string, { caseId, personId }: NotMeLink, { now, random }: { readonly now: Date; readonly random: Random }): Promise<boolean> {
  const spent = await trx.updateTable('not_me').set({ used_at: now }).where('token_hash', '=', tokenHash).where('used_at', 'is', null).returning('case_id').executeTakeFirst();
  if (spent === undefined) return false;
  await trx.updateTable('not_me').set({ used_at: now }).where('case_id', '=', caseId).where('used_at', 'is', null).execute();
  await addBlock(trx, { personId, caseId, why: 'not-me' }, { now, random });
  await queueNotMe(trx, caseId, now);
  return true;
}

const oldest = (now: Date): Date => new Date(now.getTime() - NOT_ME_MS);
