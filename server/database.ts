import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Clock, Random } from './ports.ts';
import { startEmbeddedPostgres } from './store/embedded-postgres.ts';
import { migrate } from './store/migrate.ts';
import { openDatabase, type OpenDatabase } from './store/open-database.ts';

/** The one database inside the built-in cluster. */
const NAME = 'vouch';

interface Outside {
  readonly clock: Clock;
  readonly random: Random;
}

export interface ReadyDatabase extends OpenDatabase {
  /** Where the built-in one keeps its data, and as whom it runs when that is not the user who started us. */
  readonly builtIn: { readonly folder: string; readonly user: string | null } | null;
}

/**
 * The configured database, or the built-in one in the data folder, brought up to this version.
 * Closing it also stops the built-in cluster, unless another program still holds that.
 */
export async function readyDatabase(config: Pick<Config, 'databaseUrl' | 'dataFolder'>, { clock, random }: Outside, onLost: (error: Error) => void): Promise<ReadyDatabase> {
  const cluster = config.databaseUrl === null ? await startEmbeddedPostgres(join(config.dataFolder, 'postgres'), random) : null;
  try {
    const url = cluster === null ? (config.databaseUrl?.reveal() ?? '') : await cluster.database(NAME);
    await migrate(url, clock);
    const database = openDatabase(url, onLost);
    return {
      ...database,
      builtIn: cluster === null ? null : { folder: cluster.folder, user: cluster.user },
      close: async () => {
        await database.close();
        await cluster?.close();
      },
    };
  } catch (error) {
    await cluster?.close();
    throw error;
  }
}
