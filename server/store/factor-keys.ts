import type { Kysely, Transaction } from 'kysely';
import type { FactorKind } from '../domain/factor-kinds.ts';
import type { Database } from './schema.ts';

export interface WrappedKey {
  readonly id: string;
  /** Encrypted for this row. */
  readonly wrapped: string;
}

interface SealedRow {
  readonly id: string;
  readonly personId: string;
  readonly kind: FactorKind;
  readonly usableAt: Date | null;
  readonly sealed: { readonly keyId: string; readonly text: string };
}

/** The keys under which factors are encrypted. */
export const factorKeyStore = (db: Kysely<Database>) => ({
  /** The youngest: what is sealed now is sealed under it. Null before the first factor. */
  async newest(): Promise<WrappedKey | null> {
    return (await db.selectFrom('factor_key').select(['id', 'wrapped']).orderBy('made_at', 'desc').orderBy('id').limit(1).executeTakeFirst()) ?? null;
  },

  async byId(id: string): Promise<WrappedKey | null> {
    return (await db.selectFrom('factor_key').select(['id', 'wrapped']).where('id', '=', id).executeTakeFirst()) ?? null;
  },

  async add({ id, wrapped }: WrappedKey, at: Date): Promise<void> {
    await db.insertInto('factor_key').values({ id, wrapped, made_at: at }).execute();
  },

  /** Factors and enrolments that are sealed under another key than this. */
  async underOthers(keyId: string): Promise<readonly SealedRow[]> {
    const rows = await db.selectFrom('factor').select(['id', 'person_id', 'kind', 'usable_at', 'sealed', 'key_id']).where('key_id', '!=', keyId).orderBy('id').execute();
    return rows.flatMap((row) => (row.key_id === null ? [] : [{ id: row.id, personId: row.person_id, kind: row.kind, usableAt: row.usable_at, sealed: { keyId: row.key_id, text: row.sealed } }]));
  },

  /** Puts the same thing under another key. False: the row was changed meanwhile. */
  async reseal(id: string, before: string, after: { readonly keyId: string; readonly text: string }): Promise<boolean> {
    const done = await db.updateTable('factor').set({ sealed: after.text, key_id: after.keyId }).where('id', '=', id).where('sealed', '=', before).executeTakeFirst();
    return done.numUpdatedRows === 1n;
  },
});
export type FactorKeyStore = ReturnType<typeof factorKeyStore>;

/** Drops every key but this one that no factor needs; a factor that is sealed under one at this moment keeps it. @returns their ids. */
export async function dropFactorKeys(trx: Transaction<Database>, except: string): Promise<readonly string[]> {
  const dropped = await trx.deleteFrom('factor_key').where('id', '!=', except)
    .where((on) => on.not(on.exists(on.selectFrom('factor').select('factor.id').whereRef('factor.key_id', '=', 'factor_key.id'))))
    .returning('id').execute();
  return dropped.map(({ id }) => id);
}
