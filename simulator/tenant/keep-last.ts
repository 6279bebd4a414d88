/** Lines kept of a log: an hour's load test must not fill the memory. */
export const LOG_LINES = 20_000;

const numbers = new WeakMap<object, number>();
let next = 1;

/**
 * In which order lines of different logs were written, for while the clock stands still; 0 for those of an earlier run,
 * which all came before.
 */
export const writtenAs = (line: object): number => numbers.get(line) ?? 0;

/** Adds to a list that keeps at least the last `max`; the oldest go many at a time, since each time moves all the others. */
export function keepLast<T extends object>(list: T[], item: T, max: number): void {
  numbers.set(item, next);
  next += 1;
  list.push(item);
  if (list.length > max + Math.ceil(max / 8)) list.splice(0, list.length - max);
}
