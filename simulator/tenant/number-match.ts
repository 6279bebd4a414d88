import type { Tenant } from './model.ts';
import { newGuid, type Random } from './random.ts';

/**
 * Number matching of Microsoft Authenticator (Microsoft Learn, how-to-mfa-number-match): the page that wants to know
 * shows two digits, the phone asks for them. A request is begun by a page and answered on a phone, which meet in the
 * tenant alone.
 */
export interface PendingApproval {
  readonly id: string;
  readonly personId: string;
  /** The phone on which the app asks. */
  readonly phoneId: string;
  /** Two digits, 10 … 99. */
  readonly number: string;
  /** What the phone says it is for: name of an app or a page. */
  readonly app: string;
  readonly at: number;
  /** From this instant on the request has timed out. */
  readonly endsAt: number;
  answer: 'approved' | 'denied' | 'wrong-number' | null;
}

/** How a request stands at an instant. */
export type ApprovalStanding = 'waiting' | 'approved' | 'denied' | 'wrong-number' | 'timed-out';

/** Assumed: a request waits for a minute; the documents give no figure. */
export const APPROVAL_WAITS_MS = 60_000;
/** More than a day of one person's trying; older ones say nothing that the sign-in log does not. */
const KEPT = 200;

type Approvals = Pick<Tenant, 'pendingApprovals'>;

export interface ApprovalAsked {
  readonly personId: string;
  readonly phoneId: string;
  readonly app: string;
}

/** Asks on a phone. What the same phone was asked before and has not answered is withdrawn: it times out now. */
export function beginApproval(tenant: Approvals, asked: ApprovalAsked, given: { readonly now: number; readonly random: Random }): PendingApproval {
  const { now, random } = given;
  const { pendingApprovals } = tenant;
  for (const before of pendingApprovals) if (before.phoneId === asked.phoneId) expireApproval(tenant, before.id, now);
  const begun: PendingApproval = { id: newGuid(random), ...asked, number: String(10 + random.int(90)), at: now, endsAt: now + APPROVAL_WAITS_MS, answer: null };
  pendingApprovals.push(begun);
  pendingApprovals.splice(0, pendingApprovals.length - KEPT);
  return begun;
}

export function approvalStanding({ answer, endsAt }: PendingApproval, now: number): ApprovalStanding {
  return answer ?? (now < endsAt ? 'waiting' : 'timed-out');
}

export const approvalById = ({ pendingApprovals }: Approvals, id: string): PendingApproval | null => pendingApprovals.find((each) => each.id === id) ?? null;

/** What a phone asks now, or null. */
export const waitingOn = ({ pendingApprovals }: Approvals, phoneId: string, now: number): PendingApproval | null =>
  pendingApprovals.findLast((each) => each.phoneId === phoneId && approvalStanding(each, now) === 'waiting') ?? null;

/**
 * The number typed on the phone. Null when nothing waits under that id. A wrong number ends the request or leaves it
 * open for another try (switch `wrongNumber`): then the answer is `wrong-number` and the request goes on waiting.
 */
export function answerApproval(tenant: Approvals & Pick<Tenant, 'settings'>, id: string, typed: string, now: number): ApprovalStanding | null {
  const asked = waiting(tenant, id, now);
  if (asked === null) return null;
  if (typed.trim() === asked.number) asked.answer = 'approved';
  else if (tenant.settings.assumed.wrongNumber === 'retry') return 'wrong-number';
  else asked.answer = 'wrong-number';
  return asked.answer;
}

/** *No, it's not me* on the phone. False when nothing waits under that id. */
export function denyApproval(tenant: Approvals, id: string, now: number): boolean {
  const asked = waiting(tenant, id, now);
  if (asked !== null) asked.answer = 'denied';
  return asked !== null;
}

/** The page no longer waits: the phone stops asking. */
export function expireApproval({ pendingApprovals }: Approvals, id: string, now: number): void {
  const at = pendingApprovals.findIndex((each) => each.id === id && approvalStanding(each, now) === 'waiting');
  const asked = pendingApprovals[at];
  if (asked !== undefined) pendingApprovals[at] = { ...asked, endsAt: now };
}

function waiting(tenant: Approvals, id: string, now: number): PendingApproval | null {
  const asked = approvalById(tenant, id);
  return asked !== null && approvalStanding(asked, now) === 'waiting' ? asked : null;
}
