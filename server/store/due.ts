import { sql, type Kysely } from 'kysely';
import { DUE_LEASE_MS } from '../domain/limits.ts';
import type { DueRow, DueStore, Mail, Random } from '../ports.ts';
import type { Database } from './schema.ts';

/** Sets when a case is to be looked at next, in the transaction that changed it; null: never. A sweep that holds the old row lets go of it. */
export async function setCaseDue(trx: Kysely<Database>, caseId: string, dueAt: Date | null, now: Date): Promise<void> {
  if (dueAt === null) {
    await trx.deleteFrom('due').where('kind', '=', 'case').where('subject', '=', caseId).execute();
    return;
  }
  await trx.insertInto('due')
    .values({ kind: 'case', subject: caseId, due_at: dueAt, since: now, tries: 0, mail: null })
    .onConflict((conflict) => conflict.columns(['kind', 'subject']).doUpdateSet({ due_at: dueAt, since: now, tries: 0, lease: null, lease_ends_at: null }))
    .execute();
}

/** Queues a mail with the change that it tells of: both or neither. */
export async function queueMail(trx: Kysely<Database>, id: string, mail: Mail, now: Date): Promise<void> {
  await trx.insertInto('due').values({ kind: 'mail', subject: id, due_at: now, since: now, tries: 0, mail: JSON.stringify(mail) }).execute();
}

/** What is due, taken with a lease: a row whose taker died comes back when the lease ends. */
export function dueStore(db: Kysely<Database>, random: Random): DueStore {
  return {
    claim: async (now, limit) => {
      const lease = random.id();
      const { rows } = await sql<Omit<DueRow, 'lease'>>`
        update due set lease = ${lease}, lease_ends_at = ${new Date(now.getTime() + DUE_LEASE_MS)}
        where (kind, subject) in (
          select kind, subject from due
          where due_at <= ${now} and (lease_ends_at is null or lease_ends_at <= ${now})
          order by due_at limit ${limit} for update skip locked
        )
        returning kind, subject, due_at as "dueAt", since, tries, mail`.execute(db);
      return rows.map((row) => ({ ...row, lease }));
    },
    done: async (row) => {
      await db.deleteFrom('due').where('kind', '=', row.kind).where('subject', '=', row.subject).where('lease', '=', row.lease).execute();
    },
    again: async (row, dueAt, failed) => {
      await db.updateTable('due')
        .set({ due_at: dueAt, tries: failed ? row.tries + 1 : 0, lease: null, lease_ends_at: null })
        .where('kind', '=', row.kind).where('subject', '=', row.subject).where('lease', '=', row.lease)
        .execute();
    },
  };
}
