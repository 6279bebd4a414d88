import type { KeyObject } from 'node:crypto';
import type { Kysely } from 'kysely';
import { openCheckpoint } from '../domain/audit-checkpoint.ts';
import type { Database } from '../store/schema.ts';
import { readLastCheckpoint } from './checkpoint-file.ts';

/** What is written when a database that was put back has been dealt with. */
export const RESTORED = 'database.restored';

/** The log ends, or goes another way, before an event that this host has signed. */
export interface PutBack {
  /** The number that was signed. */
  readonly signed: number;
  /** Where the log stands. */
  readonly head: number;
}

/**
 * Whether this database is an older one that was put back: its log lacks what the last line of the checkpoint file
 * signed, and no restore that was dealt with since explains it. Of a log that is another one altogether nothing can be
 * said, nor without a file: then null.
 */
export async function findPutBack(db: Kysely<Database>, { key, file }: { readonly key: KeyObject; readonly file: string }): Promise<PutBack | null> {
  const line = readLastCheckpoint(file);
  const point = line === null ? null : openCheckpoint(line, key);
  if (point === null) return null;
  const head = await db.selectFrom('audit_head').select(['log_id', 'seq']).executeTakeFirstOrThrow();
  if (head.log_id !== point.logId) return null;
  const there = await db.selectFrom('audit_event').select('hash').where('seq', '=', point.seq).executeTakeFirst();
  if (there?.hash.equals(point.hash) === true) return null;
  // Another instance may have dealt with it, and its file ends later than ours.
  const dealt = await db.selectFrom('audit_event').select('body').where('kind', '=', RESTORED).orderBy('seq', 'desc').limit(1).executeTakeFirst();
  if (dealt !== undefined && new Date((JSON.parse(dealt.body) as { readonly at: string }).at) >= point.at) return null;
  return { signed: point.seq, head: head.seq };
}
