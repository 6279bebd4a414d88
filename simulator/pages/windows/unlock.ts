import { settingsOf } from '../../tenant/pc-settings.ts';
import type { Pc, Person, Session } from '../../tenant/model.ts';
import { newGuid } from '../../tenant/random.ts';
import { afterWrongTry } from '../../tenant/sign-in.ts';
import { afterChallenge, afterRestart, afterWrongPin, FRESH_PIN_GUARD, takesPin } from '../../tenant/windows-lockout.ts';
import { isPinExpired } from '../../tenant/windows-pin.ts';
import { afterTpmFailure, isTpmLocked } from '../../tenant/windows-tpm.ts';
import { forgetAttempt } from './panel.ts';
import { toLockScreen, type PcVisit } from './screen.ts';

/** Whether the PIN box stands open: not where the container is broken, the TPM locked or the box shut. */
export const isPinTaken = ({ pc, now }: Pick<PcVisit, 'pc' | 'now'>): boolean =>
  pc.pin !== null && !settingsOf(pc).helloBroken && !isTpmLocked(pc.tpm, now) && takesPin(pc.pin.guard, now);

export function typePin(visit: PcVisit, typed: string, userName: string | null): void {
  const { pc, screen, owner, now } = visit;
  if (pc.pin === null || !isPinTaken(visit)) return;
  screen.userName = userName ?? '';
  if (typed !== pc.pin.value || (userName !== null && !isNamed(owner, userName))) {
    pc.pin.guard = afterWrongPin(pc.pin.guard);
    pc.tpm = afterTpmFailure(pc.tpm, now);
    screen.fault = 'win.wrong-pin';
    return;
  }
  pc.pin.guard = FRESH_PIN_GUARD;
  if (now < pc.pin.worksFrom) screen.fault = 'win.pin-not-yet';
  else if (isPinExpired(pc.pin.setAt, settingsOf(pc).pinExpiryDays, now)) Object.assign(screen, { view: 'expired-pin', fault: null });
  // Windows lets a disabled person in by PIN; what they open is refused by their session's state.
  else signInHere(visit, owner.id, 'hello');
}

export function typeChallenge({ pc, screen }: PcVisit, typed: string): void {
  if (pc.pin === null) return;
  pc.pin.guard = afterChallenge(pc.pin.guard, typed);
  screen.fault = null;
}

/** The password tile. `userName` is null for the person whose name is shown. */
export function typePassword(visit: PcVisit, typed: string, userName: string | null): void {
  const person = userName === null ? visit.owner : visit.tenant.people.find((each) => isNamed(each, userName));
  visit.screen.userName = userName ?? '';
  if (person === undefined) visit.screen.fault = 'win.wrong-password';
  else if (checkPassword(visit, person, typed)) signInHere(visit, person.id, 'password');
}

/** True when the password was right; else the screen says why not. */
export function checkPassword({ screen, pc, now }: PcVisit, person: Person, typed: string): boolean {
  const isLocked = person.failedSignIns.lockedUntil > now;
  const isRight = !isLocked && typed === person.password;
  if (isRight) person.failedSignIns = { count: 0, lockedUntil: 0 };
  else if (!isLocked) person.failedSignIns = afterWrongTry(person.failedSignIns, now);
  // Without a network Windows compares with what it kept of the last sign-in, and cannot know of a disabled account.
  const isOff = isRight && pc.online && !person.accountEnabled;
  screen.fault = isLocked ? 'fault.locked' : isOff ? 'fault.user-disabled' : isRight ? null : 'win.wrong-password';
  return isRight && !isOff;
}

const isNamed = (person: Person, typed: string): boolean => person.userPrincipalName.toLowerCase() === typed.trim().toLowerCase();

/** A sign-in by what Windows itself checks. The PIN counts as MFA (documented: Windows Hello for Business), a password does not. */
export function signInHere(visit: PcVisit, personId: string, proof: 'hello' | 'password'): void {
  openDesktop(visit, newSession(visit, personId, proof), proof);
}

export function newSession({ tenant, pc, world, now }: PcVisit, personId: string, proof: 'hello' | 'password'): Session {
  const session: Session = { id: newGuid(world.random), personId, deviceId: pc.id, startedAt: now, startedRealAt: world.now(), proofs: [proof], passId: null, endedAt: null };
  tenant.sessions.push(session);
  return session;
}

export function openDesktop(visit: PcVisit, session: Session, by: NonNullable<Pc['lastSignIn']>): void {
  const { pc, screen, now } = visit;
  pc.desktop = { personId: session.personId, sessionId: session.id, since: now };
  pc.lastSignIn = by;
  Object.assign(screen, { view: 'desktop', attemptId: null, stop: null, fault: null });
}

/** Locks the PC, or signs out of Windows. Beyond the lock screen both look alike from outside, so the sign-in ends with either. */
export function leaveDesktop(visit: PcVisit, how: 'lock' | 'sign-out'): void {
  endDesktop(visit);
  toLockScreen(visit);
  visit.screen.locked = how === 'lock';
}

export function restart(visit: PcVisit): void {
  const { pc } = visit;
  forgetAttempt(visit);
  if (pc.pin !== null) pc.pin.guard = afterRestart(pc.pin.guard, visit.now);
  endDesktop(visit);
  toLockScreen(visit);
}

function endDesktop({ pc, tenant, now }: PcVisit): void {
  const session = tenant.sessions.find((each) => each.id === pc.desktop?.sessionId);
  if (session !== undefined) session.endedAt ??= now;
  pc.desktop = null;
}
