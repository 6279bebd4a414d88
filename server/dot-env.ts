import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Environment } from './env.ts';

/**
 * The environment with what the file `.env` of a folder adds to it; what is set outside wins. No such file is
 * nothing to speak of. Node's own flag would say so on every start.
 * @throws when the file is there and cannot be read.
 */
export function withDotEnv(env: Environment, folder: string): Environment {
  try {
    return { ...parseEnv(readFileSync(join(folder, '.env'), 'utf8')), ...env };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return env;
    throw error;
  }
}
