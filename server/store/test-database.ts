import { join } from 'node:path';
import { Client } from 'pg';
import { systemClock, systemRandom } from '../system.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import type { EmbeddedPostgres } from './embedded-postgres.ts';
import { migrate, migrationsDigest } from './migrate.ts';
import { TEST_CLUSTER } from './test-cluster.ts';

const LOCK = 8_217_044;

export interface TestDatabase {
  readonly url: string;
  /** Also ends the connections of whoever still has it open. */
  drop(): Promise<void>;
}

let opened: Promise<EmbeddedPostgres> | null = null;

/** A migrated database of one's own, cloned from a template in some 25 ms. The first call of a run starts the cluster. */
export async function createTestDatabase(): Promise<TestDatabase> {
  opened ??= open();
  const cluster = await opened;
  const maintenance = await cluster.database('postgres');
  const template = `template_${migrationsDigest().slice(0, 12)}`;
  const name = await withClient(maintenance, async (client) => {
    const { rows: [next] } = await client.query<{ number: number }>("select nextval('test_number')::int as number");
    const clone = `test_${String(next?.number)}`;
    await client.query(`create database ${clone} template ${template}`);
    return clone;
  });
  return {
    url: await cluster.database(name),
    drop: () => withClient(maintenance, async (client) => { await client.query(`drop database if exists ${name} with (force)`); }),
  };
}

async function open(): Promise<EmbeddedPostgres> {
  const folder = process.env[TEST_CLUSTER];
  if (folder === undefined) throw new Error('No test run is open: the runner needs openTestCluster() in its global set-up.');
  const cluster = await startEmbeddedPostgres(join(folder, 'postgres'), systemRandom);
  await withClient(await cluster.database('postgres'), async (client) => {
    // Workers start together: one makes the template, the others wait for it.
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    // The machine does not lose its power in a test, and what a killed program wrote stays written all the same.
    for (const setting of ['fsync', 'full_page_writes']) await client.query(`alter system set ${setting} = off`);
    await client.query('select pg_reload_conf()');
    await client.query('create sequence if not exists test_number');
    const template = `template_${migrationsDigest().slice(0, 12)}`;
    const { rowCount } = await client.query('select from pg_database where datname = $1 and datistemplate', [template]);
    if (rowCount !== 0) return;
    await client.query(`drop database if exists ${template}`);
    await migrate(await cluster.database(template), systemClock);
    // Nobody can be connected to it, so nobody can hold up a clone.
    await client.query(`alter database ${template} with is_template true allow_connections false`);
  });
  return cluster;
}

async function withClient<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  client.on('error', () => { /* The query under way says what happened. */ });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
