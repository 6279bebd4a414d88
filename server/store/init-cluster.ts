import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Random } from '../ports.ts';
import { asCluster, giveToCluster } from './postgres-user.ts';

/** What a cluster's folder holds. */
export const clusterPaths = (folder: string): { data: string; password: string; log: string } => ({
  data: join(folder, 'data'),
  password: join(folder, 'password'),
  log: join(folder, 'postgres.log'),
});

export const CLUSTER_ROLE = 'vouch';

/**
 * Makes the cluster unless it is there. It is built beside its place and moved there whole, so a crash half-way
 * leaves nothing that looks finished, and of two programs that start at once one wins and both go on.
 */
export async function initCluster(folder: string, initdb: string, random: Random): Promise<void> {
  if (existsSync(clusterPaths(folder).data)) return;
  const parent = dirname(folder);
  mkdirSync(parent, { recursive: true });
  removeLeftovers(folder);
  const draft = mkdtempSync(`${folder}.new-${process.pid}-`);
  const paths = clusterPaths(draft);
  writeFileSync(paths.password, Buffer.from(random.bytes(24)).toString('base64url'), { mode: 0o600 });
  giveToCluster(paths.password);
  giveToCluster(draft);
  const command = asCluster(initdb, [
    '-D', paths.data, '-U', CLUSTER_ROLE, '--pwfile', paths.password, '-A', 'scram-sha-256', '-E', 'UTF8',
    '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions',
  ], [draft]);
  try {
    await run(command, paths.log);
    moveUnlessThere(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function run({ file, args, ...as }: ReturnType<typeof asCluster>, logFile: string): Promise<void> {
  const log = openSync(logFile, 'a', 0o600);
  giveToCluster(logFile);
  return new Promise<void>((resolve, reject) => {
    spawn(file, args, { ...as, env: CLUSTER_ENV, stdio: ['ignore', log, log], windowsHide: true })
      .once('error', reject)
      .once('exit', (code) => {
        if (code === 0) resolve();
        else reject(new Error(`The built-in PostgreSQL could not make its folder:\n${readFileSync(logFile, 'utf8').trim()}\nSet DATABASE_URL to use another one.`));
      });
  }).finally(() => { closeSync(log); });
}

/** Nothing of our own environment reaches the database: it holds the service's secrets. */
export const CLUSTER_ENV: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC', ...(process.env['SYSTEMROOT'] === undefined ? {} : { SYSTEMROOT: process.env['SYSTEMROOT'] }) };

function moveUnlessThere(draft: string, folder: string): void {
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(clusterPaths(folder).data)) throw error;
  }
}

/** Drafts of an hour ago belong to nobody any more. Ages come from the file system's own times, never from a clock. */
function removeLeftovers(folder: string): void {
  const parent = dirname(folder);
  const mine = mkdtempSync(join(parent, '.now-'));
  const nowMs = statSync(mine).mtimeMs;
  rmSync(mine, { recursive: true });
  for (const name of readdirSync(parent)) {
    const path = join(parent, name);
    if (name.startsWith(`${basename(folder)}.new-`) && nowMs - statSync(path).mtimeMs > 3_600_000) rmSync(path, { recursive: true, force: true });
  }
}
