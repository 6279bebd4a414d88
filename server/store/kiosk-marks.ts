import type { Kysely } from 'kysely';
import type { KeyRing, MarkOffer } from '../ports.ts';
import { isNamed, type Kiosk } from './kiosks.ts';
import type { Database } from './schema.ts';

const hashOf = (keys: KeyRing, mark: string): string => keys.mac('kiosk-mark', mark);

/**
 * Gives the kiosk its next mark. One statement, so that of two that hold the same one only the first gets on. The next
 * one is as good as the one before: who knows it made it, and has not heard the answer. False: neither counts.
 */
export async function changeMark(trx: Kysely<Database>, id: string, { mark, next, page }: MarkOffer, keys: KeyRing): Promise<boolean> {
  const good = [next, ...(mark === null ? [] : [mark])].map((each) => hashOf(keys, each));
  const row = await trx.updateTable('kiosk')
    .set({ mark_hash: hashOf(keys, next), page })
    .where('id', '=', id)
    .where('copied_at', 'is', null)
    .where((kiosk) => kiosk.or([kiosk('mark_hash', 'is', null), kiosk('mark_hash', 'in', good)]))
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** True the first time. */
export async function noteCopied(trx: Kysely<Database>, id: string, now: Date): Promise<boolean> {
  const row = await trx.updateTable('kiosk').set({ copied_at: now }).where('id', '=', id).where('copied_at', 'is', null).returning('id').executeTakeFirst();
  return row !== undefined;
}

/** Whether the kiosk is known by this mark, or by none yet, and its key does not count as copied. */
export async function holdsMark(db: Kysely<Database>, id: string, mark: string | null, keys: KeyRing): Promise<boolean> {
  const row = await db.selectFrom('kiosk').select(['mark_hash', 'copied_at']).where('id', '=', id).executeTakeFirst();
  if (row === undefined || row.copied_at !== null) return false;
  return row.mark_hash === null || (mark !== null && row.mark_hash === hashOf(keys, mark));
}

/** Whichever page comes next is the holder of the key, by name or id. Null: nothing in service has that name. */
export async function forgetMark(trx: Kysely<Database>, nameOrId: string): Promise<Pick<Kiosk, 'id' | 'name'> | null> {
  const row = await trx.updateTable('kiosk')
    .set({ mark_hash: null, copied_at: null })
    .where(isNamed(nameOrId))
    .where('enrolled_at', 'is not', null)
    .where('revoked_at', 'is', null)
    .returning(['id', 'name'])
    .executeTakeFirst();
  return row ?? null;
}
