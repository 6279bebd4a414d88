import type { Kysely, Selectable } from 'kysely';
import type { Slip } from '../desk-ports.ts';
import type { Random } from '../ports.ts';
import type { Database, SlipTable } from './schema.ts';

const DIGITS = 8;

/** Draws a slip: eight random digits, said aloud easily, worth nothing to who finds them. */
export async function drawSlip(
  trx: Kysely<Database>,
  slip: Pick<Slip, 'kioskId' | 'caseId' | 'why'>,
  { now, random }: { readonly now: Date; readonly random: Random },
): Promise<string> {
  for (;;) {
    const digits = String(random.int(10 ** DIGITS)).padStart(DIGITS, '0');
    const number = `${digits.slice(0, 4)}-${digits.slice(4)}`;
    const drawn = await trx.insertInto('slip')
      .values({ number, kiosk_id: slip.kioskId, case_id: slip.caseId, why: slip.why, created_at: now })
      .onConflict((conflict) => conflict.column('number').doNothing())
      .returning('number')
      .executeTakeFirst();
    if (drawn !== undefined) return drawn.number;
  }
}

export async function slipByNumber(db: Kysely<Database>, number: string): Promise<Slip | null> {
  const row = await db.selectFrom('slip').select(COLUMNS).where('number', '=', number).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Oldest first, as the desk works through them. */
export async function openSlips(db: Kysely<Database>): Promise<readonly Slip[]> {
  return (await db.selectFrom('slip').select(COLUMNS).where('closed_at', 'is', null).orderBy('created_at').orderBy('number').execute()).map(fromRow);
}

/** False: there is none, or it was closed before. */
export async function closeSlip(trx: Kysely<Database>, number: string, { by, note, now }: { readonly by: string; readonly note: string; readonly now: Date }): Promise<boolean> {
  const row = await trx.updateTable('slip').set({ closed_at: now, closed_by: by, close_note: note })
    .where('number', '=', number).where('closed_at', 'is', null).returning('number').executeTakeFirst();
  return row !== undefined;
}

const COLUMNS = ['number', 'kiosk_id', 'case_id', 'why', 'created_at', 'closed_at', 'closed_by', 'close_note'] as const;

const fromRow = (row: Pick<Selectable<SlipTable>, (typeof COLUMNS)[number]>): Slip => ({
  number: row.number,
  kioskId: row.kiosk_id,
  caseId: row.case_id,
  why: row.why,
  createdAt: row.created_at,
  closed: row.closed_at === null ? null : { at: row.closed_at, by: row.closed_by ?? '', note: row.close_note ?? '' },
});
