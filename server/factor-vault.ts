import { Secret } from './domain/secret.ts';
import { createKeyRing, SERVICE_KEY_BYTES } from './key-ring.ts';
import type { Clock, KeyRing, Random } from './ports.ts';
import type { FactorVault } from './second-factor/factor-port.ts';
import type { FactorKeyStore, WrappedKey } from './store/factor-keys.ts';

interface Parts {
  readonly keys: Pick<KeyRing, 'encrypt' | 'decrypt'>;
  readonly store: FactorKeyStore;
  readonly clock: Clock;
  readonly random: Random;
}

const keyRow = (id: string): string => `factor_key/${id}/wrapped`;

/** A new key in the clear, once, and as it is stored. */
export function newFactorKey({ keys, random }: Pick<Parts, 'keys' | 'random'>): WrappedKey {
  const id = random.id();
  return { id, wrapped: keys.encrypt(keyRow(id), new Secret(Buffer.from(random.bytes(SERVICE_KEY_BYTES)).toString('base64url'))) };
}

/**
 * Factors are encrypted under keys of their own, which the service key only wraps: they can be exchanged while the
 * server runs, and what hangs on the service key alone (badges, checkpoints) stays. The youngest key is looked up for
 * each sealing, since another process may have made one meanwhile.
 */
export function factorVault({ keys, store, clock, random }: Parts): FactorVault {
  const rings = new Map<string, Pick<KeyRing, 'encrypt' | 'decrypt'>>();
  const ringOf = ({ id, wrapped }: WrappedKey): Pick<KeyRing, 'encrypt' | 'decrypt'> => {
    const ring = rings.get(id) ?? createKeyRing(new Secret(new Uint8Array(Buffer.from(keys.decrypt(keyRow(id), wrapped).reveal(), 'base64url'))), random);
    rings.set(id, ring);
    return ring;
  };
  const first = async (): Promise<WrappedKey> => {
    const made = newFactorKey({ keys, random });
    await store.add(made, clock.now());
    return made;
  };
  return {
    async seal(place, secret) {
      const key = (await store.newest()) ?? (await first());
      return { keyId: key.id, text: ringOf(key).encrypt(place, secret) };
    },
    async open(place, { keyId, text }) {
      const known = rings.get(keyId);
      if (known !== undefined) return known.decrypt(place, text);
      const key = await store.byId(keyId);
      if (key === null) throw new Error(`The key of ${place} is gone.`);
      return ringOf(key).decrypt(place, text);
    },
  };
}
