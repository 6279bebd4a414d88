import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { Secret } from '../domain/secret.ts';
import type { KeyRing } from '../ports.ts';
import type { NewPushPhone, PushPhone, PushTarget } from '../reach-ports.ts';
import type { Database } from './schema.ts';

/** Its place for the key ring: the address of one person's phone opens for nobody else. */
const rowOf = (id: string, personId: string): string => `push_phone/${id}/${personId}/sealed`;

/** By it a page knows its own address, which nobody else can guess. */
const markOf = ({ endpoint }: PushTarget): string => createHash('sha256').update(endpoint).digest('base64url');

export async function phonesOf(db: Kysely<Database>, personId: string, now: Date): Promise<readonly PushPhone[]> {
  const rows = await db.selectFrom('push_phone').select(['id', 'language', 'added_at', 'mark']).where('person_id', '=', personId).where('ends_at', '>', now).orderBy('added_at').execute();
  return rows.map(({ id, language, added_at: addedAt, mark }) => ({ id, language, addedAt, mark }));
}

export async function targetOf(db: Kysely<Database>, id: string, personId: string, { now, keys }: { readonly now: Date; readonly keys: Pick<KeyRing, 'decrypt'> }): Promise<Secret<PushTarget> | null> {
  const row = await db.selectFrom('push_phone').select('sealed').where('id', '=', id).where('person_id', '=', personId).where('ends_at', '>', now).executeTakeFirst();
  return row === undefined ? null : new Secret(JSON.parse(keys.decrypt(rowOf(id, personId), row.sealed).reveal()) as PushTarget);
}

interface Adding {
  readonly id: string;
  readonly now: Date;
  readonly most: number;
  readonly keys: Pick<KeyRing, 'encrypt'>;
}

/** False: the person has as many as may be. */
export async function addPhone(trx: Transaction<Database>, personId: string, { target, language, endsAt }: NewPushPhone, { id, now, most, keys }: Adding): Promise<boolean> {
  const mark = markOf(target.reveal());
  await trx.deleteFrom('push_phone').where((on) => on.or([on('mark', '=', mark), on('ends_at', '<=', now)])).execute();
  const others = await trx.selectFrom('push_phone').select('id').where('person_id', '=', personId).limit(most).execute();
  if (others.length >= most) return false;
  const sealed = keys.encrypt(rowOf(id, personId), new Secret(JSON.stringify(target.reveal())));
  await trx.insertInto('push_phone').values({ id, person_id: personId, mark, sealed, language, added_at: now, ends_at: endsAt }).execute();
  return true;
}

export async function removePhone(trx: Transaction<Database>, id: string, personId: string): Promise<boolean> {
  return (await trx.deleteFrom('push_phone').where('id', '=', id).where('person_id', '=', personId).returning('id').executeTakeFirst()) !== undefined;
}

/** @returns the ids of those that went. */
export async function removePhonesOf(trx: Transaction<Database>, personId: string): Promise<readonly string[]> {
  return (await trx.deleteFrom('push_phone').where('person_id', '=', personId).returning('id').execute()).map(({ id }) => id);
}
