import { CompactEncrypt, importJWK } from 'jose';
import type { PublicJwk } from '../domain/case-state.ts';
import type { Secret } from '../domain/secret.ts';

/**
 * Compact JWE (RFC 7516): ECDH-ES direct with A256GCM, for the page's key alone. `apv` holds the case id, so that a
 * sealed pass of another case does not open. @throws when the key is not a P-256 point.
 */
export async function sealPass(pass: Secret<string>, pageKey: PublicJwk, caseId: string): Promise<string> {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  return new CompactEncrypt(bytes(JSON.stringify({ pass: pass.reveal() })))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM' })
    .setKeyManagementParameters({ apv: bytes(caseId) })
    .encrypt(await importJWK({ ...pageKey }, 'ECDH-ES'));
}
