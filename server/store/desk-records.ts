import { sql, type Kysely } from 'kysely';
import type { Ending } from '../domain/words.ts';
import type { AuditRecord, DeskRecords } from '../desk-ports.ts';
import { asRecord } from './audit-log.ts';
import type { Database } from './schema.ts';

/** What stands for itself in a pattern of SQL (PostgreSQL, "Pattern Matching"). */
const literal = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');

/** What the desk reads in the log and of cases; it changes nothing. */
export const deskRecords = (db: Kysely<Database>): Omit<DeskRecords, 'verify'> => ({
  search: async ({ words, subject, kind, since, limit }): Promise<readonly AuditRecord[]> => {
    let query = db.selectFrom('audit_event')
      .leftJoin('audit_personal', 'audit_personal.seq', 'audit_event.seq')
      .where(sql<boolean>`(audit_event.body::jsonb ->> 'at') >= ${since.toISOString()}`)
      .where('kind', 'like', `${literal(kind)}%`);
    if (subject !== null) query = query.where('subject', '=', subject);
    if (words.length > 0) query = query.where((on) => on.or(words.map((word) => on('audit_personal.body', 'ilike', `%${literal(word)}%`))));
    const rows = await query.orderBy('audit_event.seq', 'desc').limit(limit)
      .select(['audit_event.seq', 'audit_event.body', sql<string | null>`audit_personal.body`.as('personal')]).execute();
    return rows.map(asRecord);
  },

  startedSince: async (since) => {
    const rows = await db.selectFrom('recovery_case').where('started_at', '>=', since)
      .select(['started_at', sql<Ending | null>`state::jsonb ->> 'ending'`.as('ending'), 'stage', sql<string | null>`state::jsonb #>> '{approvals,0,approvedAt}'`.as('yes')]).execute();
    return rows.map(({ started_at: startedAt, ending, stage, yes }) => ({ startedAt, ending: stage === 'ended' ? ending : null, firstYesAt: yes === null ? null : new Date(yes) }));
  },
});
