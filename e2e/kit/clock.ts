export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;

/** The time of a tenant. What was promised for later happens when it gets there, and nobody waits. */
export interface Clock {
  now(): Promise<Date>;
  /** Moves it on. */
  advance(ms: number): Promise<void>;
  /** Puts it to an instant, from where it runs on or, `frozen`, stands still. */
  set(now: Date, frozen?: 'frozen'): Promise<void>;
  /** Stops it: from now on it moves by `advance` alone. */
  freeze(): Promise<void>;
}
