import type { FactorPolicy } from './factor-kinds.ts';
import type { PassPolicy } from './pass-policy.ts';
import type { ProofPolicy } from './proof-policy.ts';
import type { ApproverRole } from './words.ts';

/** The policy file as read at start. */
export interface Policy {
  /** SHA-256 of the file, hexadecimal: in the audit and in each case digest. */
  readonly sha256: string;
  readonly passes: PassPolicy;
  readonly factors: FactorPolicy;
  readonly proofs: ProofPolicy;
  /** What work addresses end in, without the "@": each is one key at the kiosk. None: everything is typed. */
  readonly addressDomains: readonly string[];
  /** What badge readers type before a serial, which is no part of it. */
  readonly badgePrefix: string;
  /** Object ids of groups whose members take two yeses, each by passkey. */
  readonly sensitiveGroupIds: readonly string[];
  /** Who is asked, one after the other; never empty, nobody twice. */
  readonly line: readonly ApproverRole[];
  /** Whether whose mailbox says that they are away are asked last. */
  readonly skipAbsent: boolean;
  /** Object id of the group that `on-call` means; null where the line has no such place. */
  readonly onCallGroupId: string | null;
  /** Whether somebody whose manager changed lately takes two yeses, one of them by a person whom that change did not choose. */
  readonly newManagerNeedsSecond: boolean;
  /** Push services to which approvers' browsers may subscribe; none: nobody is told that way. */
  readonly pushHosts: readonly string[];
  /** Id of the Teams app by which approvers are told; null: nobody is. */
  readonly teamsAppId: string | null;
  /** Whether the claimant is asked after the press which of their methods is lost: all sessions end, and that method is deleted. */
  readonly removeLostMethod: boolean;
  /** How long a factor, or a set of recovery codes, waits after enrolment before it can approve. */
  readonly factorWaitMs: number;
  /** Object id of the group whose members are never recovered here; null when the policy names none. */
  readonly neverRecoverGroupId: string | null;
  /** Where alarms go; null when the policy names no mailbox. */
  readonly deskMail: string | null;
  /** How long the audit log keeps personal details. */
  readonly keepPersonalMs: number;
}
