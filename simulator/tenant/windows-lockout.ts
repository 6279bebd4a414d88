/** Where the PIN box of one PC stands after wrong tries. `challenge`: A1B2C3 is asked. `restart`: off until the PC restarts. */
export interface PinGuard {
  readonly phase: 'open' | 'challenge' | 'last-try' | 'restart';
  readonly wrong: number;
  readonly restarts: number;
  /** Epoch milliseconds on the tenant's clock; null when the box is not timed out. */
  readonly lockedUntilMs: number | null;
}

/** Typed to show that a person, not a pocket, is at the keys (documented: Windows Hello for Business FAQ). */
export const PIN_CHALLENGE = 'A1B2C3';
const TRIES_BEFORE_CHALLENGE = 3;
const MINUTE_MS = 60_000;

export const FRESH_PIN_GUARD: PinGuard = { phase: 'open', wrong: 0, restarts: 0, lockedUntilMs: null };

export function afterWrongPin(guard: PinGuard): PinGuard {
  if (guard.phase === 'last-try') return { ...guard, phase: 'restart', wrong: guard.wrong + 1 };
  const wrong = guard.wrong + 1;
  return { ...guard, wrong, phase: wrong >= TRIES_BEFORE_CHALLENGE ? 'challenge' : 'open' };
}

/** Upper and lower case count as the same. Anything but the challenge leaves the box as it was. */
export function afterChallenge(guard: PinGuard, typed: string): PinGuard {
  const right = guard.phase === 'challenge' && typed.trim().toUpperCase() === PIN_CHALLENGE;
  return right ? { ...guard, phase: 'last-try' } : guard;
}

/** Documented: 1 minute after the first restart, 2 after the 4th, 10 after the 5th, then growing. Assumed: it doubles from there. */
export function lockoutMs(restarts: number): number {
  if (restarts < 1) return 0;
  if (restarts < 4) return MINUTE_MS;
  if (restarts === 4) return 2 * MINUTE_MS;
  return 10 * MINUTE_MS * 2 ** Math.min(restarts - 5, 10);
}

/** A restart opens a disabled box again after a while; of an open box it changes nothing. */
export function afterRestart(guard: PinGuard, nowMs: number): PinGuard {
  if (guard.phase !== 'restart') return guard;
  const restarts = guard.restarts + 1;
  return { phase: 'open', wrong: 0, restarts, lockedUntilMs: nowMs + lockoutMs(restarts) };
}

/** Whether a PIN may be typed now. */
export function takesPin(guard: PinGuard, nowMs: number): boolean {
  if (guard.lockedUntilMs !== null && nowMs < guard.lockedUntilMs) return false;
  return guard.phase === 'open' || guard.phase === 'last-try';
}
