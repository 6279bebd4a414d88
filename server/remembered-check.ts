import type { Clock } from './ports.ts';
import type { ReadinessCheck } from './routes/health.ts';

/** How long the last answer of a check stands, by what it was. A failed one (it threw) is asked again each time. */
export interface Keep {
  readonly goodMs: number;
  readonly badMs: number;
}

/**
 * A check that costs several questions, asked seldom: anybody may ask whether we are ready, and what it finds changes
 * by hand. An answer from the future, after the clock was set back, does not stand.
 */
export function remembered(check: ReadinessCheck, clock: Clock, { goodMs, badMs }: Keep): ReadinessCheck {
  let last: { readonly fault: string | null; readonly at: number } | null = null;
  return async () => {
    const now = clock.now().getTime();
    if (last !== null && now >= last.at && now < last.at + (last.fault === null ? goodMs : badMs)) return last.fault;
    last = null;
    const fault = await check();
    last = { fault, at: now };
    return fault;
  };
}
