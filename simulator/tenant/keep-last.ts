/** Lines kept of a log: an hour's load test must not fill the memory. */
export const LOG_LINES = 20_000;

/** Adds to a list that keeps at least the last `max`; the oldest go many at a time, since each time moves all the others. */
export function keepLast<T>(list: T[], item: T, max: number): void {
  list.push(item);
  if (list.length > max + Math.ceil(max / 8)) list.splice(0, list.length - max);
}
