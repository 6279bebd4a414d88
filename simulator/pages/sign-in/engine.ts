import type { Person, Session } from '../../tenant/model.ts';
import { newGuid } from '../../tenant/random.ts';
import { isFederated } from '../../tenant/sign-in-settings.ts';
import { judgePass } from '../../tenant/sign-in.ts';
import { isReplicating, passFacts, usePass } from '../../tenant/temporary-access-pass.ts';
import { pagesState } from '../state.ts';
import { isTotpCode } from '../totp.ts';
import type { Visit } from '../visit.ts';
import { ATTEMPT_REAL_MS, type Attempt, type Outside, type Want } from './attempt.ts';
import { countWrong, goTo, isLocked, logSignIn, personOf, prove, refuse } from './outcome.ts';
import { isPassOffered, passGoesFirst } from './pass-offer.ts';
import { goToSecondStep, needsSecondStep } from './second-step.ts';
import { codeSecrets, hasFirstStep, waysOf } from './ways.ts';

/** Begins a sign-in; with a name already given it goes on from there. */
export function startAttempt(visit: Visit, deviceId: string, want: Want, userName: string | null): Attempt {
  const attempt: Attempt = {
    id: newGuid(visit.world.random), deviceId, want, step: 'user', userName: '', personId: null, proofs: [], passId: null, fault: null,
    approvalId: null, waysFrom: 'user', outside: null, answered: [], stays: false, startedRealAt: visit.world.now(),
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

export function enterUser(visit: Visit, attempt: Attempt, typed: string): void {
  const name = typed.trim();
  const { wording, signIn } = visit.tenant.settings;
  Object.assign(attempt, { userName: name, fault: null, proofs: [], passId: null, answered: [] });
  const person = visit.tenant.people.find((each) => each.userPrincipalName.toLowerCase() === name.toLowerCase());
  attempt.personId = person?.id ?? null;
  if (person !== undefined && passGoesFirst(visit, person, attempt.want)) goTo(attempt, 'pass');
  else if (isFederated(signIn, name)) goTo(attempt, 'federated');
  else if (person !== undefined) goTo(attempt, 'password');
  else if (name === '') goTo(attempt, 'user', 'user-empty');
  // The better page does not say who exists; the real one does.
  else if (wording === 'ideal') goTo(attempt, 'password');
  else refuse(visit, attempt, 'user', 'user-unknown');
}

/** True when the pass is right. */
export function enterPass(visit: Visit, attempt: Attempt, typed: string): boolean {
  const person = personOf(visit, attempt);
  if (person === null) return false;
  const { assumed: { passGuessesLock }, wording } = visit.tenant.settings;
  if (passGuessesLock && isLocked(visit, person)) return refuse(visit, attempt, 'pass', 'locked');
  if (wording === 'ideal' && isReplicating(visit.tenant, person, visit.now) && typed.trim() !== '') return refuse(visit, attempt, 'pass', 'pass-replicating');
  const { pass, standing } = passFacts(visit.tenant, person, visit.now);
  const fault = judgePass(typed.trim(), pass?.digest === visit.world.digest(typed.trim()), standing) ?? (person.accountEnabled ? null : 'user-disabled');
  if (fault !== null || pass === null) {
    if (fault === 'pass-wrong' && passGuessesLock) countWrong(visit, person);
    // The better page takes the box away with the pass; the real one is assumed to keep it.
    const isOver = wording === 'ideal' && !isPassOffered(visit, person);
    return refuse(visit, attempt, isOver ? 'password' : 'pass', fault ?? 'pass-none');
  }
  usePass(pass, visit.now);
  forgetWrong(person);
  attempt.passId = pass.id;
  return prove(attempt, 'pass');
}

/** True when no second step follows. */
export function enterPassword(visit: Visit, attempt: Attempt, typed: string): boolean {
  const person = personOf(visit, attempt);
  if (person !== null && isLocked(visit, person)) return refuse(visit, attempt, 'password', 'locked');
  if (person === null || typed !== person.password) {
    if (person !== null) countWrong(visit, person, typed);
    return refuse(visit, attempt, 'password', 'password-wrong');
  }
  if (!person.accountEnabled) return refuse(visit, attempt, 'password', 'user-disabled');
  forgetWrong(person);
  prove(attempt, 'password');
  return codeSecrets(person).length === 0 && !needsSecondStep(visit, attempt) ? true : goToSecondStep(visit, attempt, person);
}

/** True when the code is right. */
export function enterCode(visit: Visit, attempt: Attempt, typed: string): boolean {
  const person = personOf(visit, attempt);
  if (person === null || !hasFirstStep(attempt)) return goTo(attempt, 'user');
  if (isLocked(visit, person)) return refuse(visit, attempt, 'code', 'locked');
  if (codeSecrets(person).some((secret) => isTotpCode(secret, typed, visit.now))) return prove(attempt, 'code');
  countWrong(visit, person);
  return refuse(visit, attempt, 'code', 'code-wrong');
}

/** Whether the place takes a pass alone and something else was shown; then the attempt is refused. */
export function lacksPass(visit: Visit, attempt: Attempt): boolean {
  const lacks = attempt.want.kind === 'pc' && attempt.want.passOnly && attempt.passId === null;
  if (lacks) refuse(visit, attempt, 'user', 'pass-required');
  return lacks;
}

/** The ways aside: another name, the pass where it is offered, the password, and the list of ways. */
export function leaveFor(visit: Visit, attempt: Attempt, where: 'back' | 'pick-same' | 'use-pass' | 'use-password' | 'use-code' | 'ways' | 'ways-back'): void {
  const ways = waysOf(visit, attempt, personOf(visit, attempt));
  switch (where) {
    case 'back': goTo(attempt, 'user'); return;
    case 'pick-same': enterUser(visit, attempt, attempt.userName); return;
    case 'ways-back': if (attempt.step === 'ways') goTo(attempt, attempt.waysFrom); return;
    case 'ways':
      if (attempt.step === 'user' || attempt.step === 'ways') return;
      attempt.waysFrom = attempt.step;
      goTo(attempt, 'ways');
      return;
    case 'use-pass': if (attempt.step !== 'user' && ways.includes('pass')) goTo(attempt, 'pass'); return;
    case 'use-code': if (ways.includes('code')) goTo(attempt, 'code'); return;
    case 'use-password': if (attempt.step !== 'user' && !hasFirstStep(attempt)) goTo(attempt, isFederated(visit.tenant.settings.signIn, attempt.userName) ? 'federated' : 'password');
  }
}

/** To the page that says what is not imitated, and what helps instead. */
export function leaveSimulation(attempt: Attempt, link: Outside): void {
  attempt.outside = { link, from: attempt.step === 'outside' ? 'user' : attempt.step };
  goTo(attempt, 'outside');
}

/** Back to where such a link was followed. */
export function comeBack(attempt: Attempt): void {
  if (attempt.outside === null) return;
  goTo(attempt, attempt.outside.from);
  attempt.outside = null;
}

/** The sign-in that the attempt has earned, kept in the tenant. The attempt is over. */
export function finishAttempt(visit: Visit, attempt: Attempt): Session {
  const session: Session = {
    id: newGuid(visit.world.random), personId: attempt.personId ?? '', deviceId: attempt.deviceId, startedAt: visit.now,
    startedRealAt: visit.world.now(), proofs: attempt.proofs, passId: attempt.passId, ...(attempt.stays && { stays: true }), endedAt: null,
  };
  visit.tenant.sessions.push(session);
  pagesState(visit.tenant).attempts.delete(attempt.id);
  logSignIn(visit, attempt, attempt.proofs.join(', '), null);
  return session;
}

function forgetWrong(person: Person): void {
  person.failedSignIns = { count: 0, lockedUntil: 0 };
}
