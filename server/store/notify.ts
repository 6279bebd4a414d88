import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Says something to every listening server once this transaction has committed. Ids only: a payload ends at 8 kB and is not secret. */
export async function notify(trx: Kysely<Database>, channel: string, payload: string): Promise<void> {
  await sql`select pg_notify(${channel}, ${payload})`.execute(trx);
}
