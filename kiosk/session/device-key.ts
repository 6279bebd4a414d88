const DATABASE = 'vouch-kiosk';
const STORE = 'keys';
const DEVICE = 'device';

const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => { request.result.createObjectStore(STORE); };
    request.onsuccess = () => { resolve(request.result); };
    request.onerror = () => { reject(request.error ?? new Error('no database')); };
  });

const inStore = async <T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = act(transaction.objectStore(STORE));
      // Only the end of the transaction means that the key will be there after a power cut.
      transaction.oncomplete = () => { resolve(request.result); };
      transaction.onabort = () => { reject(transaction.error ?? new Error('not stored')); };
    });
  } finally {
    database.close();
  }
};

const isKeyPair = (value: unknown): value is CryptoKeyPair =>
  typeof value === 'object' && value !== null && 'privateKey' in value && value.privateKey instanceof CryptoKey && !value.privateKey.extractable;

/**
 * The key that makes this browser profile a kiosk: P-256, not extractable, the only thing we keep in browser
 * storage. Null before set-up, or when the profile was wiped.
 */
export const loadDeviceKey = async (): Promise<CryptoKeyPair | null> => {
  const found: unknown = await inStore<unknown>('readonly', (store) => store.get(DEVICE));
  return isKeyPair(found) ? found : null;
};

/** Not kept until the server has accepted it: see {@link keepDeviceKey}. */
export const makeDeviceKey = (): Promise<CryptoKeyPair> => crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);

export const keepDeviceKey = async (key: CryptoKeyPair): Promise<void> => {
  await inStore('readwrite', (store) => store.put(key, DEVICE));
};
