import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/**
 * The server that runs on a data folder, by its `postmaster.pid`: line 1 the process, line 4 the port, line 8 the
 * state (PostgreSQL, src/include/utils/pidfile.h). A file whose process is gone is removed: PostgreSQL itself
 * refuses to start while a dead process waits to be collected, or when its number now belongs to another program.
 */
export function findPostmaster(dataFolder: string): Postmaster | null {
  const file = join(dataFolder, 'postmaster.pid');
  const lines = read(file)?.split('\n');
  if (lines === undefined) return null;
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (!isAlive(pid)) {
    rmSync(file, { force: true });
    return null;
  }
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** Whether this process is a living PostgreSQL. */
export function isAlive(pid: number): boolean {
  if (process.platform === 'linux') {
    const stat = read(`/proc/${pid}/stat`);
    // "123 (postgres) S …": Z is a dead process that its parent has not collected yet.
    return stat !== null && /^\d+ \(postgres\) [^ZX]/.test(stat);
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
