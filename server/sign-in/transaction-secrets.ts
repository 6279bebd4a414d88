import { createHash, createHmac } from 'node:crypto';

export interface TransactionSecrets {
  /** What the database knows. */
  readonly idHash: string;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** 256 bit in base64url. */
const COOKIE = /^[\w-]{43}$/;

/**
 * Everything a sign-in must remember, derived from the cookie alone: a response fits only the browser that began,
 * and who reads the database can finish nobody's sign-in. Null when the cookie is none of ours.
 */
export function transactionSecrets(cookie: string | undefined): TransactionSecrets | null {
  if (cookie === undefined || !COOKIE.test(cookie)) return null;
  const key = Buffer.from(cookie, 'base64url');
  const derive = (label: string): string => createHmac('sha256', key).update(`vouch sign-in ${label}`).digest('base64url');
  return {
    idHash: createHash('sha256').update(key).digest('base64url'),
    state: derive('state'),
    nonce: derive('nonce'),
    codeVerifier: derive('code verifier'),
  };
}
