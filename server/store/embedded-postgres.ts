import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, escapeIdentifier } from 'pg';
import type { Random } from '../ports.ts';
import { CLUSTER_ENV, CLUSTER_ROLE, clusterPaths, initCluster } from './init-cluster.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import { asCluster, clusterUser, giveToCluster } from './postgres-user.ts';
import { findPostmaster, isAlive } from './postmaster.ts';
import type { Postmaster } from './postmaster.ts';

const STEP_MS = 10;
const START_STEPS = 3_000;
const STOP_STEPS = 1_500;
/** How holders find each other in pg_stat_activity. */
const HOLDER = 'vouch-holder';

export interface EmbeddedPostgres {
  /** The address of a database of this name, made when it is first asked for. The password is in it. */
  database(name: string): Promise<string>;
  readonly folder: string;
  /** Whose processes they are, where that is not the caller's own user. */
  readonly user: string | null;
  /** Stops the cluster, unless another program still holds it: the last one out turns off the light. */
  close(): Promise<void>;
}

/**
 * Starts the PostgreSQL that comes with the package on a folder of its own, or joins it when it already runs there
 * (after a crash of this program, or beside another one). Loopback only, random port, password in a file 0600.
 * The process is ours to stop: it has a session of its own, so Ctrl-C reaches us first and we can drain.
 */
export async function startEmbeddedPostgres(folder: string, random: Random): Promise<EmbeddedPostgres> {
  const place = resolve(folder);
  const binaries = await postgresBinaries();
  // Others may pass through, as the cluster's user must, and not see what is there.
  mkdirSync(dirname(place), { recursive: true, mode: 0o711 });
  await initCluster(place, binaries.initdb, random);
  const paths = clusterPaths(place);
  const password = readFileSync(paths.password, 'utf8').trim();
  const urlAt = (port: number, database: string): string => `postgres://${CLUSTER_ROLE}:${password}@127.0.0.1:${port}/${database}`;

  for (let step = 0; step < START_STEPS; step += 1) {
    const running = findPostmaster(paths.data);
    if (running === null) {
      await launch(binaries.postgres, place);
    } else if (running.ready) {
      const holder = await hold(urlAt(running.port, 'postgres'), paths.data);
      if (holder !== null) return joined(running, holder);
    }
    await pause(STEP_MS);
  }
  throw new Error(`The built-in PostgreSQL did not start in ${START_STEPS * STEP_MS / 1000} s. See ${paths.log}`);

  function joined(running: Postmaster, holder: Client): EmbeddedPostgres {
    return {
      database: async (name) => {
        await createDatabase(holder, name);
        return urlAt(running.port, name);
      },
      folder: place,
      user: clusterUser(),
      close: async () => {
        const { rows } = await holder.query<{ others: number }>(
          'select count(*)::int as others from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()', [HOLDER],
        ).catch(() => ({ rows: [{ others: 0 }] }));
        await holder.end();
        if (rows[0]?.others === 0) await stopPostmaster(running.pid);
      },
    };
  }
}

/** Two programs may ask at once: the second finds it made (42P04, or 23505 when both were under way). */
async function createDatabase(holder: Client, name: string): Promise<void> {
  const { rowCount } = await holder.query('select from pg_database where datname = $1', [name]);
  if (rowCount !== 0) return;
  await holder.query(`create database ${escapeIdentifier(name)}`).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && (error.code === '42P04' || error.code === '23505'))) throw error;
  });
}

/** Stops whatever runs on the folder, for whoever takes the folder away. */
export async function stopEmbeddedPostgres(folder: string): Promise<void> {
  const running = findPostmaster(clusterPaths(resolve(folder)).data);
  if (running !== null) await stopPostmaster(running.pid);
}

/** Starts the process and waits until it is ready or gone; the caller looks what became of it. */
async function launch(postgres: string, place: string): Promise<void> {
  const paths = clusterPaths(place);
  const { file, args, ...as } = asCluster(postgres, [
    '-D', paths.data, '-p', String(await freePort()), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=',
    '-c', 'max_connections=200', '-c', 'timezone=UTC', '-c', 'log_timezone=UTC',
    // A refused row or statement must not reach the log with its values.
    '-c', 'log_error_verbosity=terse', '-c', 'log_min_error_statement=panic',
  ], [place]);
  const log = openSync(paths.log, 'a', 0o600);
  giveToCluster(paths.log);
  const child = spawn(file, args, { ...as, cwd: paths.data, env: CLUSTER_ENV, detached: true, stdio: ['ignore', log, log], windowsHide: true });
  closeSync(log);
  child.unref();
  const gone = new Promise<Error>((settle) => {
    child.once('error', settle).once('exit', (code) => { settle(new Error(`it ended with ${String(code)}`)); });
  });
  for (let step = 0; step < START_STEPS; step += 1) {
    const found = findPostmaster(paths.data);
    if (found?.ready === true) return;
    const error = await Promise.race([gone, pause(STEP_MS)]);
    // Beaten by another program that starts the same folder: that one will be found.
    if (error !== undefined && findPostmaster(paths.data) === null) {
      const said = readFileSync(paths.log, 'utf8').trim().split('\n').slice(-5).join('\n');
      throw new Error(`The built-in PostgreSQL did not start: ${said === '' ? error.message : said}\nSee ${paths.log}`);
    }
    if (error !== undefined) return;
  }
}

/** A connection that shows that we use the cluster; null while it is on its way up or down. */
async function hold(url: string, dataFolder: string): Promise<Client | null> {
  const client = new Client({ connectionString: url, application_name: HOLDER, connectionTimeoutMillis: 5_000, keepAlive: true });
  client.on('error', () => { /* The pools notice a lost database and say so; without a handler this would end the process. */ });
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>("select current_setting('data_directory') as folder");
    if (realpathSync(rows[0]?.folder ?? '') === realpathSync(dataFolder)) return client;
    throw new Error(`Another PostgreSQL answers on the port of ${dataFolder}.`);
  } catch (error) {
    await client.end();
    // 57P03: cannot_connect_now, starting up or shutting down.
    const passing = error instanceof Error && 'code' in error && ['57P03', '57P01', 'ECONNREFUSED', 'ECONNRESET'].includes(String(error.code));
    if (passing) return null;
    throw error;
  }
}

/** Fast shutdown (SIGINT): open transactions roll back, the disk is left clean. */
async function stopPostmaster(pid: number): Promise<void> {
  if (isAlive(pid)) process.kill(pid, 'SIGINT');
  for (let step = 0; step < STOP_STEPS; step += 1) {
    if (!isAlive(pid)) return;
    await pause(STEP_MS);
  }
  // Immediate shutdown: the next start recovers from the write-ahead log.
  process.kill(pid, 'SIGQUIT');
}

function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const server = createServer();
    server.once('error', fail).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => { settle(typeof address === 'object' && address !== null ? address.port : 0); });
    });
  });
}
