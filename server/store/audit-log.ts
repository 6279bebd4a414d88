import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import { chain } from '../domain/audit-chain.ts';
import type { AuditEvent } from '../domain/audit-chain.ts';
import type { AuditRecord } from '../desk-ports.ts';
import type { Random } from '../ports.ts';
import type { Database } from './schema.ts';

const SALT_BYTES = 16;

/**
 * Appends events in the caller's transaction: no record, no change, and the other way round. Global sequence
 * without gaps; the lock on its head is held until commit, so make this the last step of a transaction.
 * @returns the numbers given, in order.
 */
export async function appendAudit(
  trx: Transaction<Database>,
  events: readonly AuditEvent[],
  { now, random }: { readonly now: Date; readonly random: Random },
): Promise<readonly number[]> {
  if (events.length === 0) return [];
  const head = await trx.selectFrom('audit_head').select(['seq', 'hash']).forUpdate().executeTakeFirstOrThrow();
  const { links, details } = chain(head, events, { now, salt: () => Buffer.from(random.bytes(SALT_BYTES)) });
  const last = links.at(-1);
  if (last === undefined) return [];
  // In one statement: the head is locked all the while.
  const linked = trx.with('linked', (also) => also.insertInto('audit_event').values([...links]));
  const detailed = details.length === 0 ? linked : linked.with('detailed', (also) => also.insertInto('audit_personal').values(details.map((detail) => ({ ...detail, at: now }))));
  await detailed.updateTable('audit_head').set({ seq: last.seq, hash: last.hash }).execute();
  return links.map(({ seq }) => seq);
}

/** The events of a case, kiosk or slip, oldest first. */
export async function auditOf(db: Kysely<Database>, subject: string): Promise<readonly AuditRecord[]> {
  const rows = await db.selectFrom('audit_event')
    .leftJoin('audit_personal', 'audit_personal.seq', 'audit_event.seq')
    .where('subject', '=', subject)
    .orderBy('audit_event.seq')
    .select(['audit_event.seq', 'audit_event.body', sql<string | null>`audit_personal.body`.as('personal')])
    .execute();
  return rows.map(asRecord);
}

interface Row {
  readonly seq: number;
  readonly body: string;
  readonly personal: string | null;
}

/** An event as it is read from its row. */
export function asRecord({ seq, body, personal }: Row): AuditRecord {
  const { at, kind, subject, data } = JSON.parse(body) as Pick<AuditEvent, 'kind' | 'subject' | 'data'> & { readonly at: string };
  return { seq, at: new Date(at), kind, subject, data, personal: personal === null ? null : (JSON.parse(personal) as AuditRecord['personal']) };
}
