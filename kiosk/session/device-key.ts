import { inStore } from './kiosk-store.ts';

const DEVICE = 'device';

const isKeyPair = (value: unknown): value is CryptoKeyPair =>
  typeof value === 'object' && value !== null && 'privateKey' in value && value.privateKey instanceof CryptoKey && !value.privateKey.extractable;

/** The key that makes this browser profile a kiosk: P-256, not extractable. Null before set-up, or when the profile was wiped. */
export const loadDeviceKey = async (): Promise<CryptoKeyPair | null> => {
  const found: unknown = await inStore<unknown>('readonly', (store) => store.get(DEVICE));
  return isKeyPair(found) ? found : null;
};

/** Not kept until the server has accepted it: see {@link keepDeviceKey}. */
export const makeDeviceKey = (): Promise<CryptoKeyPair> => crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);

export const keepDeviceKey = async (key: CryptoKeyPair): Promise<void> => {
  await inStore('readwrite', (store) => store.put(key, DEVICE));
};
