import { calculateJwkThumbprint, compactVerify, importJWK } from 'jose';
import type { PublicJwk } from '../domain/case-state.ts';

const NONCE = /^[\w-]{22,64}$/;

/**
 * What the device key signed when a page took up a case: that this page's key, and no other, shall open the pass.
 * Compact JWS, header exactly `{"alg":"ES256"}`, payload {nonce, subject, pageKeyThumbprint} and nothing else.
 * Returns the page's nonce, or null when it is not this device's statement about this subject and this key.
 */
export async function verifyPageStatement(
  statement: string,
  expected: { readonly deviceKey: PublicJwk; readonly subject: string; readonly pageKey: PublicJwk },
): Promise<{ readonly nonce: string; readonly pageKeyThumbprint: string } | null> {
  try {
    const { payload, protectedHeader } = await compactVerify(statement, await importJWK({ ...expected.deviceKey }, 'ES256'), { algorithms: ['ES256'] });
    // A statement names no type, a DPoP proof must: neither can stand in for the other.
    if (Object.keys(protectedHeader).length !== 1) return null;
    const said = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload)) as unknown;
    if (typeof said !== 'object' || said === null || Object.keys(said).length !== 3) return null;
    const { nonce, subject, pageKeyThumbprint } = said as Record<string, unknown>;
    // Importing also proves that the page key is a point on the curve, so that sealing cannot fail later.
    await importJWK({ ...expected.pageKey }, 'ECDH-ES');
    const thumbprint = await calculateJwkThumbprint({ ...expected.pageKey }, 'sha256');
    if (typeof nonce !== 'string' || !NONCE.test(nonce) || subject !== expected.subject || pageKeyThumbprint !== thumbprint) return null;
    return { nonce, pageKeyThumbprint: thumbprint };
  } catch {
    return null;
  }
}
