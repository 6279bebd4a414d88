import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemRandom } from '../system.ts';
import { startEmbeddedPostgres, stopEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';
import { findPostmaster, isAlive } from './postmaster.ts';

// Each makes a cluster, which takes a busy machine several seconds.
vi.setConfig({ testTimeout: 60_000 });

let parent: string;
let folder: string;
beforeEach(() => {
  // Closed to everybody else, as a home folder is.
  parent = mkdtempSync(join(tmpdir(), 'vouch-embedded-'));
  folder = join(parent, 'data', 'postgres');
});
afterEach(async () => {
  await stopEmbeddedPostgres(folder);
  rmSync(parent, { recursive: true, force: true });
});

const start = (place = folder): Promise<EmbeddedPostgres> => startEmbeddedPostgres(place, systemRandom);
const pidOf = (place = folder): number => findPostmaster(join(place, 'data'))?.pid ?? 0;

async function ask(cluster: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: await cluster.database('vouch') });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Starts the cluster in a program of its own and kills that without a word. */
async function startAndCrash(): Promise<void> {
  const program = `
    import { startEmbeddedPostgres } from ${JSON.stringify(new URL('embedded-postgres.ts', import.meta.url).href)};
    import { systemRandom } from ${JSON.stringify(new URL('../system.ts', import.meta.url).href)};
    await startEmbeddedPostgres(${JSON.stringify(folder)}, systemRandom);
    process.kill(process.pid, 'SIGKILL');`;
  await new Promise((resolve) => { spawn(process.execPath, ['--input-type=module-typescript', '-e', program], { stdio: 'inherit' }).once('exit', resolve); });
}

test('starts below a closed folder, keeps its password to itself, and leaves no process and no lock', async () => {
  const cluster = await start();
  await ask(cluster, 'create table kept (n int); insert into kept values (7)');
  const pid = pidOf();
  expect(isAlive(pid)).toBe(true);
  expect(statSync(join(folder, 'password')).mode & 0o777).toBe(0o600);
  const listens = await ask(cluster, "select current_setting('listen_addresses') || current_setting('unix_socket_directories') as at");
  expect(listens).toEqual([{ at: '127.0.0.1' }]);
  await cluster.close();
  expect(isAlive(pid)).toBe(false);
  expect(existsSync(join(folder, 'data', 'postmaster.pid'))).toBe(false);

  const again = await start();
  expect(await ask(again, 'select n from kept')).toEqual([{ n: 7 }]);
  await again.close();
});

test('nothing of our environment reaches it', async () => {
  process.env['VOUCH_KEY'] = 'canary-in-the-environment';
  const cluster = await start();
  delete process.env['VOUCH_KEY'];
  if (process.platform === 'linux') expect(readFileSync(`/proc/${pidOf()}/environ`, 'utf8')).not.toContain('canary');
  await cluster.close();
});

test('after a crash of the program the next one joins the server that lived on, and ends it', async () => {
  await startAndCrash();
  const pid = pidOf();
  expect(isAlive(pid)).toBe(true);
  const cluster = await start();
  expect(pidOf()).toBe(pid);
  expect(await ask(cluster, 'select 1 as one')).toEqual([{ one: 1 }]);
  await cluster.close();
  expect(isAlive(pid)).toBe(false);
});

test('after a crash of both what was committed is there, also when the number now belongs to another process', async () => {
  const first = await start();
  await ask(first, 'create table kept (n int); insert into kept values (7)');
  const lockFile = join(folder, 'data', 'postmaster.pid');
  const lines = readFileSync(lockFile, 'utf8').split('\n');
  process.kill(pidOf(), 'SIGKILL');
  await expect.poll(() => findPostmaster(join(folder, 'data'))).toBeNull();
  await first.close();
  writeFileSync(lockFile, [String(process.pid), ...lines.slice(1)].join('\n'));
  const second = await start();
  expect(await ask(second, 'select n from kept')).toEqual([{ n: 7 }]);
  await second.close();
});

test('two that start the same folder at once share one server; the last to close stops it', async () => {
  const [one, other] = await Promise.all([start(), start()]);
  const pid = pidOf();
  expect(await one.database('vouch')).toBe(await other.database('vouch'));
  await one.close();
  expect(await ask(other, 'select 1 as one')).toEqual([{ one: 1 }]);
  await other.close();
  expect(isAlive(pid)).toBe(false);
});

test('two folders run side by side, each with its own password', async () => {
  const elsewhere = join(parent, 'other', 'postgres');
  const [one, other] = await Promise.all([start(), start(elsewhere)]);
  expect(pidOf()).not.toBe(pidOf(elsewhere));
  expect(readFileSync(join(folder, 'password'), 'utf8')).not.toBe(readFileSync(join(elsewhere, 'password'), 'utf8'));
  await Promise.all([one.close(), other.close()]);
});

test('a folder that PostgreSQL cannot use is said, with what it said itself', async () => {
  await (await start()).close();
  writeFileSync(join(folder, 'data', 'PG_VERSION'), '9.6\n');
  await expect(start()).rejects.toThrow(/did not start:[^]*(version|compatible)/);
});

test('a half-made folder of a crash is no cluster', async () => {
  mkdirSync(join(parent, 'data', 'postgres.new-1-x', 'data'), { recursive: true });
  chmodSync(join(parent, 'data'), 0o711);
  const cluster = await start();
  await cluster.close();
  expect(existsSync(join(folder, 'data', 'PG_VERSION'))).toBe(true);
});
