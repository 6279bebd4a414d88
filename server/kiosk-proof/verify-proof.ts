import { createHash, timingSafeEqual } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify, type JWTPayload } from 'jose';
import type { PublicJwk } from '../domain/case-state.ts';
import type { ProofNonces } from './proof-nonce.ts';

/** Which proofs were seen. */
export interface ProofReplay {
  /** True the first time; remembered until the instant given. */
  firstTime(keyThumbprint: string, jti: string, keepUntil: Date): Promise<boolean>;
}

export interface ProvenRequest {
  /** Every value of the header `DPoP`, as in Node's `headersDistinct`. */
  readonly headers: readonly string[] | undefined;
  readonly method: string;
  /** As it came (`originalUrl`); the query is left out of account (RFC 9449 section 4.3). */
  readonly originalUrl: string;
  /** The bytes of the body as they came; empty when there is none. */
  readonly body: Uint8Array;
}

/** `nonce`: answer 401 with a new `DPoP-Nonce`, the kiosk tries once more. The rest is `proof_invalid`. */
export type ProofFault = 'missing' | 'malformed' | 'nonce' | 'target' | 'body' | 'replayed';

export type ProofResult =
  | { readonly ok: true; readonly keyThumbprint: string; readonly publicKey: PublicJwk }
  | { readonly ok: false; readonly fault: ProofFault };

/** A proof is some 500 characters; a longer header is not read. */
const MAX_LENGTH = 2_048;

const equal = (a: string, b: string): boolean => timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
const refused = (fault: ProofFault): ProofResult => ({ ok: false, fault });

/**
 * Verifies one DPoP proof (RFC 9449 section 4.3) with two rules of ours: freshness is the server's nonce, never the
 * kiosk's `iat`; and a request with a body carries the claim `bh`, base64url of SHA-256 over exactly the bytes sent.
 * `origin` is the configured one: a Host header never takes part. Whether the key is a registered kiosk's is the
 * caller's question. Never throws for what came from outside.
 */
export const verifyProof = (deps: { readonly origin: string; readonly nonces: ProofNonces; readonly replay: ProofReplay }) => async (request: ProvenRequest): Promise<ProofResult> => {
  const [proof, ...more] = request.headers ?? [];
  if (proof === undefined) return refused('missing');
  if (more.length > 0 || proof.length > MAX_LENGTH) return refused('malformed');

  const signed = await signedBy(proof);
  if (signed === null) return refused('malformed');
  const { claims, publicKey } = signed;
  const { jti, htm, htu, nonce, bh } = claims;
  if (typeof jti !== 'string' || jti.length < 16 || jti.length > 128) return refused('malformed');
  const path = request.originalUrl.split('?', 1)[0] ?? '';
  if (htm !== request.method || htu !== deps.origin + path) return refused('target');
  const goodUntil = typeof nonce === 'string' ? deps.nonces.goodUntil(nonce) : null;
  if (goodUntil === null) return refused('nonce');
  if (request.body.length > 0 || bh !== undefined) {
    const digest = createHash('sha256').update(request.body).digest('base64url');
    if (typeof bh !== 'string' || !equal(bh, digest)) return refused('body');
  }
  const keyThumbprint = await calculateJwkThumbprint({ ...publicKey }, 'sha256');
  // Last, so that only proofs that would have counted are remembered.
  return (await deps.replay.firstTime(keyThumbprint, jti, goodUntil)) ? { ok: true, keyThumbprint, publicKey } : refused('replayed');
};

async function signedBy(proof: string): Promise<{ claims: JWTPayload; publicKey: PublicJwk } | null> {
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: ['ES256'],
      requiredClaims: ['jti', 'htm', 'htu', 'iat'],
      // The nonce decides on freshness; this only keeps the library from applying the machine's clock to `exp` or `nbf`.
      currentDate: new Date(0),
      clockTolerance: Number.MAX_SAFE_INTEGER,
    });
    const jwk = protectedHeader.jwk;
    // A private key in a proof is a key that everybody knows now.
    if (jwk?.kty !== 'EC' || jwk.crv !== 'P-256' || jwk.x === undefined || jwk.y === undefined || 'd' in jwk) return null;
    return { claims: payload, publicKey: { kty: 'EC', crv: 'P-256', x: jwk.x, y: jwk.y } };
  } catch {
    return null;
  }
}
