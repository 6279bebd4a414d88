import { closeSync, fstatSync, fsyncSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Checkpoint } from '../domain/audit-checkpoint.ts';

/** Outside the database, so that who edits or restores the one must also reach the other. Ship it off the host. */
export const checkpointFile = (dataFolder: string): string => join(dataFolder, 'audit-checkpoints.jsonl');

/** One line, on disk before this returns. Only ever appended to. */
export function appendToFile(file: string, { body, signature }: Checkpoint): void {
  const handle = openSync(file, 'a', 0o600);
  try {
    writeSync(handle, `${JSON.stringify({ body, signature: signature.toString('base64url') })}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** All lines; `null` for a line that does not say a checkpoint. No file: none. */
export function readCheckpointFile(file: string): readonly (Checkpoint | null)[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  return text.split('\n').filter((line) => line !== '').map(parseLine);
}

/** More than the longest line. */
const TAIL_BYTES = 4_096;

/** The last line that says a checkpoint, without reading what a year has written. Null: there is none. */
export function readLastCheckpoint(file: string): Checkpoint | null {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  try {
    const tail = Buffer.alloc(TAIL_BYTES);
    const read = readSync(handle, tail, 0, TAIL_BYTES, Math.max(0, fstatSync(handle).size - TAIL_BYTES));
    return tail.toString('utf8', 0, read).split('\n').map(parseLine).findLast((line) => line !== null) ?? null;
  } finally {
    closeSync(handle);
  }
}

function parseLine(line: string): Checkpoint | null {
  try {
    const parsed: unknown = JSON.parse(line);
    if (typeof parsed !== 'object' || parsed === null || !('body' in parsed) || !('signature' in parsed)) return null;
    const { body, signature } = parsed;
    return typeof body === 'string' && typeof signature === 'string' ? { body, signature: Buffer.from(signature, 'base64url') } : null;
  } catch {
    return null;
  }
}
