const DAY_MS = 24 * 60 * 60_000;

/** All zones that this machine lists, UTC first. */
export const ZONES: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** Newer names of zones are taken, though this machine lists the older: Asia/Kolkata for Asia/Calcutta. */
function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** What a clock on the wall shows there, as if it were UTC; milliseconds since 1970. */
function wallOf(instant: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute'], part['second']);
}

/**
 * The instant of a date (`2026-03-29`) and a time (`02:30`) on the wall in a zone, or null when they are none. What the
 * wall shows twice in autumn is taken the first time; what it skips in spring is as much later (as ECMAScript's
 * Temporal does by default).
 */
export function instantOf(date: string, time: string, zone: string): number | null {
  const wall = Date.parse(`${date}T${time}Z`);
  // The 30th of February would be taken for the 2nd of March.
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d$/.test(time) || Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(`${date}T${time}`) || !isZone(zone)) return null;
  const [before, after] = [wall - DAY_MS, wall + DAY_MS].map((near) => wallOf(near, zone) - near) as [number, number];
  const found = [wall - before, wall - after].filter((instant) => wallOf(instant, zone) === wall);
  return found.length > 0 ? Math.min(...found) : wall - before;
}

/** `2026-03-29 03:30 Europe/Berlin` */
export const showInZone = (instant: number, zone: string): string => `${new Date(wallOf(instant, zone)).toISOString().slice(0, 16).replace('T', ' ')} ${zone}`;
