import type { CaseBase } from './case-state.ts';
import type { Fact, GateFacts, NoReason, PersonFacts } from './gate.ts';
import { NO_APPROVING_AFTER_RECOVERY_MS } from './limits.ts';
import type { PassPolicy } from './pass-policy.ts';
import { isSamePerson } from './same-person.ts';
import type { ApproverRole } from './words.ts';

/** Whom a role means now. */
export type Holder = { readonly kind: 'person'; readonly person: PersonFacts } | { readonly kind: 'none' } | { readonly kind: 'not-a-person' };

/** One who said yes, is asked, or could be asked next, as read for this call. */
export interface ApproverFacts {
  readonly role: ApproverRole;
  /** Whom the case has in this role; null: whoever holds it. */
  readonly expectedId: string | null;
  readonly holder: Fact<Holder>;
  /** The entry in the directory that chose them has stood for a while; or the policy does not ask. */
  readonly settled: Fact<boolean>;
  /** Their mailbox says so, and the policy asks it. Nothing is granted by it, so whose mailbox cannot be read is there. */
  readonly away: boolean;
  /** Of the very factor that gave a yes, `forged` when what is stored is not what it signed; of any for who is still to give one. */
  readonly factor: Fact<'ready' | 'waiting' | 'none' | 'forged'>;
  /** They are the claimant of a case that has not ended. */
  readonly hasCase: Fact<boolean>;
  /** When a pass for their own account was last made by us; null: never. */
  readonly recoveredAt: Fact<Date | null>;
  /** Their own account was recovered lately by the word of the one who asks now. */
  readonly owesClaimant: Fact<boolean>;
}

type ReadyApprover = ApproverFacts & { readonly holder: Extract<Holder, { kind: 'person' }> };

type Worth = Pick<GateFacts, 'sensitive' | 'managerSettled'>;

/** Two yeses for what stays longer or reaches further, and where one person's would be that of whoever changed the manager; one for everything else. Never fewer than it once took. */
export const approvalsNeeded = ({ purpose, needed }: Pick<CaseBase, 'purpose' | 'needed'>, { sensitive, managerSettled }: Worth, passes: PassPolicy): number =>
  Math.max(needed, sensitive !== false || managerSettled !== true || passes[purpose].approval === 'quorum-of-two' ? 2 : 1);

/** One of the yeses at least is of somebody whom no late change in the directory has chosen. */
const areSettled = (approvers: readonly ApproverFacts[], needed: number): boolean => approvers.filter(({ settled }) => settled !== true).length < needed;

const NONE: Partial<Record<ApproverRole, NoReason>> = { deputy: 'no-deputy', 'on-call': 'nobody-on-call' };

/** Why this one's yes would not count now; null: it would. */
function whyNot({ proof }: Pick<CaseBase, 'proof'>, approver: ApproverFacts, claimant: PersonFacts, now: Date): NoReason | null {
  const { holder, expectedId, role } = approver;
  if (holder === 'unknown') return 'unreadable';
  if (holder.kind === 'none') return NONE[role] ?? 'no-manager';
  if (holder.kind === 'not-a-person') return 'manager-not-a-person';
  const { person } = holder;
  // Who looked at the identity card would be one proof twice.
  if (proof.kind === 'id-check' && proof.clerkId === person.id) return 'clerk-is-party';
  if (isSamePerson(person, claimant)) return 'manager-is-claimant';
  if (expectedId !== null && person.id !== expectedId) return 'manager-changed';
  if (person.accountEnabled !== true) return 'manager-disabled';
  if (person.userType?.toLowerCase() !== 'member') return 'manager-not-member';
  if (approver.settled === 'unknown' || approver.factor === 'unknown' || approver.hasCase === 'unknown' || approver.recoveredAt === 'unknown' || approver.owesClaimant === 'unknown') return 'unreadable';
  if (approver.factor === 'forged') return 'evidence-differs';
  if (approver.factor !== 'ready') return 'approver-no-factor';
  if (approver.hasCase) return 'approver-has-case';
  if (approver.owesClaimant) return 'approvers-in-circle';
  const recoveredAt = approver.recoveredAt?.getTime() ?? -Infinity;
  return now.getTime() - recoveredAt < NO_APPROVING_AFTER_RECOVERY_MS ? 'approver-recovered-lately' : null;
}

/** Whether nobody of these is another of them under another account. */
const areDifferent = (approvers: readonly ApproverFacts[]): boolean => {
  const people = approvers.flatMap(({ holder }) => (holder !== 'unknown' && holder.kind === 'person' ? [holder.person] : []));
  return people.every((person, at) => people.slice(at + 1).every((other) => !isSamePerson(person, other)));
};

/** Judges those whom the case has: each on their own, and that they are as many people as they seem. */
export function judgeApprovers(recoveryCase: CaseBase, approvers: readonly ApproverFacts[], claimant: PersonFacts, now: Date): NoReason | null {
  for (const approver of approvers) {
    const reason = whyNot(recoveryCase, approver, claimant, now);
    if (reason !== null) return reason;
  }
  if (!areSettled(approvers, recoveryCase.needed)) return 'manager-changed-lately';
  return areDifferent(approvers) ? null : 'approvers-are-one';
}

function whyNotBeside(others: readonly ApproverFacts[], candidate: ApproverFacts, needed: number): NoReason | null {
  if (!areSettled([...others, candidate], needed)) return 'manager-changed-lately';
  return areDifferent([...others, candidate]) ? null : 'approvers-are-one';
}

/** What the line has to offer: who may be asked, in its order, and why the first may not where nobody may. */
export interface Line {
  readonly ready: readonly ReadyApprover[];
  readonly reason: NoReason | null;
}

/** Those of the line who may be asked now, beside those who said yes already: first who is there, each in the order of the line. A place that cannot be read stops the search: nobody is passed over by a fault. */
export function walkLine(recoveryCase: CaseBase, facts: Pick<GateFacts, 'person' | 'approvers'> & Worth, passes: PassPolicy, now: Date): Line {
  const { person, approvers } = facts;
  if (person === 'unknown' || person === null) return { ready: [], reason: 'unreadable' };
  const given = approvers.slice(0, recoveryCase.approvals.length);
  const needed = approvalsNeeded(recoveryCase, facts, passes);
  const ready: ReadyApprover[] = [];
  let first: NoReason | null = null;
  for (const candidate of approvers.slice(given.length).toSorted((a, b) => Number(a.away) - Number(b.away))) {
    const reason = whyNot(recoveryCase, candidate, person, now) ?? whyNotBeside([...given, ...ready], candidate, needed);
    if (reason === 'unreadable') return { ready: [], reason };
    first ??= reason;
    if (reason === null && candidate.holder !== 'unknown' && candidate.holder.kind === 'person') ready.push({ ...candidate, holder: candidate.holder });
  }
  return { ready, reason: first };
}

/** Whom a step of the search must not find: they said yes, or that they are not available, or did not look since the last yes. */
export function isPassedOver({ approvals, earlier, approverId }: CaseBase, id: string): boolean {
  const lastYes = earlier.findLastIndex(({ how }) => how === 'said-yes');
  const silent = earlier.slice(lastYes + 1);
  return (
    id === approverId ||
    approvals.some((yes) => yes.approverId === id) ||
    earlier.some((request) => request.approverId === id && request.how !== 'silent') ||
    silent.some((request) => request.approverId === id)
  );
}
