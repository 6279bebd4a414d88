import { randomBytes, randomInt } from 'node:crypto';
import type { Clock, Random } from './ports.ts';

/** The wall clock and the machine's generator: composition roots hand them out, nobody else asks for them. */
export const systemClock: Clock = { now: () => new Date() };

export const systemRandom: Random = {
  bytes: (length) => new Uint8Array(randomBytes(length)),
  int: (below) => randomInt(below),
  id: () => randomBytes(16).toString('base64url'),
};
