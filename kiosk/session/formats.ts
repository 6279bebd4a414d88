import type { Language } from '#contract/kiosk';

/** Numbers and spans in the reader's language, by `Intl`. */
export interface Formats {
  /** "7 minutes", "45 seconds". */
  span(ms: number): string;
  /** "3 minutes ago", "now". */
  ago(ms: number): string;
  /** "in 24 hours". */
  ahead(ms: number): string;
  count(value: number): string;
}

/** How old something is by now: the server's figure plus what has run since it came. `since` and `now` are readings of `performance.now()`, in ms. */
export const agoOf = (agoMs: number, since: number, now: number): number => agoMs + Math.max(0, now - since);

/** Whole minutes while there is one, rounded down so that nobody counts on time that is gone; then seconds. */
const spanOf = (ms: number): { readonly unit: 'minute' | 'second'; readonly count: number } =>
  ms >= 60_000 ? { unit: 'minute', count: Math.floor(ms / 60_000) } : { unit: 'second', count: Math.floor(ms / 1000) };

/** The largest of the units that fits at least once; a coming span is rounded up, a past one down. */
function coarse(ms: number, round: (value: number) => number): { readonly unit: 'minute' | 'hour' | 'day'; readonly count: number } {
  const minutes = round(ms / 60_000);
  if (minutes < 60) return { unit: 'minute', count: minutes };
  const hours = round(ms / 3_600_000);
  return hours < 48 ? { unit: 'hour', count: hours } : { unit: 'day', count: round(ms / 86_400_000) };
}

export function formatsOf(language: Language): Formats {
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const plain = new Intl.NumberFormat(language);
  return {
    span: (ms) => {
      const { unit, count } = spanOf(ms);
      return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
    },
    ago: (ms) => {
      const { unit, count } = coarse(ms, Math.floor);
      return count === 0 ? relative.format(0, 'second') : relative.format(-count, unit);
    },
    ahead: (ms) => {
      const { unit, count } = coarse(ms, Math.ceil);
      return relative.format(count, unit);
    },
    count: (value) => plain.format(value),
  };
}
