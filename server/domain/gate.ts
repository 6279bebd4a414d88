import { caseDigest } from './case-digest.ts';
import type { RecoveryCase } from './case-state.ts';
import { KIOSK_GONE_MS, MIN_ACCOUNT_AGE_MS, NO_APPROVING_AFTER_RECOVERY_MS } from './limits.ts';
import type { ProofKind } from './words.ts';
import { passOffer, type PassPolicy, type TenantRules } from './pass-policy.ts';

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
  /** Null: an ordinary account. */
  readonly privilege: Fact<string | null>;
  readonly manager: Fact<{ readonly kind: 'person'; readonly person: PersonFacts } | { readonly kind: 'none' } | { readonly kind: 'not-a-person' }>;
  readonly passes: Fact<readonly PassFacts[]>;
  readonly tenant: Fact<TenantRules>;
  /** `forged`: the yes that is stored is not what its factor signed. */
  readonly approverFactor: Fact<'ready' | 'waiting' | 'none' | 'forged'>;
  /** The approver is the claimant of a case that has not ended. */
  readonly approverHasCase: Fact<boolean>;
  /** When a pass for the approver's own account was last made by us; null: never. */
  readonly approverRecoveredAt: Fact<Date | null>;
  readonly kioskRevoked: Fact<boolean>;
  readonly kioskSeenAt: Date;
}

/** Where the gate is called. `reveal`: before a sealed pass is given out again. */
export type GateStage = 'start' | 'view' | 'approve' | 'issue' | 'reveal';

export type NoReason =
  | 'unreadable'
  | 'kiosk-revoked'
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
  | 'manager-not-a-person'
  | 'manager-changed'
  | 'manager-is-claimant'
  | 'manager-disabled'
  | 'manager-not-member'
  | 'approver-no-factor'
  | 'evidence-differs'
  | 'approver-has-case'
  | 'approver-recovered-lately'
  | 'pass-in-the-way'
  | 'pass-gone'
  | 'digest-differs'
  | 'purpose-unavailable'
  | 'pass-figures-changed';

export type GateAnswer = { readonly ok: true } | { readonly ok: false; readonly reason: NoReason };

const OK: GateAnswer = { ok: true };
const no = (reason: NoReason): GateAnswer => ({ ok: false, reason });

/**
 * Whether a case may go on. The one place that decides it, called at start, view, approve, issue and reveal with facts
 * read for that call: what held a minute ago may be wrong now (CVE-2026-9798 and CVE-2026-16103 of Keycloak were a
 * lock that only the first step looked at).
 */
export function gate(stage: GateStage, recoveryCase: RecoveryCase, facts: GateFacts, policy: PassPolicy, now: Date): GateAnswer {
  if (facts.kioskRevoked === 'unknown') return no('unreadable');
  if (facts.kioskRevoked) return no('kiosk-revoked');
  if (now.getTime() - facts.kioskSeenAt.getTime() > KIOSK_GONE_MS && stage !== 'start' && stage !== 'view') return no('kiosk-gone');

  const claimant = judgeClaimant(facts, now) ?? judgeProof(recoveryCase, facts);
  if (claimant !== null) return no(claimant);
  const approver = judgeApprover(recoveryCase, facts, now);
  if (approver !== null) return no(approver);
  // The yes was for exactly this: a row that was changed since is not what the approver saw.
  if ((stage === 'issue' || stage === 'reveal') && recoveryCase.approval?.digest !== caseDigest(recoveryCase)) return no('digest-differs');
  const pass = judgePass(stage, recoveryCase, facts, policy);
  return pass === null ? OK : no(pass);
}

function judgeClaimant({ person, blocked, privilege }: GateFacts, now: Date): NoReason | null {
  if (person === 'unknown' || blocked === 'unknown' || privilege === 'unknown') return 'unreadable';
  if (blocked) return 'person-blocked';
  if (person === null) return 'person-gone';
  if (person.accountEnabled !== true) return 'person-disabled';
  if (person.userType?.toLowerCase() !== 'member') return 'person-not-member';
  if (person.createdDateTime === null || now.getTime() - person.createdDateTime.getTime() < MIN_ACCOUNT_AGE_MS) return 'person-too-new';
  return privilege === null ? null : 'person-privileged';
}

/** The proof is one that counts for this person, and not given by who is proven or who vouches: that would be one proof, not two. */
function judgeProof({ proof, approverId }: RecoveryCase, { proofs, person, manager }: GateFacts): NoReason | null {
  if (proofs === 'unknown' || person === 'unknown' || person === null) return 'unreadable';
  if (!proofs.includes(proof.kind)) return 'proof-not-allowed';
  if (proof.kind !== 'id-check') return null;
  if (proof.clerkId === null) return 'proof-not-allowed';
  const parties = [person.id, approverId, manager !== 'unknown' && manager.kind === 'person' ? manager.person.id : null];
  return parties.includes(proof.clerkId) ? 'clerk-is-party' : null;
}

function judgeApprover(recoveryCase: RecoveryCase, facts: GateFacts, now: Date): NoReason | null {
  const { person, manager } = facts;
  if (manager === 'unknown' || person === 'unknown' || person === null) return 'unreadable';
  if (manager.kind === 'none') return 'no-manager';
  if (manager.kind === 'not-a-person') return 'manager-not-a-person';
  const approver = manager.person;
  if (isSamePerson(approver, person)) return 'manager-is-claimant';
  if (recoveryCase.approverId !== null && approver.id !== recoveryCase.approverId) return 'manager-changed';
  if (approver.accountEnabled !== true) return 'manager-disabled';
  if (approver.userType?.toLowerCase() !== 'member') return 'manager-not-member';
  if (facts.approverFactor === 'unknown' || facts.approverHasCase === 'unknown' || facts.approverRecoveredAt === 'unknown') return 'unreadable';
  if (facts.approverFactor === 'forged') return 'evidence-differs';
  if (facts.approverFactor !== 'ready') return 'approver-no-factor';
  if (facts.approverHasCase) return 'approver-has-case';
  const recoveredAt = facts.approverRecoveredAt?.getTime() ?? -Infinity;
  return now.getTime() - recoveredAt < NO_APPROVING_AFTER_RECOVERY_MS ? 'approver-recovered-lately' : null;
}

/** Two accounts of one person must not vouch for each other: same id, same number of employment, or a shared mailbox. */
function isSamePerson(a: PersonFacts, b: PersonFacts): boolean {
  if (a.id === b.id) return true;
  if (a.employeeId !== null && a.employeeId !== '' && a.employeeId === b.employeeId) return true;
  const addresses = ({ userPrincipalName, mail, otherMails }: PersonFacts): string[] =>
    [userPrincipalName, mail, ...otherMails].filter((address) => address !== null && address !== '').map((address) => String(address).toLowerCase());
  const mine = new Set(addresses(a));
  return addresses(b).some((address) => mine.has(address));
}

function judgePass(stage: GateStage, recoveryCase: RecoveryCase, facts: GateFacts, policy: PassPolicy): NoReason | null {
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
