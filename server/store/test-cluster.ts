import { mkdtempSync, chmodSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopEmbeddedPostgres } from './embedded-postgres.ts';

/** Where {@link createTestDatabase} of every worker finds the cluster of this run. */
export const TEST_CLUSTER = 'VOUCH_TEST_CLUSTER';
const PREFIX = 'vouch-test-';
/** Files in memory, on Linux. A clone is some 400 files: 20 ms there, 160 to 450 ms seen on a disk. */
const MEMORY = '/dev/shm';
/** Room for the cluster (0.1 GiB), its write-ahead log (up to 1 GiB) and the clones of all workers. */
const ROOM_BYTES = 3 * 2 ** 30;

/**
 * Opens a test run: a folder for one cluster, which the first test that needs a database starts. For a runner's
 * global set-up; its workers inherit the place through the environment. What a killed run left behind is cleared.
 */
export async function openTestCluster(): Promise<{ close(): Promise<void> }> {
  const place = roomiest();
  for (const name of readdirSync(place)) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]);
    if (Number.isInteger(pid) && !runs(pid)) await discard(join(place, name));
  }
  const folder = mkdtempSync(join(place, `${PREFIX}${process.pid}-`));
  chmodSync(folder, 0o711);
  process.env[TEST_CLUSTER] = folder;
  return { close: () => discard(folder) };
}

/** In memory, unless it is missing or as small as a container gives it. */
function roomiest(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize < ROOM_BYTES ? tmpdir() : MEMORY;
  } catch {
    return tmpdir();
  }
}

async function discard(folder: string): Promise<void> {
  await stopEmbeddedPostgres(join(folder, 'postgres'));
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** vitest: `globalSetup: ['server/store/test-cluster.ts']`. */
export async function setup(): Promise<() => Promise<void>> {
  const cluster = await openTestCluster();
  return () => cluster.close();
}
