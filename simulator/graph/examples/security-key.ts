import { createHash, randomBytes } from 'node:crypto';

/** What a security key answers to creation options, in the form that Graph takes: attestation `none`, an ES256 key. */
export function registration(options: Readonly<Record<string, unknown>>): object {
  return { options, hash: createHash('sha256').digest('hex'), id: randomBytes(16).toString('base64url') };
}
