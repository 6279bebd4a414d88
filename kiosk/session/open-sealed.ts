import type { SealedPass } from '#contract/kiosk';
import { fromBase64url, toBase64url } from './base64url.ts';

interface SealedHead {
  readonly alg: string;
  readonly enc: string;
  readonly epk: JsonWebKey;
  readonly apu?: string;
  readonly apv?: string;
  readonly crit?: unknown;
  readonly zip?: unknown;
}

const utf8 = new TextEncoder();

const uint32 = (value: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
};

const join = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** RFC 7518 section 4.6.2: Concat KDF, one round of SHA-256, for direct key agreement to a 256 bit key. */
const contentKey = async (shared: Uint8Array, head: SealedHead): Promise<CryptoKey> => {
  const field = (bytes: Uint8Array): Uint8Array[] => [uint32(bytes.length), bytes];
  const input = join([
    uint32(1),
    shared,
    ...field(utf8.encode(head.enc)),
    ...field(fromBase64url(head.apu ?? '')),
    ...field(fromBase64url(head.apv ?? '')),
    uint32(256),
  ]);
  return crypto.subtle.importKey('raw', await crypto.subtle.digest('SHA-256', input), 'AES-GCM', false, ['decrypt']);
};

/**
 * Opens the sealed pass: compact JWE, ECDH-ES direct + A256GCM. The `apv` of the sealed header must be this
 * case, so that a pass sealed for one case cannot be shown in another.
 * @throws when it is not for this key and case, or was altered. Nothing of the content is in the error.
 */
export const openSealed = async (jwe: string, key: CryptoKey, caseId: string): Promise<SealedPass> => {
  const [head64 = '', wrappedKey, iv = '', text = '', tag = '', ...more] = jwe.split('.');
  const head = JSON.parse(new TextDecoder().decode(fromBase64url(head64))) as SealedHead;
  const known = head.alg === 'ECDH-ES' && head.enc === 'A256GCM' && head.crit === undefined && head.zip === undefined;
  if (!known || more.length > 0 || wrappedKey !== '') throw new Error('not a sealed pass');
  if (head.apv !== toBase64url(utf8.encode(caseId))) throw new Error('sealed for another case');
  const senderKey = await crypto.subtle.importKey('jwk', head.epk, { name: 'ECDH', namedCurve: 'P-256' }, false, []);
  const shared = new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: senderKey }, key, 256));
  const plain = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: fromBase64url(iv), additionalData: utf8.encode(head64) },
    await contentKey(shared, head),
    join([fromBase64url(text), fromBase64url(tag)]),
  );
  const content: unknown = JSON.parse(new TextDecoder().decode(plain));
  if (typeof content !== 'object' || content === null || !('pass' in content) || typeof content.pass !== 'string') throw new Error('no pass inside');
  return { pass: content.pass };
};
