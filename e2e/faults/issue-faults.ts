import type { Fault } from '../kit/tenant.ts';

/** What becomes of a press while Graph fails, and how often the create call goes out. */
export interface IssueFault {
  /** Row of the fault table in the security notes, and what is done to the call. */
  readonly id: string;
  readonly what: string;
  readonly effect: Fault['effect'];
  /** How many calls it strikes; once when left out. */
  readonly times?: number;
  /** Milliseconds for which a new pass is not seen by reads. */
  readonly readLagMs?: number;
  readonly ends: 'pass' | 'failed';
  readonly posts: number;
}

/** Five seconds from a clock that both sides share, as HTTP dates are written. */
const httpDate = (now: Date, seconds: number): string => new Date(now.getTime() + seconds * 1_000).toUTCString();

const throttled = (what: string, retryAfter: number | string | undefined, ends: IssueFault['ends']): IssueFault => ({
  id: 'F04', what: `429, Retry-After ${what}`, effect: { kind: 'status', status: 429, ...(retryAfter !== undefined && { retryAfter }) }, ends, posts: ends === 'pass' ? 2 : 1,
});

const unknown = (id: string, what: string, effect: Fault['effect']): IssueFault => ({ id, what: `${what}, ${effect.when ?? 'before'} the effect`, effect, ends: 'pass', posts: 2 });

/** Faults that strike at once. */
export const quickFaults = (now: Date): readonly IssueFault[] => [
  throttled('1', 1, 'pass'),
  throttled('8', 8, 'pass'),
  throttled('120', 120, 'failed'),
  throttled('a date soon', httpDate(now, 5), 'pass'),
  throttled('a date gone by', httpDate(now, -3_600), 'pass'),
  throttled('-5', '-5', 'failed'),
  throttled('absent', undefined, 'failed'),
  throttled('abc', 'abc', 'failed'),
  ...[500, 502, 503, 504].flatMap((status) => [
    unknown('F05', `${status}`, { kind: 'status', status }),
    unknown('F06', `${status}`, { kind: 'status', status, when: 'after' }),
  ]),
  ...(['before', 'after'] as const).flatMap((when) => [
    unknown('F07', 'reset', { kind: 'reset', when }),
    unknown('F07', 'no JSON', { kind: 'garbage', when }),
    unknown('F07', 'another content type', { kind: 'mistyped', when }),
  ]),
  unknown('F07', 'cut in the middle', { kind: 'truncated', when: 'after' }),
  { id: 'F06', what: '504 after the effect, both times', effect: { kind: 'status', status: 504, when: 'after' }, times: 2, ends: 'failed', posts: 2 },
  { id: 'F06', what: '504 after the effect, always', effect: { kind: 'status', status: 504, when: 'after' }, times: 1_000, ends: 'failed', posts: 2 },
  { id: 'F09', what: 'reset after the effect, the pass unseen for 20 s', effect: { kind: 'reset', when: 'after' }, readLagMs: 20_000, ends: 'pass', posts: 2 },
  { id: 'F09', what: 'reset after the effect both times, unseen for 30 s', effect: { kind: 'reset', when: 'after' }, times: 2, readLagMs: 30_000, ends: 'failed', posts: 2 },
  { id: 'F09', what: 'reset after the effect both times, unseen for 2 min', effect: { kind: 'reset', when: 'after' }, times: 2, readLagMs: 120_000, ends: 'failed', posts: 2 },
  { id: 'F11', what: '401 once', effect: { kind: 'status', status: 401 }, ends: 'pass', posts: 2 },
  { id: 'F11', what: '401 always', effect: { kind: 'status', status: 401 }, times: 1_000, ends: 'failed', posts: 2 },
  { id: 'F12', what: '403: the permission is lost', effect: { kind: 'status', status: 403 }, times: 1_000, ends: 'failed', posts: 1 },
  ...[400, 404, 409].map((status): IssueFault => ({ id: 'F13', what: `${status}`, effect: { kind: 'status', status }, ends: 'failed', posts: 1 })),
];

/** Faults that hold a call until its limit of ten real seconds. */
export const slowFaults: readonly IssueFault[] = [
  unknown('F08', 'no answer', { kind: 'hang' }),
  unknown('F08', 'no answer', { kind: 'hang', when: 'after' }),
  unknown('F08', 'a byte a second', { kind: 'drip', ms: 1_000, when: 'after' }),
];
