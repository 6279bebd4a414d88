import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptTenant } from './world.ts';

/** Goes up with the shape of a tenant; a file of another version is left alone and not read. */
const VERSION = 1;

/** Keeps the tenants of a simulator over restarts. A folder belongs to one running simulator. */
export interface StateFile {
  read(): Promise<readonly KeptTenant[]>;
  /** Writes beside and renames, so that a crash leaves the old file whole. */
  write(tenants: readonly KeptTenant[]): Promise<void>;
}

export function stateFile(folder: string): StateFile {
  const file = join(folder, `tenants-v${VERSION}.json`);
  let writing = Promise.resolve();
  const write = async (text: string): Promise<void> => {
    await mkdir(folder, { recursive: true });
    await writeFile(`${file}.new`, text, { mode: 0o600 });
    await rename(`${file}.new`, file);
  };
  return {
    async read() {
      const text = await readFile(file, 'utf8').catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '[]';
        throw error;
      });
      return JSON.parse(text) as readonly KeptTenant[];
    },
    write(tenants) {
      const text = JSON.stringify(tenants);
      writing = writing.catch(() => undefined).then(() => write(text));
      return writing;
    },
  };
}
