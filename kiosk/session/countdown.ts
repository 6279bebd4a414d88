/**
 * A span as the server told it, tied to the moment it arrived. `at` is a reading of `performance.now()`: the
 * browser's wall clock may be wrong, and judges nothing.
 */
export interface Span {
  readonly remainingMs: number;
  readonly at: number;
}

/** Milliseconds left, never below 0. */
export const leftOf = (span: Span, now: number): number => Math.max(0, span.remainingMs - (now - span.at));

/** When the time left is said aloud, in seconds: at these and not every second (WCAG 4.1.3). */
const SAID_AT_S = [10, 20, 60] as const;

/** The announcement that is due: 60, 20 or 10 (seconds), or null while there is more time than that. */
export const announcementAt = (leftMs: number): number | null => SAID_AT_S.find((seconds) => leftMs <= seconds * 1000) ?? null;
