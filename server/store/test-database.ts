import { join } from 'node:path';
import { Client, escapeLiteral, Pool } from 'pg';
import { systemClock, systemRandom } from '../system.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import type { EmbeddedPostgres } from './embedded-postgres.ts';
import { CLUSTER_ROLE } from './init-cluster.ts';
import { migrate, migrationsDigest } from './migrate.ts';
import { TEST_CLUSTER } from './test-cluster.ts';

const LOCK = 8_217_044;
const TEMPLATE = `template_${migrationsDigest().slice(0, 12)}`;

export interface TestDatabase {
  readonly url: string;
  /** Also ends the connections of whoever still has it open. */
  drop(): Promise<void>;
}

interface Opened {
  readonly cluster: EmbeddedPostgres;
  /** One connection, kept: to open one for each clone and each drop would cost as much again. */
  readonly maintenance: Pool;
}

let opened: Promise<Opened> | null = null;

/** A migrated database of one's own, cloned from a template in some 25 ms. The first call of a run starts the cluster. */
export async function createTestDatabase(): Promise<TestDatabase> {
  opened ??= open();
  const { cluster, maintenance } = await opened;
  const { rows: [next] } = await maintenance.query<{ number: number }>("select nextval('test_number')::int as number");
  const name = `test_${String(next?.number)}`;
  // Copied as files: a third less work than through the write-ahead log.
  await maintenance.query(`create database ${name} template ${TEMPLATE} strategy file_copy`);
  return {
    url: await cluster.database(name),
    drop: async () => { await maintenance.query(`drop database if exists ${name} with (force)`); },
  };
}

async function open(): Promise<Opened> {
  const folder = process.env[TEST_CLUSTER];
  if (folder === undefined) throw new Error('No test run is open: the runner needs openTestCluster() in its global set-up.');
  const cluster = await startEmbeddedPostgres(join(folder, 'postgres'), systemRandom);
  const url = await cluster.database('postgres');
  const client = new Client({ connectionString: url });
  client.on('error', () => { /* The query under way says what happened. */ });
  await client.connect();
  try {
    // Workers start together: one makes the template, the others wait for it.
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await prepare(cluster, client, url);
  } finally {
    await client.end();
  }
  const maintenance = new Pool({ connectionString: url, max: 1, idleTimeoutMillis: 0 });
  maintenance.on('error', () => { /* The query under way says what happened. */ });
  return { cluster, maintenance };
}

async function prepare(cluster: EmbeddedPostgres, client: Client, url: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1 and datistemplate', [TEMPLATE]);
  if (rowCount !== 0) return;
  // The machine does not lose its power in a test, and what a killed program wrote stays written all the same.
  for (const setting of ['fsync', 'full_page_writes']) await client.query(`alter system set ${setting} = off`);
  await client.query('select pg_reload_conf()');
  // A guess at the password is made costly by 4096 rounds of hashing, and with it each of the thousands of log-ins of a run.
  await client.query('set scram_iterations = 1');
  await client.query(`alter role ${CLUSTER_ROLE} password ${escapeLiteral(decodeURIComponent(new URL(url).password))}`);
  await client.query('create sequence if not exists test_number');
  await client.query(`drop database if exists ${TEMPLATE}`);
  await migrate(await cluster.database(TEMPLATE), systemClock);
  // Nobody can be connected to it, so nobody can hold up a clone.
  await client.query(`alter database ${TEMPLATE} with is_template true allow_connections false`);
}
