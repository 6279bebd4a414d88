import { constants, sign, verify, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

export interface Jwt {
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly signed: string;
  readonly signature: Uint8Array;
}

/** Algorithms that Entra takes in client assertions; its own tokens are RS256. */
export type JwtAlgorithm = 'RS256' | 'PS256';

/** Tokens lately taken apart, the oldest first: a program sends the same one with each call. */
const apart = new Map<string, Jwt | null>();
/** So many are kept. */
const MAX_APART = 200;

/** Takes a compact JWS (RFC 7515) apart, checking nothing. Null when it is none. */
export function decodeJwt(token: string): Jwt | null {
  const known = apart.get(token);
  if (known !== undefined) return known;
  const jwt = takeApart(token);
  keepApart(token, jwt);
  return jwt;
}

function keepApart(token: string, jwt: Jwt | null): void {
  apart.set(token, jwt);
  const [oldest] = apart.size > MAX_APART ? apart.keys() : [];
  if (oldest !== undefined) apart.delete(oldest);
}

function takeApart(token: string): Jwt | null {
  const parts = token.split('.');
  const [head = '', body = '', signature = ''] = parts;
  if (parts.length !== 3 || signature === '') return null;
  const header = objectOf(head);
  const payload = objectOf(body);
  if (header === null || payload === null) return null;
  return { header, payload, signed: `${head}.${body}`, signature: Buffer.from(signature, 'base64url') };
}

/** On another thread: signing takes longer than all the rest of a token request. */
const signElsewhere = promisify<string, Buffer, KeyObject, Buffer>(sign);

/**
 * A signed token of the simulator. Version 1.0 names its key twice, in `x5t` and `kid` (access token claims reference);
 * version 2.0 was captured without `x5t`.
 */
export async function signJwt(key: { readonly kid: string; readonly privateKey: KeyObject }, payload: { readonly ver: '1.0' | '2.0'; readonly [claim: string]: unknown }): Promise<string> {
  const head = base64url(JSON.stringify({ typ: 'JWT', alg: 'RS256', ...(payload.ver === '1.0' && { x5t: key.kid }), kid: key.kid }));
  const signed = `${head}.${base64url(JSON.stringify(payload))}`;
  return `${signed}.${(await signElsewhere('sha256', Buffer.from(signed), key.privateKey)).toString('base64url')}`;
}

/** Signatures that fitted, by token and key: to check one takes as long as all the rest of a Graph call. */
const fitted = new WeakMap<Jwt, KeyObject>();

/** Whether the signature is by this key with exactly this algorithm, which the header names. */
export function signatureFits(jwt: Jwt, key: KeyObject, algorithm: JwtAlgorithm): boolean {
  if (jwt.header['alg'] === algorithm && fitted.get(jwt) === key) return true;
  const fits = isFitting(jwt, key, algorithm);
  if (fits) fitted.set(jwt, key);
  return fits;
}

function isFitting(jwt: Jwt, key: KeyObject, algorithm: JwtAlgorithm): boolean {
  if (jwt.header['alg'] !== algorithm || key.asymmetricKeyType !== 'rsa') return false;
  const padding = algorithm === 'PS256' ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST } : { padding: constants.RSA_PKCS1_PADDING };
  return verify('sha256', Buffer.from(jwt.signed), { key, ...padding }, jwt.signature);
}

const base64url = (text: string): string => Buffer.from(text).toString('base64url');

function objectOf(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
