import type { PublicKey } from '#contract/kiosk';
import { toBase64url } from './base64url.ts';

/** The key that opens one pass. It lives in this page's memory alone and is gone with the page. */
export interface PageKey {
  readonly privateKey: CryptoKey;
  readonly publicKey: PublicKey;
  /** RFC 7638. */
  readonly thumbprint: string;
}

/** RFC 7638 section 3: SHA-256 over the required members, in alphabetical order, without blanks. */
export const thumbprintOf = async (key: PublicKey): Promise<string> => {
  const members = JSON.stringify({ crv: key.crv, kty: key.kty, x: key.x, y: key.y });
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(members))));
};

export const makePageKey = async (): Promise<PageKey> => {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  const { x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  if (x === undefined || y === undefined) throw new Error('the browser gave no public key');
  const publicKey: PublicKey = { kty: 'EC', crv: 'P-256', x, y };
  return { privateKey: pair.privateKey, publicKey, thumbprint: await thumbprintOf(publicKey) };
};
