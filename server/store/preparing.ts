import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool } from 'pg';

/** Each statement that was ever run, and its number. */
const numbers = new Map<string, number>();

function nameOf(statement: string): string {
  const number = numbers.get(statement) ?? numbers.size + 1;
  numbers.set(statement, number);
  return `statement_${number}`;
}

/**
 * A pool whose statements are prepared: PostgreSQL reads and plans each once on a connection, not at each call
 * (docs/decisions/0024). A connection keeps them for its life, so their number must not grow with what is asked: a list
 * goes in as one value (any-of.ts).
 */
export const preparing = (pool: Pool): PostgresPool => ({
  options: pool.options,
  end: () => pool.end(),
  connect: async () => {
    const client = await pool.connect();
    const query = (text: string, values: readonly unknown[]) => client.query({ text, values: [...values], ...(values.length > 0 && { name: nameOf(text) }) });
    // Its other form, by cursor, is for who gives Kysely one.
    return { query: query as unknown as PostgresPoolClient['query'], release: (destroy?: boolean) => { client.release(destroy); } };
  },
});
