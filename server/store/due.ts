import { sql, type Kysely } from 'kysely';
import type { NoticeKind } from '../domain/notices.ts';
import { DUE_LEASE_MS, REMIND_MS, TELL_TRIES_EVERY_MS } from '../domain/limits.ts';
import { Secret } from '../domain/secret.ts';
import type { DueRow, DueStore, KeyRing, Mail, Random } from '../ports.ts';
import type { Ping } from '../reach-ports.ts';
import type { Database } from './schema.ts';

/** Sets when a case is to be looked at next, in the transaction that changed it; null: never. A sweep that holds the old row lets go of it. */
export async function setCaseDue(trx: Kysely<Database>, caseId: string, dueAt: Date | null, now: Date): Promise<void> {
  if (dueAt === null) {
    await trx.deleteFrom('due').where('kind', '=', 'case').where('subject', '=', caseId).execute();
    return;
  }
  await trx.insertInto('due')
    .values({ kind: 'case', subject: caseId, due_at: dueAt, since: now, tries: 0, sealed_mail: null })
    .onConflict((conflict) => conflict.columns(['kind', 'subject']).doUpdateSet({ due_at: dueAt, since: now, tries: 0, lease: null, lease_ends_at: null }))
    .execute();
}

/** Its place for the key ring. */
const mailRow = (id: string): string => `due/${id}/sealed_mail`;

interface Queueing {
  readonly now: Date;
  readonly keys: Pick<KeyRing, 'encrypt'>;
}

async function queueSealed(trx: Kysely<Database>, kind: 'mail' | 'ping', id: string, what: Mail | Ping, { now, keys }: Queueing): Promise<void> {
  const sealed = keys.encrypt(mailRow(id), new Secret(JSON.stringify(what)));
  await trx.insertInto('due').values({ kind, subject: id, due_at: now, since: now, tries: 0, sealed_mail: sealed }).execute();
}

/** Queues a mail with the change that it tells of: both or neither. */
export const queueMail = (trx: Kysely<Database>, id: string, mail: Mail, queueing: Queueing): Promise<void> => queueSealed(trx, 'mail', id, mail, queueing);
/** The same of what goes to a telephone. */
export const queuePing = (trx: Kysely<Database>, id: string, ping: Ping, queueing: Queueing): Promise<void> => queueSealed(trx, 'ping', id, ping, queueing);

/** Says that something is to be done once, about a case or a person; what is said already is not said twice. */
async function queueWork(trx: Kysely<Database>, kind: 'notice-approved' | 'notice-refused' | 'not-me' | 'tries' | 'remind' | 'factor-waits', subject: string, dueAt: Date, now: Date): Promise<void> {
  await trx.insertInto('due').values({ kind, subject, due_at: dueAt, since: now, tries: 0, sealed_mail: null })
    .onConflict((conflict) => conflict.columns(['kind', 'subject']).doNothing()).execute();
}

/** The same for what may have to be done again: a sweep that holds the old row lets go of it. */
export async function queueWorkAnew(trx: Kysely<Database>, kind: 'deputy-named' | 'deputy-gone', subject: string, now: Date): Promise<void> {
  await trx.insertInto('due').values({ kind, subject, due_at: now, since: now, tries: 0, sealed_mail: null })
    .onConflict((conflict) => conflict.columns(['kind', 'subject']).doUpdateSet({ due_at: now, since: now, tries: 0, lease: null, lease_ends_at: null }))
    .execute();
}

export const queueNotice = (trx: Kysely<Database>, caseId: string, kind: NoticeKind, now: Date): Promise<void> => queueWork(trx, `notice-${kind}`, caseId, now, now);
export const queueNotMe = (trx: Kysely<Database>, caseId: string, now: Date): Promise<void> => queueWork(trx, 'not-me', caseId, now, now);
/** The first try of a person sets the instant; those that follow until then are told with it. */
export const queueTries = (trx: Kysely<Database>, personId: string, now: Date): Promise<void> =>
  queueWork(trx, 'tries', personId, new Date(now.getTime() + TELL_TRIES_EVERY_MS), now);

/** Whoever has a factor is told that it waits again. */
export const queueFactorWaits = (trx: Kysely<Database>, personId: string, now: Date): Promise<void> => queueWork(trx, 'factor-waits', personId, now, now);

/** Whoever was asked is reminded then, unless they have looked. */
export const queueRemind = (trx: Kysely<Database>, requestId: string, now: Date): Promise<void> => queueWork(trx, 'remind', requestId, new Date(now.getTime() + REMIND_MS), now);

/** What is due, taken with a lease: a row whose taker died comes back when the lease ends. */
export function dueStore(db: Kysely<Database>, random: Random, keys: Pick<KeyRing, 'decrypt'>): DueStore {
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
        returning kind, subject, due_at as "dueAt", since, tries, sealed_mail as "sealedMail"`.execute(db);
      return rows.map((row) => ({ ...row, lease }));
    },
    open: ({ subject, sealedMail }) => JSON.parse(keys.decrypt(mailRow(subject), sealedMail ?? '').reveal()) as Mail,
    openPing: ({ subject, sealedMail }) => JSON.parse(keys.decrypt(mailRow(subject), sealedMail ?? '').reveal()) as Ping,
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
