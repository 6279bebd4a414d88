import { sql, type Kysely, type Transaction } from 'kysely';
import { FACTOR_FAILURES_BEFORE_WAIT, TOTP_STEP_SECONDS } from '../domain/limits.ts';
import type { Database } from './schema.ts';

/** How many of each were taken away. */
export interface TakenAway {
  readonly recoveryCodes: number;
  readonly badges: number;
  readonly deputies: number;
  readonly phones: number;
  readonly sessions: number;
  /** Whose factors wait as new ones do. */
  readonly factorOwners: readonly string[];
}

/**
 * Takes away what an older database grants again though it may have been spent or withdrawn since: nobody knows what
 * was. Factors stay, but count as if they had been added now; the code of the present and every earlier time step is
 * spent, and one wrong code more makes them wait.
 */
export async function takeAway(trx: Transaction<Database>, now: Date, factorWaitMs: number): Promise<TakenAway> {
  const codes = await trx.updateTable('recovery_code').set({ voided_at: now }).where('voided_at', 'is', null).where('used_at', 'is', null).executeTakeFirst();
  const badges = await trx.updateTable('badge').set({ revoked_at: now }).where('revoked_at', 'is', null).executeTakeFirst();
  const deputies = await trx.deleteFrom('deputy').executeTakeFirst();
  const phones = await trx.deleteFrom('push_phone').executeTakeFirst();
  const approvers = await trx.deleteFrom('approver_session').executeTakeFirst();
  const clerks = await trx.deleteFrom('desk_session').executeTakeFirst();
  await trx.deleteFrom('sign_in').execute();
  await trx.deleteFrom('factor_challenge').execute();
  // Every kiosk has a later mark by now, and would be taken for a copy of itself.
  await trx.updateTable('kiosk').set({ enrol_code_hash: null, enrol_expires_at: null, mark_hash: null }).execute();
  await trx.deleteFrom('factor').where('confirmed_at', 'is', null).execute();
  const step = Math.floor(now.getTime() / 1_000 / TOTP_STEP_SECONDS);
  const factors = await trx.updateTable('factor')
    .set({
      usable_at: sql`greatest(usable_at, ${new Date(now.getTime() + factorWaitMs)}::timestamptz)`,
      last_step: sql`case when kind = 'totp' then greatest(last_step, ${step}::int) end`,
      failures: sql`greatest(failures, ${FACTOR_FAILURES_BEFORE_WAIT - 1}::int)`,
    })
    .where('revoked_at', 'is', null).returning('person_id').execute();
  return {
    recoveryCodes: Number(codes.numUpdatedRows),
    badges: Number(badges.numUpdatedRows),
    deputies: Number(deputies.numDeletedRows),
    phones: Number(phones.numDeletedRows),
    sessions: Number(approvers.numDeletedRows + clerks.numDeletedRows),
    factorOwners: [...new Set(factors.map(({ person_id: personId }) => personId))],
  };
}

/** Cases that have not ended. */
export async function openCases(db: Kysely<Database>): Promise<readonly string[]> {
  return (await db.selectFrom('recovery_case').select('id').where('stage', '!=', 'ended').execute()).map(({ id }) => id);
}
