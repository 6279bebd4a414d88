import { sql, type Kysely, type Transaction } from 'kysely';
import { LIVE_STAGES, OPEN_APPROVAL_STAGES, type RecoveryCase } from '../domain/case-state.ts';
import { nextDueAt } from '../domain/case-times.ts';
import { failedTryOf, noticeOf } from '../domain/notices.ts';
import { Secret } from '../domain/secret.ts';
import type { CaseChange, CaseStore, KeyedHash, KeyRing, Random, StoredCase } from '../ports.ts';
import { anyOf } from './any-of.ts';
import { appendAudit } from './audit-log.ts';
import { addBlock } from './blocks.ts';
import { caseAudit } from './case-audit.ts';
import { CASE_COLUMNS, fromRow, toColumns } from './case-row.ts';
import { queueMail, queueNotice, queuePing, queueRemind, setCaseDue } from './due.ts';
import { noteFailedTry } from './failed-tries.ts';
import { notify } from './notify.ts';
import type { Database } from './schema.ts';

/** Carries the id of each case that changed, after its commit. */
export const CASE_CHANNEL = 'case_changed';

interface Parts {
  readonly db: Kysely<Database>;
  readonly random: Random;
  readonly keyedHash: KeyedHash;
  readonly keys: Pick<KeyRing, 'encrypt' | 'decrypt'>;
}

/** Cases in PostgreSQL: one row each, changed by compare-and-set on its version. */
export function caseStore({ db, random, keyedHash, keys }: Parts): CaseStore {
  const rows = () => db.selectFrom('recovery_case').select(CASE_COLUMNS);
  const read = (row: Parameters<typeof fromRow>[0] | undefined): StoredCase | null => (row === undefined ? null : fromRow(row, keyedHash));

  /** What goes with every change. The audit comes last: its lock is held until commit. */
  const along = async (trx: Transaction<Database>, { recoveryCase, events, mails, pings, block, failedTry }: CaseChange, kioskSeenAt: Date, at: Date, before: RecoveryCase | null): Promise<void> => {
    await setCaseDue(trx, recoveryCase.id, nextDueAt(recoveryCase, kioskSeenAt, at), at);
    if (block !== undefined) await addBlock(trx, block, { now: at, random });
    const asked = events.filter((event) => event.type === 'approver-asked').map(({ requestId }) => ({ request_id: requestId, case_id: recoveryCase.id }));
    if (asked.length > 0) await trx.insertInto('case_request').values(asked).execute();
    for (const { request_id: requestId } of asked) await queueRemind(trx, requestId, at);
    for (const mail of mails ?? []) await queueMail(trx, random.id(), mail, { now: at, keys });
    for (const ping of pings ?? []) await queuePing(trx, random.id(), ping, { now: at, keys });
    if (before !== null) {
      const notice = noticeOf(before, recoveryCase);
      if (notice !== null) await queueNotice(trx, recoveryCase.id, notice, at);
      const personId = failedTry ?? failedTryOf(before, recoveryCase);
      if (personId !== null) await noteFailedTry(trx, { caseId: recoveryCase.id, personId, kioskId: recoveryCase.kioskId }, at);
    }
    await notify(trx, CASE_CHANNEL, recoveryCase.id);
    await appendAudit(trx, events.map((event) => caseAudit(recoveryCase.id, event)), { now: at, random });
  };

  /** Only the very change that brings it keeps a sealed pass: the next one, whatever it is, drops it. */
  const sealedPassOf = ({ recoveryCase, sealedPass }: CaseChange): string | null =>
    recoveryCase.stage === 'issued' && sealedPass !== undefined ? keys.encrypt(sealedPassRow(recoveryCase.id), new Secret(sealedPass)) : null;

  return {
    load: async (id) => read(await rows().where('id', '=', id).executeTakeFirst()),
    byRequest: async (requestId) =>
      read(await rows().innerJoin('case_request', 'case_request.case_id', 'recovery_case.id').where('case_request.request_id', '=', requestId).executeTakeFirst()),
    byStartNonce: async (kioskId, nonce) => read(await rows().where('kiosk_id', '=', kioskId).where('start_nonce', '=', nonce).executeTakeFirst()),
    currentOf: async (kioskId) =>
      read(await rows().where('kiosk_id', '=', kioskId).where('stage', 'in', [...LIVE_STAGES]).orderBy('started_at', 'desc').limit(1).executeTakeFirst()),

    insert: (change, at) =>
      db.transaction().execute(async (trx) => {
        const inserted = await trx.insertInto('recovery_case')
          .values({ ...toColumns(change.recoveryCase, 1, keyedHash), page_seen_at: at, sealed_pass: null })
          .onConflict((conflict) => conflict.columns(['kiosk_id', 'start_nonce']).doNothing())
          .returning('id')
          .executeTakeFirst();
        if (inserted === undefined) return false;
        await along(trx, change, at, at, null);
        return true;
      }),

    save: async (before, change, at) => {
      try {
        return await db.transaction().execute(async (trx) => {
          const saved = await trx.updateTable('recovery_case')
            .set({ ...toColumns(change.recoveryCase, before.version + 1, keyedHash), sealed_pass: sealedPassOf(change) })
            .where('id', '=', change.recoveryCase.id)
            .where('version', '=', before.version)
            .returning('page_seen_at')
            .executeTakeFirst();
          if (saved === undefined) return 'conflict' as const;
          await along(trx, change, saved.page_seen_at, at, before.recoveryCase);
          return 'saved' as const;
        });
      } catch (error) {
        if (isSecondLiveCase(error)) return 'person-busy';
        if (isLostToAnother(error)) return 'conflict';
        throw error;
      }
    },

    sealedPass: async (id) => {
      const kept = (await db.selectFrom('recovery_case').select('sealed_pass').where('id', '=', id).executeTakeFirst())?.sealed_pass ?? null;
      return kept === null ? null : keys.decrypt(sealedPassRow(id), kept).reveal();
    },
    seen: async (ids, at) => {
      if (ids.length === 0) return;
      await db.updateTable('recovery_case').set({ page_seen_at: at }).where('id', '=', anyOf(ids)).where('page_seen_at', '<', at).execute();
    },
    hasLiveCase: async (personId) => {
      const live = await db.selectFrom('recovery_case').select('id')
        .where('person_id', '=', personId).where('is_real', '=', true).where('stage', 'in', [...LIVE_STAGES]).limit(1).executeTakeFirst();
      return live !== undefined;
    },
    openApprovals: async (approverId) => {
      // Found by what the text says, not proven: each is loaded and proven before anything is done to it.
      const { rows } = await sql<{ readonly caseId: string; readonly factorId: string }>`
        select id as "caseId", approval ->> 'factorId' as "factorId" from recovery_case, jsonb_array_elements(state::jsonb -> 'approvals') approval
        where stage = any(${[...OPEN_APPROVAL_STAGES]}) and approval ->> 'approverId' = ${approverId}`.execute(db);
      return rows;
    },
    wasVouchedFor: async ({ personId, by, since }) => {
      const { rows } = await sql`
        select 1 from recovery_case where person_id = ${personId} and pass_id is not null and intent_at > ${since}
        and exists (select 1 from jsonb_array_elements(state::jsonb -> 'approvals') approval where approval ->> 'approverId' = ${by}) limit 1`.execute(db);
      return rows.length > 0;
    },
    live: async (limit) => (await rows().where('stage', '!=', 'ended').orderBy('started_at', 'desc').limit(limit).execute()).map((row) => fromRow(row, keyedHash)),
    lastIntentFor: (personId) => lastIntent(db, personId),
    lastPassFor: (personId) => lastIntent(db, personId, sql<boolean>`pass_id is not null`),
  };
}

/**
 * Its place for the key ring. What a database has deleted lies on in its files for a while; what lies there of a sealed
 * pass opens only under the service key and then for a page that is gone, and nobody can put another in its place.
 */
const sealedPassRow = (caseId: string): string => `recovery_case/${caseId}/sealed_pass`;

async function lastIntent(db: Kysely<Database>, personId: string, only = sql<boolean>`true`): Promise<Date | null> {
  const row = await db.selectFrom('recovery_case').select((row) => row.fn.max('intent_at').as('at')).where('person_id', '=', personId).where(only).executeTakeFirst();
  return row?.at ?? null;
}

/** Serialization_failure and deadlock_detected: nothing was changed, and who tries again decides on what is there then. */
const isLostToAnother = (error: unknown): boolean => error instanceof Error && ['40001', '40P01'].includes(String(Reflect.get(error, 'code')));

/** SQLSTATE 23505 on our index: PostgreSQL, "Error Codes", unique_violation. */
const isSecondLiveCase = (error: unknown): boolean =>
  error instanceof Error && Reflect.get(error, 'code') === '23505' && Reflect.get(error, 'constraint') === 'one_live_case';
