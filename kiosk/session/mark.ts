import { inStore } from './kiosk-store.ts';

const MARK = 'mark';
const LOCK = 'vouch-mark';

/** By which the server knows the one holder of the device key: a copy of the profile falls behind as soon as either is used. */
export interface HeldMark {
  readonly mark: string | null;
  /** Offered to the server as the next one; null once it has answered. */
  readonly next: string | null;
}

export interface MarkShelf {
  load(): Promise<HeldMark>;
  keep(held: HeldMark): Promise<void>;
  /** One page of this profile at a time. */
  alone<T>(act: () => Promise<T>): Promise<T>;
}

const isHeld = (value: unknown): value is HeldMark => typeof value === 'object' && value !== null && 'mark' in value && 'next' in value;

export const markShelf: MarkShelf = {
  load: async () => {
    const found: unknown = await inStore<unknown>('readonly', (store) => store.get(MARK));
    return isHeld(found) ? found : { mark: null, next: null };
  },
  keep: async (held) => { await inStore('readwrite', (store) => store.put(held, MARK)); },
  alone: (act) => navigator.locks.request(LOCK, act),
};
