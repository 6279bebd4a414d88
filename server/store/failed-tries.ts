import type { Kysely, Transaction } from 'kysely';
import type { FailedTry } from '../domain/notices.ts';
import { anyOf } from './any-of.ts';
import { queueTries } from './due.ts';
import type { Database } from './schema.ts';

/** Notes, with the change of the case, that it came to nothing for a person. */
export async function noteFailedTry(trx: Transaction<Database>, { caseId, personId, kioskId }: { readonly caseId: string; readonly personId: string; readonly kioskId: string }, now: Date): Promise<void> {
  await trx.insertInto('failed_try').values({ case_id: caseId, person_id: personId, kiosk_id: kioskId, at: now }).onConflict((conflict) => conflict.column('case_id').doNothing()).execute();
  await queueTries(trx, personId, now);
}

/** What a person has not been told of yet, oldest first. */
export const failedTriesOf = (db: Kysely<Database>, personId: string): Promise<readonly FailedTry[]> =>
  db.selectFrom('failed_try').select(['case_id as caseId', 'kiosk_id as kioskId', 'at']).where('person_id', '=', personId).orderBy('at').execute();

export async function forgetFailedTries(trx: Transaction<Database>, tries: readonly FailedTry[]): Promise<void> {
  await trx.deleteFrom('failed_try').where('case_id', '=', anyOf(tries.map(({ caseId }) => caseId))).execute();
}
