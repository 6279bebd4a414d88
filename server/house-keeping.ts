import type { Kysely } from 'kysely';
import { checkpointFile } from './audit/checkpoint-file.ts';
import { checkpointIfDue } from './audit/checkpoint.ts';
import { erasePersonal } from './audit/erase-personal.ts';
import type { Clock, KeyRing, Random } from './ports.ts';
import { pruneProofs } from './store/proof-replay.ts';
import type { Database } from './store/schema.ts';

interface Parts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly random: Random;
  readonly keys: KeyRing;
  readonly dataFolder: string;
  /** How long the audit log keeps personal details. */
  readonly keepPersonalMs: number;
}

/** What the sweep does beside the cases: each part knows by itself whether it is due. */
export function houseKeeping({ db, clock, random, keys, dataFolder, keepPersonalMs }: Parts): () => Promise<void> {
  const checkpoint = checkpointIfDue({ db, clock, keys, file: checkpointFile(dataFolder) });
  const erase = erasePersonal({ db, clock, random, keepMs: keepPersonalMs });
  return async () => {
    await erase();
    await checkpoint();
    await pruneProofs(db, clock.now());
  };
}
