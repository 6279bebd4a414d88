/**
 * `Retry-After` (RFC 9110 section 10.2.3) in milliseconds; null when absent or not understood. A date is measured
 * against the answer's own `Date`, so that no clock of ours is compared with one of theirs.
 */
export function retryAfterMs(retryAfter: string | null, date: string | null): number | null {
  if (retryAfter === null) return null;
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter) * 1000;
  const until = httpDate(retryAfter);
  const from = httpDate(date);
  return until === null || from === null ? null : Math.max(0, until - from);
}

function httpDate(text: string | null): number | null {
  if (text === null || !/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return null;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
}
