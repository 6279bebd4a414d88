import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { canonical } from './audit-chain.ts';
import type { Secret } from './secret.ts';

/** Where the chain stood at an instant. */
export interface ChainPoint {
  readonly logId: string;
  readonly seq: number;
  readonly hash: Buffer;
}

/** A point, signed: `body` is RFC 8785 JSON. */
export interface Checkpoint {
  readonly body: string;
  readonly signature: Buffer;
}

/** RFC 8410 section 7: what stands before the 32 bytes of an Ed25519 private key in PKCS #8. */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The checkpoint key of a service key, from its seed. */
export function checkpointKey(seed: Secret<Uint8Array>): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed.reveal()]), format: 'der', type: 'pkcs8' });
}

export function signCheckpoint(point: ChainPoint, now: Date, key: KeyObject): Checkpoint {
  const body = canonical({ at: now.toISOString(), hash: point.hash.toString('hex'), logId: point.logId, seq: point.seq });
  return { body, signature: sign(null, Buffer.from(body), key) };
}

/** The point and when it was signed, or null when the signature does not hold or the body says nothing of the kind. */
export function openCheckpoint({ body, signature }: Checkpoint, key: KeyObject): (ChainPoint & { readonly at: Date }) | null {
  if (!verify(null, Buffer.from(body), createPublicKey(key), signature)) return null;
  const { at, logId, seq, hash } = JSON.parse(body) as Readonly<Record<string, unknown>>;
  if (typeof at !== 'string' || typeof logId !== 'string' || typeof seq !== 'number' || typeof hash !== 'string') return null;
  return { at: new Date(at), logId, seq, hash: Buffer.from(hash, 'hex') };
}
