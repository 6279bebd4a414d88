/** What goes wrong, once the call is matched. */
export type FaultEffect =
  /** Answer with this status, in the error shape of the service that was called; code and text are the usual ones unless said. */
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: RetryAfter; readonly code?: string; readonly message?: string; readonly when: FaultTime }
  | { readonly kind: 'delay'; readonly ms: number; readonly when: FaultTime }
  /** The connection ends before a single byte. */
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
  | { readonly kind: 'truncated'; readonly when: FaultTime }
  /** 200, `content-encoding: gzip`: a few kilobytes that unpack to `bytes` of white space and an empty object. */
  | { readonly kind: 'bomb'; readonly bytes: number; readonly when: FaultTime }
  /** Sends the caller to another host, which must never be shown a token. */
  | { readonly kind: 'redirect'; readonly status: 302 | 307; readonly location: string; readonly when: FaultTime }
  /**
   * Two calls mixed up: the caller gets the true answer to the same call about somebody else, who is `person` (key or
   * id) or whoever comes first. `before`: instead of its own, which has no effect; `after`: its own took effect too.
   * Strikes only calls that name a person in path or filter.
   */
  | { readonly kind: 'another'; readonly person: string | null; readonly when: FaultTime }
  /** The fields are put over those of the sent JSON before it is looked at: the answer, and what stays, are truly so. */
  | { readonly kind: 'altered'; readonly request: Readonly<Record<string, unknown>>; readonly when: 'before' };

/** Seconds, a date so many seconds ahead on the machine's clock (RFC 9110 section 10.2.3), or the header as it is to be sent. */
export type RetryAfter = number | string | { readonly dateInSeconds: number };

/** `after`: the call takes effect, then fails. */
export type FaultTime = 'before' | 'after';

/** Null matches all; in patterns `*` matches anything, and letters match in either case. */
export interface FaultMatch {
  readonly method: string | null;
  /** Against the path without query. */
  readonly path: string | null;
  /** Against the name of the operation, as in `/_sim/fidelity` and the request log: `graph.pass-create`. */
  readonly operation: string | null;
}

export interface Fault extends FaultMatch {
  readonly id: string;
  readonly effect: FaultEffect;
  /** Matches left; null: until deleted. */
  timesLeft: number | null;
  /** Whom it struck, youngest last. */
  readonly hits: FaultHit[];
}

export interface FaultHit {
  /** On the tenant's clock. */
  readonly at: number;
  /** Line of the request log; null for a call that is not logged. */
  readonly requestId: string | null;
  readonly method: string;
  readonly path: string;
}

/** Hits kept of one fault: a fault without end must not fill the memory. */
export const MAX_HITS = 200;

/** Whether a text fits a pattern in which `*` matches any run of characters, `/` too. */
export function patternFits(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.toLowerCase().split('*');
  const whole = text.toLowerCase();
  if (rest.length === 0) return whole === first;
  if (!whole.startsWith(first)) return false;
  const last = rest.pop() ?? '';
  let at = first.length;
  for (const part of rest) {
    const found = whole.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return whole.length - last.length >= at && whole.endsWith(last);
}

export interface Struck {
  readonly method: string;
  readonly path: string;
  /** Null where nothing is imitated. */
  readonly operation: string | null;
}

function matches(fault: Fault, { method, path, operation }: Struck): boolean {
  if (fault.timesLeft !== null && fault.timesLeft <= 0) return false;
  if (fault.method !== null && fault.method.toUpperCase() !== method) return false;
  if (fault.operation !== null && (operation === null || !patternFits(fault.operation, operation))) return false;
  return fault.path === null || patternFits(fault.path, path);
}

/** Takes the first fault that fits and can strike, counting it down; the oldest goes first. */
export function takeFault(faults: readonly Fault[], call: Struck, canStrike: (fault: Fault) => boolean): Fault | null {
  const fault = faults.find((each) => matches(each, call) && canStrike(each));
  if (fault === undefined) return null;
  if (fault.timesLeft !== null) fault.timesLeft -= 1;
  return fault;
}
