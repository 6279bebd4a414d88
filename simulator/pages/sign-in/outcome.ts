import type { Person, Session } from '../../tenant/model.ts';
import { afterWrongTry, faultCode, type SignInFault } from '../../tenant/sign-in.ts';
import { recordSignIn } from '../../tenant/sign-in-log.ts';
import type { Visit } from '../visit.ts';
import type { Attempt, Step } from './attempt.ts';

export const personOf = (visit: Visit, attempt: Attempt): Person | null => visit.tenant.people.find((each) => each.id === attempt.personId) ?? null;

/** Shows a step. */
export function goTo(attempt: Attempt, step: Step, fault: SignInFault | null = null): false {
  attempt.step = step;
  attempt.fault = fault;
  return false;
}

/** Shows a step with what went wrong, and writes that down. */
export function refuse(visit: Visit, attempt: Attempt, step: Step, fault: SignInFault): false {
  logSignIn(visit, attempt, step, fault);
  return goTo(attempt, step, fault);
}

export function prove(attempt: Attempt, proof: Session['proofs'][number]): true {
  attempt.proofs = [...attempt.proofs, proof];
  attempt.fault = null;
  return true;
}

/** One more wrong secret; `password` is remembered by its digest. */
export function countWrong(visit: Visit, person: Person, password: string | null = null): void {
  const { lockout } = visit.tenant.settings.signIn;
  person.failedSignIns = afterWrongTry(person.failedSignIns, visit.now, lockout, password === null ? null : visit.world.digest(password));
}

export const isLocked = (visit: Visit, person: Person): boolean => person.failedSignIns.lockedUntil > visit.now;

const ACCESS_FAULTS: readonly (SignInFault | null)[] = ['access-blocked', 'access-too-weak'];

export function logSignIn(visit: Visit, attempt: Attempt, method: string, fault: SignInFault | null): void {
  writeLine(visit, attempt, method, fault === null ? 0 : (faultCode(fault, visit.tenant.settings) ?? 50126), fault === null ? '' : visit.say(`fault.${fault}`), ACCESS_FAULTS.includes(fault));
}

/** A line that is no refusal: the sign-in waits for an answer (documented, reference-error-codes: 50072, 50140). */
export function logInterrupt(visit: Visit, attempt: Attempt, code: 50072 | 50140): void {
  writeLine(visit, attempt, attempt.step, code, visit.say(`signin.interrupt.${code}`), false);
}

function writeLine(visit: Visit, attempt: Attempt, method: string, errorCode: number, failureReason: string, byAccess: boolean): void {
  const { conditionalAccess } = visit.tenant.settings.signIn;
  const asked = accessAsked(attempt);
  recordSignIn(visit.tenant, { now: visit.now, random: visit.world.random }, {
    userId: attempt.personId, userPrincipalName: attempt.userName,
    appId: attempt.want.kind === 'app' ? attempt.want.request.clientId : null, deviceId: attempt.deviceId, isInteractive: true, method, errorCode, failureReason,
    ...(byAccess && { conditionalAccess: 'failure' }),
    ...(errorCode === 0 && asked !== null && conditionalAccess[asked] !== 'none' && { conditionalAccess: 'success' }),
  });
}

/** Under which Conditional Access policy the sign-in falls. Assumed: what Windows signs in for falls under none. */
export function accessAsked({ want }: Pick<Attempt, 'want'>): 'registerSecurityInfo' | 'allApps' | null {
  if (want.kind === 'security-info') return 'registerSecurityInfo';
  return want.kind === 'pc' ? null : 'allApps';
}
