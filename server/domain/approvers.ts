import type { CaseBase } from './case-state.ts';
import type { Fact, GateFacts, NoReason, PersonFacts } from './gate.ts';
import { NO_APPROVING_AFTER_RECOVERY_MS } from './limits.ts';
import type { PassPolicy } from './pass-policy.ts';
import { isSamePerson } from './same-person.ts';
import type { ApproverRole, Purpose } from './words.ts';

/** Whom a role means now. */
export type Holder = { readonly kind: 'person'; readonly person: PersonFacts } | { readonly kind: 'none' } | { readonly kind: 'not-a-person' };

/** One who said yes, is asked, or could be asked next, as read for this call. */
export interface ApproverFacts {
  readonly role: ApproverRole;
  /** Whom the case has in this role; null: whoever holds it. */
  readonly expectedId: string | null;
  readonly holder: Fact<Holder>;
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

/** Two yeses for what stays longer or reaches further; one for everything else. */
export const approvalsNeeded = (purpose: Purpose, passes: PassPolicy, sensitive: boolean): number => (sensitive || passes[purpose].approval === 'quorum-of-two' ? 2 : 1);

/** Why this one's yes would not count now; null: it would. */
function whyNot({ proof }: Pick<CaseBase, 'proof'>, approver: ApproverFacts, claimant: PersonFacts, now: Date): NoReason | null {
  const { holder, expectedId } = approver;
  if (holder === 'unknown') return 'unreadable';
  if (holder.kind === 'none') return 'no-manager';
  if (holder.kind === 'not-a-person') return 'manager-not-a-person';
  const { person } = holder;
  // Who looked at the identity card would be one proof twice.
  if (proof.kind === 'id-check' && proof.clerkId === person.id) return 'clerk-is-party';
  if (isSamePerson(person, claimant)) return 'manager-is-claimant';
  if (expectedId !== null && person.id !== expectedId) return 'manager-changed';
  if (person.accountEnabled !== true) return 'manager-disabled';
  if (person.userType?.toLowerCase() !== 'member') return 'manager-not-member';
  if (approver.factor === 'unknown' || approver.hasCase === 'unknown' || approver.recoveredAt === 'unknown' || approver.owesClaimant === 'unknown') return 'unreadable';
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
  return areDifferent(approvers) ? null : 'approvers-are-one';
}

/** What the line has to offer: who may be asked, in its order, and why the first may not where nobody may. */
export interface Line {
  readonly ready: readonly ReadyApprover[];
  readonly reason: NoReason | null;
}

/** Those of the line who may be asked now, beside those who said yes already. A place that cannot be read stops the search: nobody is passed over by a fault. */
export function walkLine(recoveryCase: CaseBase, { person, approvers }: Pick<GateFacts, 'person' | 'approvers'>, now: Date): Line {
  if (person === 'unknown' || person === null) return { ready: [], reason: 'unreadable' };
  const given = approvers.slice(0, recoveryCase.approvals.length);
  const ready: ReadyApprover[] = [];
  let first: NoReason | null = null;
  for (const candidate of approvers.slice(given.length)) {
    const reason = whyNot(recoveryCase, candidate, person, now) ?? (areDifferent([...given, ...ready, candidate]) ? null : 'approvers-are-one');
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
