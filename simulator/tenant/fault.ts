/** What goes wrong, once the call is matched. */
export type FaultEffect =
  /** Answer with this status; `retryAfter` goes out as it stands: seconds, a date, or what no service should send. */
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number | string; readonly when: FaultTime }
  | { readonly kind: 'delay'; readonly ms: number; readonly when: FaultTime }
  | { readonly kind: 'reset'; readonly when: FaultTime }
  /** Never answers; the caller has to give up. */
  | { readonly kind: 'hang'; readonly when: FaultTime }
  /** The answer comes byte by byte, `ms` apart. */
  | { readonly kind: 'drip'; readonly ms: number; readonly when: FaultTime }
  /** 200 with something that is no JSON. */
  | { readonly kind: 'garbage'; readonly when: FaultTime }
  /** The whole answer under `text/html`, as from a proxy that knows better. */
  | { readonly kind: 'mistyped'; readonly when: FaultTime }
  /** Headers promise the whole answer, half of it comes, the connection ends. */
  | { readonly kind: 'truncated'; readonly when: FaultTime };

/** `after`: the call takes effect, then fails. */
export type FaultTime = 'before' | 'after';

export interface Fault {
  readonly id: string;
  readonly method: string | null;
  /** Against the path without query; `*` matches anything, letters match in either case. Null matches all. */
  readonly path: string | null;
  readonly effect: FaultEffect;
  /** Matches left; null: until deleted. */
  timesLeft: number | null;
}

/** Whether a path fits a pattern in which `*` matches any run of characters, `/` too. */
export function pathFits(pattern: string, path: string): boolean {
  const [first = '', ...rest] = pattern.toLowerCase().split('*');
  const text = path.toLowerCase();
  if (rest.length === 0) return text === first;
  if (!text.startsWith(first)) return false;
  const last = rest.pop() ?? '';
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

/** Takes the first fault that fits, counting it down; the oldest goes first. */
export function takeFault(faults: Fault[], method: string, path: string): Fault | null {
  const fault = faults.find(
    (each) =>
      (each.method === null || each.method.toUpperCase() === method) &&
      (each.path === null || pathFits(each.path, path)) &&
      (each.timesLeft === null || each.timesLeft > 0),
  );
  if (fault === undefined) return null;
  if (fault.timesLeft !== null) fault.timesLeft -= 1;
  return fault;
}
