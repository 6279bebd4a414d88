const DATABASE = 'vouch-kiosk';
const STORE = 'keys';

const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => { request.result.createObjectStore(STORE); };
    request.onsuccess = () => { resolve(request.result); };
    request.onerror = () => { reject(request.error ?? new Error('no database')); };
  });

/** What the kiosk keeps in its browser profile: its key and its mark, nothing of anybody. */
export const inStore = async <T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      // Strict: what is written is on the disk when the transaction ends. Otherwise a power cut soon after could take it back.
      const transaction = database.transaction(STORE, mode, { durability: 'strict' });
      const request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => { resolve(request.result); };
      transaction.onabort = () => { reject(transaction.error ?? new Error('not stored')); };
    });
  } finally {
    database.close();
  }
};
