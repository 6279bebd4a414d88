import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Random } from './tenant/random.ts';

/** The machine's clock in milliseconds since 1970; each tenant keeps its own distance to it. */
export const systemNow = (): number => Date.now();

/** Random bytes are fetched many at once: each call of the system costs as much as a thousand bytes. Each is given out once. */
const POOL = 4096;
let pool = new Uint8Array();

function pooledBytes(length: number): Uint8Array {
  if (length > POOL) return new Uint8Array(randomBytes(length));
  if (pool.length < length) pool = new Uint8Array(randomBytes(POOL));
  const given = pool.slice(0, length);
  pool.fill(0, 0, length);
  pool = pool.subarray(length);
  return given;
}

export const systemRandom: Random = {
  bytes: pooledBytes,
  int: (below) => randomInt(below),
};

/** SHA-256 as base64url. Passes, codes and refresh tokens are random enough to need no salt. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');
