import type { Request, Response } from 'express';
import { Refusal } from '../../actions/refusal.ts';
import type { PublicKey } from '../../contract/kiosk.ts';

/** The one algorithm that device keys use; named in the challenge (RFC 9449 section 7.1). */
const ALGS = 'ES256';

export type ProofResult =
  | { readonly outcome: 'proven'; readonly thumbprint: string; readonly publicKey: PublicKey }
  /** The proof is sound but stale: the caller tries again with the nonce of this answer. */
  | { readonly outcome: 'use-nonce' }
  | { readonly outcome: 'invalid' };

export interface ProvenRequest {
  readonly proof: string;
  readonly method: string;
  /** Configured origin and path, without query (RFC 9449 section 4.2, `htu`). */
  readonly url: string;
  /** As it was sent; null for a method without one. The proof covers it (decision 6). */
  readonly body: Buffer | null;
}

export interface Prover {
  readonly thumbprint: string;
  readonly publicKey: PublicKey;
}

/** How a kiosk shows which it is: DPoP (RFC 9449) with the device key, no cookie. */
export interface KioskDoor<Kiosk> {
  readonly origin: string;
  checkProof(request: ProvenRequest): Promise<ProofResult>;
  nonce(): string;
  /** The kiosk that enrolled this key; null when none did, or it was revoked. */
  kioskOf(thumbprint: string): Promise<Kiosk | null>;
}

function refuse(response: Response, error: 'invalid_dpop_proof' | 'use_dpop_nonce'): never {
  response.setHeader('WWW-Authenticate', `DPoP error="${error}", algs="${ALGS}"`);
  throw new Refusal('proof_invalid');
}

/** Whoever holds a key, known or not. Every answer carries the next nonce (RFC 9449 section 8.2). @throws {Refusal} */
export async function demandProof<Kiosk>(door: KioskDoor<Kiosk>, request: Request, response: Response, body: Buffer | null): Promise<Prover> {
  response.setHeader('DPoP-Nonce', door.nonce());
  const proofs = request.headersDistinct.dpop ?? [];
  const [proof] = proofs;
  // Exactly one (RFC 9449 section 4.3, check 1).
  if (proofs.length !== 1 || proof === undefined) refuse(response, 'invalid_dpop_proof');
  const result = await door.checkProof({ proof, method: request.method, url: `${door.origin}${request.path}`, body });
  if (result.outcome === 'use-nonce') refuse(response, 'use_dpop_nonce');
  if (result.outcome === 'invalid') refuse(response, 'invalid_dpop_proof');
  return result;
}

/** A registered kiosk. @throws {Refusal} */
export async function demandKiosk<Kiosk>(door: KioskDoor<Kiosk>, request: Request, response: Response, body: Buffer | null): Promise<Kiosk> {
  const { thumbprint } = await demandProof(door, request, response, body);
  const kiosk = await door.kioskOf(thumbprint);
  if (kiosk === null) throw new Refusal('kiosk_unknown');
  return kiosk;
}
