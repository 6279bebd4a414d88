import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { Secret } from './domain/secret.ts';
import type { KeyRing, Random } from './ports.ts';

export const SERVICE_KEY_BYTES = 32;
/** NIST SP 800-38D 5.2.1.1: 96 bit; drawn at random it may be used 2^32 times under one key (8.3). */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** First byte of what is encrypted, so that another scheme can follow without guessing. */
const VERSION = 1;

/** What was to be decrypted is not what was encrypted for this place. */
export class SealBroken extends Error {
  readonly code = 'seal_broken';
}

/** Derives every key that the server uses from the service key (HKDF-SHA-256, RFC 5869). */
export function createKeyRing(serviceKey: Secret<Uint8Array>, random: Random): KeyRing {
  const subKey = (use: string, label: string): Buffer =>
    Buffer.from(hkdfSync('sha256', serviceKey.reveal(), '', `vouch/1/${use}/${label}`, SERVICE_KEY_BYTES));
  const rowKey = subKey('encrypt', 'row');
  const macKeys = new Map<string, Buffer>();
  const macKey = (label: string): Buffer => {
    const key = macKeys.get(label) ?? subKey('mac', label);
    macKeys.set(label, key);
    return key;
  };

  return {
    mac: (label, text) => createHmac('sha256', macKey(label)).update(text).digest('base64url'),

    encrypt: (row, text) => {
      const nonce = random.bytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', rowKey, nonce).setAAD(Buffer.from(row));
      return Buffer.concat([Buffer.of(VERSION), nonce, cipher.update(text.reveal(), 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
    },

    decrypt: (row, sealed) => {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < 1 + NONCE_BYTES + TAG_BYTES || bytes[0] !== VERSION) throw new SealBroken(`What is kept in ${row} is not ours.`);
      const decipher = createDecipheriv('aes-256-gcm', rowKey, bytes.subarray(1, 1 + NONCE_BYTES), { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(row))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        return new Secret(Buffer.concat([decipher.update(bytes.subarray(1 + NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8'));
      } catch (cause) {
        throw new SealBroken(`What is kept in ${row} does not open: it was changed or moved, or VOUCH_KEY is another one.`, { cause });
      }
    },

    seed: (label) => new Secret(new Uint8Array(subKey('seed', label))),
  };
}
