import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import { FACTOR_FAILURES_BEFORE_END, FACTOR_FAILURES_BEFORE_WAIT, FACTOR_WAIT_MS, FACTORS_PER_PERSON } from '../domain/limits.ts';
import type { Database, FactorTable } from './schema.ts';

/** A confirmed factor, and what is needed to check a code. */
export interface StoredFactor {
  readonly id: string;
  readonly name: string;
  /** Encrypted for this row alone. */
  readonly sealedSeed: string;
  readonly createdAt: Date;
  readonly usableAt: Date;
  /** The youngest time step that was accepted, counted from 1970. */
  readonly lastStep: number;
  readonly failures: number;
  readonly waitUntil: Date | null;
}

function stored(row: Selectable<FactorTable>): StoredFactor {
  const { name, usable_at: usableAt, last_step: lastStep } = row;
  if (name === null || usableAt === null || lastStep === null) throw new TypeError('An enrolment is no factor');
  return { id: row.id, name, sealedSeed: row.sealed_seed, createdAt: row.created_at, usableAt, lastStep, failures: row.failures, waitUntil: row.wait_until };
}

/** Every write is one statement of its own, so that no rollback of a caller's can take a failure back. */
export const factorStore = (db: Kysely<Database>) => ({
  /** What the person has, oldest first; those that are used up too. */
  async of(personId: string): Promise<StoredFactor[]> {
    const rows = await db.selectFrom('factor').selectAll()
      .where('person_id', '=', personId).where('confirmed_at', 'is not', null).where('revoked_at', 'is', null)
      .orderBy('confirmed_at').orderBy('id').execute();
    return rows.map(stored);
  },

  /** Counts a failure on each factor that may be tried now, before anything is checked. @returns those, as counted. */
  async countTry(personId: string, now: Date): Promise<StoredFactor[]> {
    const rows = await db.updateTable('factor')
      .set({
        failures: sql`failures + 1`,
        wait_until: sql`case when failures + 1 = ${FACTOR_FAILURES_BEFORE_WAIT} then ${new Date(now.getTime() + FACTOR_WAIT_MS)}::timestamptz else wait_until end`,
      })
      .where('person_id', '=', personId).where('usable_at', '<=', now).where('revoked_at', 'is', null)
      .where('failures', '<', FACTOR_FAILURES_BEFORE_END)
      .where((on) => on.or([on('wait_until', 'is', null), on('wait_until', '<=', now)]))
      .returningAll().execute();
    return rows.map(stored);
  },

  /**
   * Accepts a time step once: false when this step or a younger one was accepted before, or the factor was revoked.
   * A success takes the failures off every factor that was tried with it.
   */
  async spend(id: string, step: number, usedFor: string, tried: readonly string[]): Promise<boolean> {
    const spent = await db.updateTable('factor')
      .set({ last_step: step, last_used_for: usedFor })
      .where('id', '=', id).where('last_step', '<', step).where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (spent.numUpdatedRows !== 1n) return false;
    await db.updateTable('factor').set({ failures: 0, wait_until: null }).where('id', 'in', [...tried]).execute();
    return true;
  },

  async beginEnrolment(row: { readonly id: string; readonly personId: string; readonly sealedSeed: string; readonly at: Date; readonly until: Date }): Promise<void> {
    await db.deleteFrom('factor').where('confirmed_at', 'is', null)
      .where((on) => on.or([on('enrol_until', '<=', row.at), on('person_id', '=', row.personId)])).execute();
    await db.insertInto('factor').values({
      id: row.id, person_id: row.personId, kind: 'totp', sealed_seed: row.sealedSeed, created_at: row.at, enrol_until: row.until,
    }).execute();
  },

  /** The seed of an enrolment under way, with one try counted; null when it is not this person's, over, or guessed at too often. */
  async countEnrolmentTry(id: string, personId: string, now: Date): Promise<string | null> {
    const row = await db.updateTable('factor').set({ failures: sql`failures + 1` })
      .where('id', '=', id).where('person_id', '=', personId).where('confirmed_at', 'is', null)
      .where('enrol_until', '>', now).where('failures', '<', FACTOR_FAILURES_BEFORE_WAIT)
      .returning('sealed_seed').executeTakeFirst();
    return row?.sealed_seed ?? null;
  },
});

/** Changes of whose factors there are, in a transaction that also says so in the audit log. */
export const factorChanges = (trx: Transaction<Database>) => ({
  /** Makes the enrolment a factor, once; of more than the person may have, the oldest go. */
  async confirm(id: string, as: { readonly name: string; readonly step: number; readonly at: Date; readonly usableAt: Date }): Promise<boolean> {
    const row = await trx.updateTable('factor')
      .set({ name: as.name, last_step: as.step, confirmed_at: as.at, usable_at: as.usableAt, failures: 0 })
      .where('id', '=', id).where('confirmed_at', 'is', null).where('enrol_until', '>', as.at)
      .returning('person_id').executeTakeFirst();
    if (row === undefined) return false;
    const surplus = trx.selectFrom('factor').select('id')
      .where('person_id', '=', row.person_id).where('confirmed_at', 'is not', null).where('revoked_at', 'is', null)
      .orderBy('confirmed_at', 'desc').orderBy('id').offset(FACTORS_PER_PERSON);
    await trx.updateTable('factor').set({ revoked_at: as.at, sealed_seed: '' }).where('id', 'in', surplus).execute();
    return true;
  },

  /** Ends a factor and wipes its seed. False: not this person's, or ended before. */
  async revoke(id: string, personId: string, at: Date): Promise<boolean> {
    const ended = await trx.updateTable('factor').set({ revoked_at: at, sealed_seed: '' })
      .where('id', '=', id).where('person_id', '=', personId).where('revoked_at', 'is', null).where('confirmed_at', 'is not', null)
      .executeTakeFirst();
    return ended.numUpdatedRows === 1n;
  },

  /** Ends every factor of a person, and an enrolment under way. @returns the factors that this ended. */
  async revokeAll(personId: string, at: Date): Promise<readonly string[]> {
    await trx.deleteFrom('factor').where('person_id', '=', personId).where('confirmed_at', 'is', null).execute();
    const ended = await trx.updateTable('factor').set({ revoked_at: at, sealed_seed: '' })
      .where('person_id', '=', personId).where('revoked_at', 'is', null).returning('id').execute();
    return ended.map(({ id }) => id);
  },
});
