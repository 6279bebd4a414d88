import { createHash } from 'node:crypto';
import { Client } from 'pg';
import type { Clock } from '../ports.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Migration } from './migrations/index.ts';

/** Any number, the same in every instance: they migrate one after the other. */
const LOCK = 8_217_043;

/** The schema is not one that this version can work with. */
export class WrongSchema extends Error {
  readonly code = 'wrong_schema';
}

/**
 * Brings the schema up to this version, all or nothing, once; instances that start together wait for each other.
 * There is no way back: a database made by a newer version is refused, and so is one whose history was changed.
 * @throws {WrongSchema}
 */
export async function migrate(url: string, clock: Clock, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'vouch-migrate', connectionTimeoutMillis: 5_000 });
  client.on('error', () => { /* The query under way says what happened. */ });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    await client.query('create table if not exists migration (number int primary key, name text not null, sha256 text not null, ran_at timestamptz not null)');
    const { rows: done } = await client.query<{ number: number; name: string; sha256: string }>('select number, name, sha256 from migration order by number');
    for (const [index, row] of done.entries()) {
      const known = migrations[index];
      if (known === undefined) throw new WrongSchema(`The database was made by a newer version (it has ${row.name}). Start that version; the schema never runs backwards.`);
      if (known.name !== row.name || digest(known) !== row.sha256) throw new WrongSchema(`The database has another ${row.name} than this version.`);
    }
    for (const [index, next] of migrations.entries()) {
      if (index < done.length) continue;
      await client.query(next.up);
      await client.query('insert into migration values ($1, $2, $3, $4)', [index + 1, next.name, digest(next), clock.now()]);
    }
    await client.query('commit');
  } finally {
    await client.end();
  }
}

const digest = ({ up }: Migration): string => createHash('sha256').update(up).digest('hex');

/** Changes when any migration does. */
export const migrationsDigest = (migrations: readonly Migration[] = MIGRATIONS): string =>
  createHash('sha256').update(migrations.map(({ name, up }) => `${name}\n${up}`).join('\n')).digest('hex');
