import { writtenAs } from '../../tenant/keep-last.ts';
import type { AuditLine, RequestLine, SignInLine } from '../../tenant/log-lines.ts';
import type { ClockMove, Tenant } from '../../tenant/model.ts';
import { personById } from '../../tenant/people-index.ts';
import type { Say } from '../../texts/say.ts';
import { showInstant } from '../visit.ts';

/** Steps shown: what a tester looks back at. The whole logs are at `/_sim`. */
const STEPS = 40;
/** Calls shown of one step; a load test makes more than anybody reads. */
const CALLS = 15;

/** Something that happened, with the imitated calls since the step before. */
export interface TimelineStep {
  readonly at: string;
  readonly kind: 'sign-in' | 'audit' | 'mail' | 'notification' | 'clock' | 'calls';
  readonly text: string;
  /** The youngest last. */
  readonly calls: readonly string[];
  /** Calls that are not listed. */
  readonly left: number;
}

interface Event {
  readonly line: object;
  readonly at: number;
  readonly kind: TimelineStep['kind'];
  readonly text: string;
}

/** What happened, newest first: by the order of writing, since the clock may stand still or be set back. */
export function timelineOf(tenant: Tenant, say: Say): readonly TimelineStep[] {
  const { requests } = tenant;
  const events = eventsOf(tenant, say).toSorted(byOrder).slice(-STEPS).toReversed();
  const cuts = cutsOf(requests, events);
  const latest = requests.at(-1);
  const since = requests.slice(cuts[0] ?? 0);
  const now: readonly TimelineStep[] = since.length === 0 || latest === undefined ? [] : [{ at: showInstant(latest.at), kind: 'calls', text: say('hub.since', { count: since.length }), ...listed(since) }];
  // What lies before the oldest step that is shown is not known to be its own, unless it is the first of all.
  const first = events.length < STEPS ? 0 : (cuts.at(-1) ?? 0);
  return [...now, ...events.map(({ at, kind, text }, i) => ({ at: showInstant(at), kind, text, ...listed(requests.slice(cuts[i + 1] ?? first, cuts[i])) }))];
}

/** For each event, youngest first, how many calls came before it. Walks the log from its end and no further than the oldest event. */
function cutsOf(requests: readonly RequestLine[], events: readonly Event[]): readonly number[] {
  let cut = requests.length;
  return events.map((event) => {
    for (let line = requests[cut - 1]; line !== undefined && byOrder(event, { line, at: line.at }) < 0; line = requests[cut - 1]) cut -= 1;
    return cut;
  });
}

/** Lines of an earlier run have no number, and are all before those that have one. */
const byOrder = (a: Pick<Event, 'line' | 'at'>, b: Pick<Event, 'line' | 'at'>): number => {
  const [first, second] = [writtenAs(a.line), writtenAs(b.line)];
  return first === 0 && second === 0 ? a.at - b.at : first - second;
};

const listed = (requests: readonly RequestLine[]): Pick<TimelineStep, 'calls' | 'left'> => ({ calls: requests.slice(-CALLS).map(callLine), left: Math.max(0, requests.length - CALLS) });

const callLine = ({ method, path, query, status, faultId }: RequestLine): string => `${method} ${path}${query === '' ? '' : `?${query}`} ${status ?? '-'}${faultId === null ? '' : ' ⚡'}`;

function eventsOf(tenant: Tenant, say: Say): readonly Event[] {
  const nameOf = (id: string | null): string => (id === null ? null : personById(tenant.people, id)?.displayName) ?? say('hub.somebody');
  return [
    ...tenant.signIns.slice(-STEPS).map((line): Event => ({ line, at: line.at, kind: 'sign-in', text: signInText(line, say, nameOf) })),
    ...tenant.audits.slice(-STEPS).map((line): Event => ({ line, at: line.at, kind: 'audit', text: auditText(line, say) })),
    ...tenant.mail.slice(-STEPS).map((line): Event => ({ line, at: line.sentAt, kind: 'mail', text: say('hub.event.mail', { to: [...line.to, ...line.cc, ...line.bcc].join(', '), subject: line.subject }) })),
    ...tenant.notifications.slice(-STEPS).map((line): Event => ({ line, at: line.at, kind: 'notification', text: say('hub.event.notification', { name: nameOf(line.personId), text: line.text }) })),
    ...tenant.clockMoves.slice(-STEPS).map((line): Event => ({ line, at: line.to, kind: 'clock', text: clockText(line, say) })),
  ];
}

function signInText({ userId, userPrincipalName, method, errorCode, failureReason }: SignInLine, say: Say, nameOf: (id: string | null) => string): string {
  const name = userId === null ? userPrincipalName : nameOf(userId);
  return errorCode === 0 ? say('hub.event.sign-in', { name, method }) : say('hub.event.refused', { name, method, code: errorCode, reason: failureReason });
}

function auditText({ activityDisplayName, targets, initiatedBy, result, resultReason }: AuditLine, say: Say): string {
  const by = 'user' in initiatedBy ? initiatedBy.user : initiatedBy.app;
  const holes = { activity: activityDisplayName, target: targets[0]?.displayName ?? '-', by: by.displayName ?? say('hub.somebody'), reason: resultReason };
  return say(result === 'success' ? 'hub.event.audit' : 'hub.event.audit-failed', holes);
}

function clockText({ at, to, frozen }: ClockMove, say: Say): string {
  if (at === to) return say(frozen ? 'hub.event.frozen' : 'hub.event.running');
  return say('hub.event.clock', { from: showInstant(at), to: showInstant(to) });
}
