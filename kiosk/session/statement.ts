import type { PageStatement } from '#contract/kiosk';
import { toBase64url } from './base64url.ts';

const json = (value: object): string => toBase64url(new TextEncoder().encode(JSON.stringify(value)));

/** Signs what the page says of itself with the device key: a compact JWS, ES256 (RFC 7515, RFC 7518 section 3.4). */
export const signStatement = async (device: CryptoKey, statement: PageStatement): Promise<string> => {
  const signed = `${json({ alg: 'ES256' })}.${json(statement)}`;
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, device, new TextEncoder().encode(signed));
  return `${signed}.${toBase64url(new Uint8Array(signature))}`;
};

/** 128 bit of the browser's generator. */
export const makeNonce = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(16)));
