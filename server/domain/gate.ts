import { approvalsNeeded, judgeApprovers, walkLine, type ApproverFacts } from './approvers.ts';
import { caseDigest } from './case-digest.ts';
import type { RecoveryCase } from './case-state.ts';
import { KIOSK_GONE_MS, MIN_ACCOUNT_AGE_MS } from './limits.ts';
import { passOffer, type TenantRules } from './pass-policy.ts';
import type { Policy } from './policy.ts';
import type { ProofKind } from './words.ts';

/** A fact that could not be read is `unknown`, and `unknown` is a no. */
export type Fact<T> = T | 'unknown';

export interface PersonFacts {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly mail: string | null;
  readonly otherMails: readonly string[];
  readonly employeeId: string | null;
  readonly accountEnabled: boolean | null;
  readonly userType: string | null;
  readonly preferredLanguage: string | null;
  readonly createdDateTime: Date | null;
}

export interface PassFacts {
  readonly id: string;
  readonly isUsable: boolean;
  readonly methodUsabilityReason: string;
}

/** Everything that the gate judges, read fresh for each call. */
export interface GateFacts {
  readonly person: Fact<PersonFacts | null>;
  /** Kept out of recovery until two people at the desk say otherwise. */
  readonly blocked: Fact<boolean>;
  /** What counts as proof for this person. */
  readonly proofs: Fact<readonly ProofKind[]>;
  /** They are of those for whom two must vouch, each with a passkey. */
  readonly sensitive: Fact<boolean>;
  /** Their manager has been so for a while; or the policy does not ask. */
  readonly managerSettled: Fact<boolean>;
  /** Null: an ordinary account. */
  readonly privilege: Fact<string | null>;
  /** One for each yes of the case, in their order; then who is asked now or, at the start and for the next in line, the line in its order. */
  readonly approvers: readonly ApproverFacts[];
  readonly passes: Fact<readonly PassFacts[]>;
  readonly tenant: Fact<TenantRules>;
  readonly kioskRevoked: Fact<boolean>;
  /** Two hold its key: which of them stands where it says nobody knows. */
  readonly kioskCopied: Fact<boolean>;
  readonly kioskSeenAt: Date;
}

/** Where the gate is called. `next`: before somebody after the first is asked. `reveal`: before a sealed pass is given out again. */
export type GateStage = 'start' | 'next' | 'view' | 'approve' | 'issue' | 'reveal';

export type NoReason =
  | 'unreadable'
  | 'kiosk-revoked'
  | 'kiosk-copied'
  | 'kiosk-gone'
  | 'proof-not-allowed'
  | 'clerk-is-party'
  | 'person-gone'
  | 'person-blocked'
  | 'person-disabled'
  | 'person-not-member'
  | 'person-too-new'
  | 'person-privileged'
  | 'no-manager'
  | 'no-deputy'
  | 'nobody-on-call'
  | 'manager-not-a-person'
  | 'manager-changed'
  | 'manager-changed-lately'
  | 'manager-is-claimant'
  | 'manager-disabled'
  | 'manager-not-member'
  | 'approver-no-factor'
  | 'evidence-differs'
  | 'approver-has-case'
  | 'approver-recovered-lately'
  | 'approvers-are-one'
  | 'approvers-in-circle'
  | 'approver-forced'
  | 'no-second-approver'
  | 'nobody-next'
  | 'more-approvals-needed'
  | 'pass-in-the-way'
  | 'pass-gone'
  | 'digest-differs'
  | 'purpose-unavailable'
  | 'pass-figures-changed';

/** What of the policy decides about a case. */
export type GatePolicy = Pick<Policy, 'passes' | 'line'>;

export type GateAnswer = { readonly ok: true } | { readonly ok: false; readonly reason: NoReason };

const OK: GateAnswer = { ok: true };
const no = (reason: NoReason): GateAnswer => ({ ok: false, reason });

/**
 * Whether a case may go on. The one place that decides it, called at start, view, approve, issue and reveal with facts
 * read for that call: what held a minute ago may be wrong now (CVE-2026-9798 and CVE-2026-16103 of Keycloak were a
 * lock that only the first step looked at).
 */
export function gate(stage: GateStage, recoveryCase: RecoveryCase, facts: GateFacts, policy: GatePolicy, now: Date): GateAnswer {
  if (facts.kioskRevoked === 'unknown' || facts.kioskCopied === 'unknown') return no('unreadable');
  if (facts.kioskRevoked) return no('kiosk-revoked');
  if (facts.kioskCopied) return no('kiosk-copied');
  if (now.getTime() - facts.kioskSeenAt.getTime() > KIOSK_GONE_MS && stage !== 'start' && stage !== 'next' && stage !== 'view') return no('kiosk-gone');

  const claimant = judgeClaimant(facts, now) ?? judgeProof(recoveryCase, facts);
  if (claimant !== null) return no(claimant);
  const approver = stage === 'start' || stage === 'next' ? judgeLine(stage, recoveryCase, facts, policy, now) : judgeAsked(stage, recoveryCase, facts, policy, now);
  if (approver !== null) return no(approver);
  const pass = judgePass(stage, recoveryCase, facts, policy);
  return pass === null ? OK : no(pass);
}

function judgeClaimant({ person, blocked, sensitive, managerSettled, privilege }: GateFacts, now: Date): NoReason | null {
  if (person === 'unknown' || blocked === 'unknown' || sensitive === 'unknown' || managerSettled === 'unknown' || privilege === 'unknown') return 'unreadable';
  if (blocked) return 'person-blocked';
  if (person === null) return 'person-gone';
  if (person.accountEnabled !== true) return 'person-disabled';
  if (person.userType?.toLowerCase() !== 'member') return 'person-not-member';
  if (person.createdDateTime === null || now.getTime() - person.createdDateTime.getTime() < MIN_ACCOUNT_AGE_MS) return 'person-too-new';
  return privilege === null ? null : 'person-privileged';
}

/** The proof is one that counts for this person, and not given by who is proven; that nobody vouches who gave it is for the approvers. */
function judgeProof({ proof }: RecoveryCase, { proofs, person }: GateFacts): NoReason | null {
  if (proofs === 'unknown' || person === 'unknown' || person === null) return 'unreadable';
  if (!proofs.includes(proof.kind)) return 'proof-not-allowed';
  if (proof.kind !== 'id-check') return null;
  if (proof.clerkId === null) return 'proof-not-allowed';
  return proof.clerkId === person.id ? 'clerk-is-party' : null;
}

/** Whether the line holds as many as it takes, before the first of them is bothered; later, whether it holds another one. */
function judgeLine(stage: 'start' | 'next', recoveryCase: RecoveryCase, facts: GateFacts, policy: GatePolicy, now: Date): NoReason | null {
  const { approvals } = recoveryCase;
  if (facts.person === 'unknown' || facts.person === null) return 'unreadable';
  const given = judgeApprovers(recoveryCase, facts.approvers.slice(0, approvals.length), facts.person, now);
  if (given !== null) return given;
  const { ready, reason } = walkLine(recoveryCase, facts, policy.passes, now);
  if (stage === 'next') return reason === 'unreadable' ? reason : ready.length === 0 ? 'nobody-next' : null;
  if (ready.length === 0) return reason ?? 'no-manager';
  if (ready.length >= approvalsNeeded(recoveryCase, facts, policy.passes)) return null;
  return facts.managerSettled === true ? 'no-second-approver' : 'manager-changed-lately';
}

/** Whoever said yes or is asked, each for what they hold now; and that each yes is for exactly this case and enough. */
function judgeAsked(stage: GateStage, recoveryCase: RecoveryCase, facts: GateFacts, policy: GatePolicy, now: Date): NoReason | null {
  const { approvals, needed } = recoveryCase;
  const isAsking = stage === 'view' || stage === 'approve';
  if (facts.person === 'unknown' || facts.person === null) return 'unreadable';
  if (facts.approvers.length !== approvals.length + (isAsking ? 1 : 0) || facts.approvers.length === 0) return 'no-manager';
  const reason = judgeApprovers(recoveryCase, facts.approvers, facts.person, now);
  if (reason !== null) return reason;
  if (needed < approvalsNeeded(recoveryCase, facts, policy.passes) || (!isAsking && approvals.length < needed)) return 'more-approvals-needed';
  // Only here, where it looks like a directory that failed.
  if (!isAsking && approvals.some(({ knownBy }) => knownBy === 'otherwise')) return 'approver-forced';
  // A row that was changed since is not what the approver saw.
  return isAsking || approvals.every((yes) => yes.digest === caseDigest(recoveryCase, yes)) ? null : 'digest-differs';
}

function judgePass(stage: GateStage, recoveryCase: RecoveryCase, facts: GateFacts, policy: GatePolicy): NoReason | null {
  const { passes, tenant } = facts;
  if (passes === 'unknown' || tenant === 'unknown') return 'unreadable';
  const own = stage === 'reveal' ? recoveryCase.issue?.passId : undefined;
  // What was made may have been used or replaced since: a dead pass must not be given out as a good one. That it is not
  // seen at all says nothing: reads may lag behind writes by as much as the sealed pass is kept.
  if (stage === 'reveal' && passes.some((pass) => pass.id === own && isDead(pass))) return 'pass-gone';
  if (passes.some((pass) => pass.id !== own && !isDead(pass))) return 'pass-in-the-way';
  const offer = passOffer(recoveryCase.purpose, policy, tenant);
  if (!offer.available) return 'purpose-unavailable';
  return offer.minutes === recoveryCase.minutes && offer.once === recoveryCase.once ? null : 'pass-figures-changed';
}

/** Values of methodUsabilityReason that no time brings back (Graph v1.0, temporaryAccessPassAuthenticationMethod). */
const DEAD_REASONS: readonly string[] = ['Expired', 'OneTimeUsed'];

/** A pass that can neither be used now nor later. A POST would silently replace any other. */
const isDead = (pass: PassFacts): boolean => !pass.isUsable && DEAD_REASONS.includes(pass.methodUsabilityReason);
