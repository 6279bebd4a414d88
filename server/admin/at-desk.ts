import { userInfo } from 'node:os';
import { readyDatabase } from '../database.ts';
import { readConfig, readKeepingConfig, type Environment } from '../env.ts';
import { serviceKeyOf } from '../key-file.ts';
import { createKeyRing } from '../key-ring.ts';
import { BUILT_PAGES, buildIn } from '../routes/page-files.ts';
import { trustTenantCa } from '../tenant-ca.ts';
import type { Clock, Directory, Random } from '../ports.ts';
import type { Desk } from './desk.ts';
import type { Command } from './run.ts';

/** What a command is given by the program around it. */
export interface Around {
  readonly clock: Clock;
  readonly random: Random;
  readonly say: (line: string) => void;
  /** What is not an answer, as a connection that broke. */
  readonly complain: (line: string) => void;
}

/** Opens what the command needs: beside a running server it joins that server's database and leaves it running. */
export async function atDesk(command: Command, env: Environment, around: Around): Promise<void> {
  if (command.needs === 'nothing') {
    command.run(around.say);
    return;
  }
  const database = await readyDatabase(readKeepingConfig(env), around, (error) => { around.complain(error.message); });
  try {
    await command.run(deskOn(database.db, env, around));
  } finally {
    await database.close();
  }
}

/** What a command is given, on a database that is open. */
export function deskOn(db: Desk['db'], env: Environment, { clock, random, say }: Omit<Around, 'complain'>): Desk {
  const keeping = readKeepingConfig(env);
  return {
    db,
    clock,
    random,
    keys: createKeyRing(serviceKeyOf(keeping, random), random),
    operator: operator(),
    dataFolder: keeping.dataFolder,
    directory: () => openDirectory(env),
    policy: () => readConfig(env).policy,
    kioskPage: () => buildIn(BUILT_PAGES, 'employee.html'),
    say,
  };
}

/** Its libraries load on demand: that takes longer than most commands. */
async function openDirectory(env: Environment): Promise<Directory> {
  const config = readConfig(env);
  if (config.tenantCa !== null) trustTenantCa(config.tenantCa);
  const { connectOutsideWorld } = await import('../outside-world.ts');
  return connectOutsideWorld(config).directory;
}

/** A container may run as a number that has no name. */
function operator(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${String(process.getuid?.())}`;
  }
}
