import { checkpointFile } from './audit/checkpoint-file.ts';
import { checkpointIfDue } from './audit/checkpoint.ts';
import { erasePersonal } from './audit/erase-personal.ts';
import type { HouseParts } from './house-ports.ts';
import { pruneProofs } from './store/proof-replay.ts';

interface Parts extends HouseParts {
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
