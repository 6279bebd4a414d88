import type { Request, Response } from 'express';
import { Refusal } from '../../actions/refusal.ts';
import type { PublicKey } from '../../contract/kiosk.ts';
import type { Kiosk } from '../../ports.ts';

/** A request as its DPoP proof must describe it. */
export interface ProvenRequest {
  /** Every value of the header `DPoP`. */
  readonly headers: readonly string[] | undefined;
  readonly method: string;
  readonly originalUrl: string;
  /** As it was sent; empty without one. The proof covers it (decision 6). */
  readonly body: Uint8Array;
}

/** Whoever holds the private key of the proof, registered or not. */
export interface Prover {
  readonly keyThumbprint: string;
  readonly publicKey: PublicKey;
}

/** How a kiosk shows which it is: DPoP (RFC 9449) with the device key, no cookie. */
export interface KioskDoor {
  readonly origin: string;
  /** The nonce that the next proof must carry. */
  readonly nonce: () => string;
  /** `use-nonce`: all is well but the freshness. */
  readonly prove: (request: ProvenRequest) => Promise<Prover | 'use-nonce' | 'invalid'>;
  /** The kiosk that enrolled this key; null when none did, or it was revoked. */
  readonly kioskOf: (keyThumbprint: string) => Promise<Kiosk | null>;
}

/** A kiosk and the key with which it has just spoken. */
export interface KioskCaller extends Prover {
  readonly kiosk: Kiosk;
}

/** RFC 9449 section 7.1: the challenge names the scheme, the fault and the one algorithm of device keys. */
function refuse(response: Response, error: 'invalid_dpop_proof' | 'use_dpop_nonce'): never {
  response.setHeader('WWW-Authenticate', `DPoP error="${error}", algs="ES256"`);
  throw new Refusal('proof_invalid');
}

/** Every answer carries the next nonce (RFC 9449 section 8.2). @throws {Refusal} */
export async function demandProof(door: KioskDoor, request: Request, response: Response, body: Uint8Array): Promise<Prover> {
  response.setHeader('DPoP-Nonce', door.nonce());
  const { method, originalUrl } = request;
  const proven = await door.prove({ headers: request.headersDistinct.dpop, method, originalUrl, body });
  if (proven === 'use-nonce') refuse(response, 'use_dpop_nonce');
  if (proven === 'invalid') refuse(response, 'invalid_dpop_proof');
  return proven;
}

/** @throws {Refusal} `proof_invalid` without the key, `kiosk_unknown` when the key is no kiosk's. */
export async function demandKiosk(door: KioskDoor, request: Request, response: Response, body: Uint8Array): Promise<KioskCaller> {
  const prover = await demandProof(door, request, response, body);
  const kiosk = await door.kioskOf(prover.keyThumbprint);
  if (kiosk === null) throw new Refusal('kiosk_unknown');
  return { ...prover, kiosk };
}
