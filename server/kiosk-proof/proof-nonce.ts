import { createHmac, timingSafeEqual } from 'node:crypto';
import { PROOF_NONCE_MS } from '../domain/limits.ts';
import type { Secret } from '../domain/secret.ts';
import type { Clock } from '../ports.ts';

export interface ProofNonces {
  /** The nonce that the next proof should carry. */
  fresh(): string;
  /** The instant after which a proof with this nonce is refused; null when it is not ours, too old or of the future. */
  goodUntil(nonce: string): Date | null;
}

/** Six bytes of time in milliseconds, then sixteen of the HMAC over them. */
const FORM = /^[\w-]{30}$/;

/**
 * Freshness by the server's own time (RFC 9449 section 8): the nonce *is* the time, authenticated, so there is no
 * table, every instance with the same key takes it, and the kiosk's clock does not matter.
 */
export function proofNonces(key: Secret<Uint8Array>, clock: Clock): ProofNonces {
  const tag = (time: Buffer): Buffer => createHmac('sha256', key.reveal()).update('vouch proof nonce').update(time).digest().subarray(0, 16);
  return {
    fresh() {
      const time = Buffer.alloc(6);
      time.writeUIntBE(clock.now().getTime(), 0, 6);
      return Buffer.concat([time, tag(time)]).toString('base64url');
    },
    goodUntil(nonce) {
      if (!FORM.test(nonce)) return null;
      const bytes = Buffer.from(nonce, 'base64url');
      const time = bytes.subarray(0, 6);
      if (!timingSafeEqual(tag(time), bytes.subarray(6))) return null;
      const made = time.readUIntBE(0, 6);
      const now = clock.now().getTime();
      return made <= now && now < made + PROOF_NONCE_MS ? new Date(made + PROOF_NONCE_MS) : null;
    },
  };
}
