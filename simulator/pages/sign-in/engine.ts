import type { Person, Session } from '../../tenant/model.ts';
import { newGuid } from '../../tenant/random.ts';
import { afterWrongTry, faultCode, judgePass, offersPass, type SignInFault } from '../../tenant/sign-in.ts';
import { recordSignIn } from '../../tenant/sign-in-log.ts';
import { passFacts, usePass } from '../../tenant/temporary-access-pass.ts';
import { needsMore } from '../../oauth/claims-request.ts';
import { pagesState } from '../state.ts';
import { isTotpCode } from '../totp.ts';
import type { Visit } from '../visit.ts';
import { ATTEMPT_REAL_MS, type Attempt, type Want } from './attempt.ts';

const personOf = (visit: Visit, attempt: Attempt): Person | null => visit.tenant.people.find((each) => each.id === attempt.personId) ?? null;

/** Begins a sign-in; with a name already given it goes on from there. */
export function startAttempt(visit: Visit, deviceId: string, want: Want, userName: string | null): Attempt {
  const attempt: Attempt = {
    id: newGuid(visit.world.random), deviceId, want, step: 'user', userName: '', personId: null, proofs: [], passId: null, fault: null,
    startedRealAt: visit.world.now(),
  };
  pagesState(visit.tenant).attempts.set(attempt.id, attempt);
  if (userName !== null) enterUser(visit, attempt, userName);
  return attempt;
}

/** Null when there is none, or when it was left alone for too long. */
export function findAttempt(visit: Visit, id: string): Attempt | null {
  const { attempts } = pagesState(visit.tenant);
  const attempt = attempts.get(id);
  if (attempt === undefined) return null;
  if (visit.world.now() - attempt.startedRealAt < ATTEMPT_REAL_MS) return attempt;
  attempts.delete(id);
  return null;
}

/** Whether the pass page comes up for this person now. */
export const isPassOffered = (visit: Visit, person: Person): boolean => offersPass(visit.tenant.settings, passFacts(visit.tenant, person, visit.now), visit.now);

export function enterUser(visit: Visit, attempt: Attempt, typed: string): void {
  const name = typed.trim();
  attempt.userName = name;
  attempt.fault = null;
  attempt.proofs = [];
  const person = visit.tenant.people.find((each) => each.userPrincipalName.toLowerCase() === name.toLowerCase());
  attempt.personId = person?.id ?? null;
  if (person !== undefined) stay(attempt, isPassOffered(visit, person) ? 'pass' : 'password', null);
  else if (name === '') stay(attempt, 'user', 'user-empty');
  // The better page does not say who exists; the real one does.
  else if (visit.tenant.settings.wording === 'ideal') stay(attempt, 'password', null);
  else refuse(visit, attempt, 'user', 'user-unknown');
}

/** True when that was the last step. */
export function enterPass(visit: Visit, attempt: Attempt, typed: string): boolean {
  const person = personOf(visit, attempt);
  if (person === null) return false;
  const { passGuessesLock } = visit.tenant.settings.assumed;
  if (passGuessesLock && person.failedSignIns.lockedUntil > visit.now) return refuse(visit, attempt, 'pass', 'locked');
  const { pass, standing } = passFacts(visit.tenant, person, visit.now);
  const fault = judgePass(typed.trim(), pass?.digest === visit.world.digest(typed.trim()), standing) ?? (person.accountEnabled ? null : 'user-disabled');
  if (fault !== null || pass === null) {
    if (fault === 'pass-wrong' && passGuessesLock) person.failedSignIns = afterWrongTry(person.failedSignIns, visit.now);
    // The better page takes the box away with the pass; the real one is assumed to keep it.
    const isOver = visit.tenant.settings.wording === 'ideal' && !isPassOffered(visit, person);
    return refuse(visit, attempt, isOver ? 'password' : 'pass', fault ?? 'pass-none');
  }
  usePass(pass, visit.now);
  person.failedSignIns = { count: 0, lockedUntil: 0 };
  attempt.passId = pass.id;
  return prove(attempt, 'pass');
}

/** True when that was the last step. */
export function enterPassword(visit: Visit, attempt: Attempt, typed: string): boolean {
  const person = personOf(visit, attempt);
  if (person !== null && person.failedSignIns.lockedUntil > visit.now) return refuse(visit, attempt, 'password', 'locked');
  if (person === null || typed !== person.password) {
    if (person !== null) person.failedSignIns = afterWrongTry(person.failedSignIns, visit.now);
    return refuse(visit, attempt, 'password', 'password-wrong');
  }
  if (!person.accountEnabled) return refuse(visit, attempt, 'password', 'user-disabled');
  person.failedSignIns = { count: 0, lockedUntil: 0 };
  prove(attempt, 'password');
  if (codeSecrets(person).length > 0) return goOn(attempt, 'code');
  if (!needsSecondStep(attempt.want)) return true;
  return goOn(attempt, isPassOffered(visit, person) ? 'pass' : 'enrol');
}

/** True when that was the last step. */
export function enterCode(visit: Visit, attempt: Attempt, typed: string): boolean {
  const person = personOf(visit, attempt);
  if (person === null || !attempt.proofs.includes('password')) return goOn(attempt, 'user');
  if (person.failedSignIns.lockedUntil > visit.now) return refuse(visit, attempt, 'code', 'locked');
  if (codeSecrets(person).some((secret) => isTotpCode(secret, typed, visit.now))) return prove(attempt, 'code');
  person.failedSignIns = afterWrongTry(person.failedSignIns, visit.now);
  return refuse(visit, attempt, 'code', 'code-wrong');
}

/** Whether the place takes a pass alone and something else was shown; then the attempt is refused. */
export function lacksPass(visit: Visit, attempt: Attempt): boolean {
  const lacks = attempt.want.kind === 'pc' && attempt.want.passOnly && attempt.passId === null;
  if (lacks) refuse(visit, attempt, 'user', 'pass-required');
  return lacks;
}

/** The ways aside: another name, the pass where it is offered, the password. */
export function leaveFor(visit: Visit, attempt: Attempt, where: 'back' | 'pick-same' | 'use-pass' | 'use-password'): void {
  const person = personOf(visit, attempt);
  if (where === 'back') stay(attempt, 'user', null);
  else if (where === 'pick-same') enterUser(visit, attempt, attempt.userName);
  else if (where === 'use-pass' && (person === null || !isPassOffered(visit, person))) return;
  else if (attempt.step !== 'user') stay(attempt, where === 'use-pass' ? 'pass' : 'password', null);
}

/** The sign-in that the attempt has earned, kept in the tenant. The attempt is over. */
export function finishAttempt(visit: Visit, attempt: Attempt): Session {
  const session: Session = {
    id: newGuid(visit.world.random), personId: attempt.personId ?? '', deviceId: attempt.deviceId, startedAt: visit.now,
    startedRealAt: visit.world.now(), proofs: attempt.proofs, passId: attempt.passId, endedAt: null,
  };
  visit.tenant.sessions.push(session);
  pagesState(visit.tenant).attempts.delete(attempt.id);
  logSignIn(visit, attempt, attempt.proofs.join(', '), null);
  return session;
}

/** Secrets of the apps that show codes for this person. */
const codeSecrets = (person: Person): string[] =>
  person.methods.flatMap((method) => (method.kind === 'microsoftAuthenticator' || method.kind === 'softwareOath' ? [method.secret] : []));

function needsSecondStep(want: Want): boolean {
  if (want.kind === 'app') return needsMore({ proofs: [] }, want.request.contexts);
  // Assumed of web sign-in on Windows 11; documented of the PIN reset and of Windows Hello. To join a PC a password is enough.
  // The admin centers want MFA of everybody (Microsoft Learn, concept-mandatory-multifactor-authentication).
  return want.kind === 'admin' || (want.kind === 'pc' && want.goal !== 'join');
}

function stay(attempt: Attempt, step: Attempt['step'], fault: SignInFault | null): void {
  attempt.step = step;
  attempt.fault = fault;
}

function refuse(visit: Visit, attempt: Attempt, step: Attempt['step'], fault: SignInFault): false {
  stay(attempt, step, fault);
  logSignIn(visit, attempt, step, fault);
  return false;
}

function goOn(attempt: Attempt, step: Attempt['step']): false {
  stay(attempt, step, null);
  return false;
}

function prove(attempt: Attempt, proof: Session['proofs'][number]): true {
  attempt.proofs = [...attempt.proofs, proof];
  attempt.fault = null;
  return true;
}

function logSignIn(visit: Visit, attempt: Attempt, method: string, fault: SignInFault | null): void {
  recordSignIn(visit.tenant, { now: visit.now, random: visit.world.random }, {
    userId: attempt.personId, userPrincipalName: attempt.userName,
    appId: attempt.want.kind === 'app' ? attempt.want.request.clientId : null, deviceId: attempt.deviceId, isInteractive: true, method,
    errorCode: fault === null ? 0 : (faultCode(fault, visit.tenant.settings) ?? 50126),
    failureReason: fault === null ? '' : visit.say(`fault.${fault}`),
  });
}
