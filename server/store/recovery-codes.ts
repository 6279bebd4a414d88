import type { Kysely, Transaction } from 'kysely';
import type { KeyRing } from '../ports.ts';
import type { Database } from './schema.ts';

/** How a code is kept while it is not known whose it is: in the row of a case. */
export const codeHash = (keys: Pick<KeyRing, 'mac'>, code: string): string => keys.mac('recovery-code', code);

/** How it is kept for its person: the code of another is nothing, and a row that was moved to another person opens nothing. */
const boundHash = (keys: Pick<KeyRing, 'mac'>, personId: string, hash: string): string => keys.mac('recovery-code-of', `${personId}:${hash}`);

/** Puts a new set in the place of what there was. */
export async function replaceCodes(
  trx: Transaction<Database>, personId: string, codes: readonly string[], { keys, now, usableAt }: { readonly keys: Pick<KeyRing, 'mac'>; readonly now: Date; readonly usableAt: Date },
): Promise<void> {
  await trx.updateTable('recovery_code').set({ voided_at: now }).where('person_id', '=', personId).where('voided_at', 'is', null).execute();
  await trx.insertInto('recovery_code')
    .values(codes.map((code) => ({ code_hash: boundHash(keys, personId, codeHash(keys, code)), person_id: personId, made_at: now, usable_at: usableAt, used_for: null })))
    .execute();
}

/** Spends a code for a case. The same case may ask again; any other gets a no. One statement: of two at once one wins. */
export async function spendCode(
  db: Kysely<Database>, { personId, hash, caseId }: { readonly personId: string; readonly hash: string; readonly caseId: string }, { keys, now }: { readonly keys: Pick<KeyRing, 'mac'>; readonly now: Date },
): Promise<boolean> {
  const spent = await db.updateTable('recovery_code').set({ used_at: now, used_for: caseId })
    .where('code_hash', '=', boundHash(keys, personId, hash)).where('person_id', '=', personId).where('voided_at', 'is', null).where('usable_at', '<=', now)
    .where((on) => on.or([on('used_for', 'is', null), on('used_for', '=', caseId)]))
    .returning('code_hash').executeTakeFirst();
  return spent !== undefined;
}

export interface CodesLeft {
  readonly left: number;
  readonly madeAt: Date;
  readonly usableAt: Date;
}

/** What is left of a person's set; null when they never made one. */
export async function codesOf(db: Kysely<Database>, personId: string): Promise<CodesLeft | null> {
  const rows = await db.selectFrom('recovery_code').select(['made_at', 'usable_at', 'used_at']).where('person_id', '=', personId).where('voided_at', 'is', null).execute();
  const [first] = rows;
  return first === undefined ? null : { left: rows.filter(({ used_at: usedAt }) => usedAt === null).length, madeAt: first.made_at, usableAt: first.usable_at };
}
