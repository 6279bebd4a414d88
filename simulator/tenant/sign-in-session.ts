import type { Session, Tenant } from './model.ts';
import { personById } from './people-index.ts';
import { sessionsValidFromSeen } from './seen.ts';
import type { SignInFault } from './sign-in.ts';
import { endOf } from './temporary-access-pass.ts';

/** The `deviceId` of a sign-in from a browser on no device that the tenant knows. */
export const OTHER_BROWSER = 'browser';

/** Documented: a method has to be added within ten minutes of signing in with a one-time pass; no such limit otherwise. */
export const ONE_TIME_WINDOW_MS = 10 * 60_000;

/**
 * Why a sign-in no longer counts, or null while it does. Documented: what was obtained with a pass ends when the pass
 * expires or is deleted, and everything ends when sessions are revoked or the account is disabled.
 */
export function sessionFault(tenant: Pick<Tenant, 'people' | 'settings' | 'changes'>, session: Session, now: number): SignInFault | null {
  const person = personById(tenant.people, session.personId);
  if (person === undefined || session.endedAt !== null) return 'session-ended';
  if (!person.accountEnabled) return 'user-disabled';
  if (session.startedAt < sessionsValidFromSeen(tenant, person, now)) return 'revoked';
  if (session.passId === null) return null;
  if (person.pass?.id === session.passId) return now < endOf(person.pass) ? null : 'pass-expired';
  const former = person.formerPasses.find(({ pass }) => pass.id === session.passId);
  if (former === undefined || now >= former.goneAt + tenant.settings.lags.passGoneMs) return 'pass-none';
  return now < endOf(former.pass) ? null : 'pass-expired';
}

/** Whether the sign-in went beyond the password. Documented: a pass and Windows Hello satisfy MFA. */
const ONE_FACTOR: readonly Session['proofs'][number][] = ['password', 'federated'];
export const isMultiFactor = (session: Pick<Session, 'proofs'>): boolean => session.proofs.some((proof) => !ONE_FACTOR.includes(proof));

/** Whether adding a method is still allowed in this sign-in. */
export function mayAddMethod(tenant: Pick<Tenant, 'people'>, session: Session, now: number): boolean {
  if (session.passId === null) return true;
  const pass = personById(tenant.people, session.personId)?.pass;
  return pass?.id !== session.passId || !pass.isUsableOnce || now - session.startedAt < ONE_TIME_WINDOW_MS;
}
