import type { PersonFacts } from './gate.ts';
import { NO_APPROVING_AFTER_RECOVERY_MS } from './limits.ts';
import { isSamePerson } from './same-person.ts';

/** Whom a manager named to vouch in their place. */
export interface Deputy {
  /** As typed: all that their manager is shown, whoever it turns out to be, or nobody. */
  readonly address: string;
  /** Null: not looked up yet, or not fit to be one. */
  readonly deputyId: string | null;
  readonly namedAt: Date;
  /** Like a factor they wait: whoever has somebody's session cannot name an accomplice and use them at once. */
  readonly usableAt: Date;
}

export type UnfitReason = 'unknown-person' | 'is-manager' | 'disabled' | 'not-member';

/** Why somebody cannot be a deputy; null: they can. What else keeps people from vouching is asked when it comes to it. */
export function whyUnfit(person: PersonFacts | null, manager: PersonFacts): UnfitReason | null {
  if (person === null) return 'unknown-person';
  if (isSamePerson(person, manager)) return 'is-manager';
  if (person.accountEnabled !== true) return 'disabled';
  return person.userType?.toLowerCase() === 'member' ? null : 'not-member';
}

/** Who stands for a manager now. A manager whose account is out of service, or was recovered lately, has no say through anybody else either. */
export function deputyNow(deputy: Deputy | null, manager: PersonFacts, recoveredAt: Date | null, now: Date): string | null {
  if (deputy === null || now.getTime() < deputy.usableAt.getTime()) return null;
  if (manager.accountEnabled !== true || manager.userType?.toLowerCase() !== 'member') return null;
  return recoveredAt !== null && now.getTime() - recoveredAt.getTime() < NO_APPROVING_AFTER_RECOVERY_MS ? null : deputy.deputyId;
}

/** What is due to somebody who is no deputy any more, named by both. */
export const goneSubject = (managerId: string, deputyId: string): string => `${managerId} ${deputyId}`;
export const goneOf = (subject: string): { readonly managerId: string; readonly deputyId: string } => {
  const [managerId = '', deputyId = ''] = subject.split(' ');
  return { managerId, deputyId };
};
