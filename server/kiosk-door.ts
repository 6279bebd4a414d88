import { PublicKey } from './contract/kiosk.ts';
import { proofNonces } from './kiosk-proof/proof-nonce.ts';
import { verifyProof, type ProofReplay } from './kiosk-proof/verify-proof.ts';
import type { Clock, Kiosk, KeyRing } from './ports.ts';
import type { KioskDoor } from './routes/kiosk/kiosk-door.ts';

interface Parts {
  /** The kiosk's, as configured. */
  readonly origin: string;
  readonly clock: Clock;
  readonly keys: KeyRing;
  readonly replay: ProofReplay;
  readonly kioskByKey: (keyThumbprint: string) => Promise<Kiosk | null>;
}

/** Kiosks are known by the key that signs each of their calls. */
export function createKioskDoor({ origin, clock, keys, replay, kioskByKey }: Parts): KioskDoor {
  const nonces = proofNonces(keys.seed('kiosk-proof-nonce'), clock);
  const verify = verifyProof({ origin, nonces, replay });
  return {
    origin,
    nonce: () => nonces.fresh(),
    prove: async (request) => {
      const result = await verify(request);
      if (!result.ok) return result.fault === 'nonce' ? 'use-nonce' : 'invalid';
      const publicKey = PublicKey.safeParse(result.publicKey);
      return publicKey.success ? { keyThumbprint: result.keyThumbprint, publicKey: publicKey.data } : 'invalid';
    },
    kioskOf: kioskByKey,
  };
}
