import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Random } from './tenant/random.ts';

/** The machine's clock in milliseconds since 1970; each tenant keeps its own distance to it. */
export const systemNow = (): number => Date.now();

export const systemRandom: Random = {
  bytes: (length) => new Uint8Array(randomBytes(length)),
  int: (below) => randomInt(below),
};

/** SHA-256 as base64url. Passes, codes and refresh tokens are random enough to need no salt. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');
