import { Kysely, PostgresDialect } from 'kysely';
import { Pool, TypeOverrides } from 'pg';
import { openListener } from './listener.ts';
import { preparing } from './preparing.ts';
import type { Database } from './schema.ts';

/** Nothing that people wait for takes longer; a statement beyond it is a fault, not patience. */
const STATEMENT_MS = 10_000;
const CONNECT_MS = 5_000;
const POOL_SIZE = 10;
/** OID of int8 (pg_type.dat). */
const INT8 = 20;

export interface OpenDatabase {
  readonly db: Kysely<Database>;
  /**
   * Calls `hear` for each NOTIFY on the channel, and with null each time the connection was made anew: what was
   * said meanwhile is lost (PostgreSQL keeps nothing for the absent), so read everything again.
   * @returns stops listening.
   */
  readonly listen: (channel: string, hear: (payload: string | null) => void) => Promise<() => Promise<void>>;
  readonly close: () => Promise<void>;
}

/** Opens a pool. Nothing is asked of the database until the first query. `onLost` hears of connections lost while idle. */
export function openDatabase(url: string, onLost: (error: Error) => void = () => undefined): OpenDatabase {
  const connection = { connectionString: url, connectionTimeoutMillis: CONNECT_MS, keepAlive: true, application_name: 'vouch' };
  const pool = new Pool({
    ...connection,
    max: POOL_SIZE,
    statement_timeout: STATEMENT_MS,
    query_timeout: STATEMENT_MS + CONNECT_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    types: typesWithoutInt8,
  });
  // Without a handler the loss of an idle connection ends the process.
  pool.on('error', onLost);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
  const listener = openListener(connection, onLost);
  return {
    db,
    listen: listener.listen,
    close: async () => {
      await listener.close();
      await db.destroy();
    },
  };
}

/** node-postgres gives int8 as text, which adds up to nonsense unnoticed: cast to int4 in the query instead. */
const typesWithoutInt8 = new TypeOverrides();
typesWithoutInt8.setTypeParser(INT8, (): never => {
  throw new TypeError('int8 in a result: cast it to int4 in the query.');
});
