import { ScureBase32Plugin } from 'otplib';
import { Secret } from '../domain/secret.ts';
import type { Random } from '../ports.ts';

/** RFC 4226 section 4, R6: at least 128 bit, 160 recommended. */
const SEED_BYTES = 20;

/** A new seed in base32 without padding, 32 characters. */
export const newSeed = (random: Random): Secret<string> => new Secret(new ScureBase32Plugin().encode(random.bytes(SEED_BYTES), { padding: false }));
