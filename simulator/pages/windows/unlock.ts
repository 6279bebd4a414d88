import { newGuid } from '../../tenant/random.ts';
import type { Session } from '../../tenant/model.ts';
import { afterChallenge, afterRestart, afterWrongPin, FRESH_PIN_GUARD, takesPin } from '../../tenant/windows-lockout.ts';
import { pinFault } from '../../tenant/windows-pin.ts';
import { afterWrongTry } from '../../tenant/sign-in.ts';
import { startAttempt } from '../sign-in/engine.ts';
import { pagesState } from '../state.ts';
import { toLockScreen, type PcVisit } from './screen.ts';

export function typePin(visit: PcVisit, typed: string): void {
  const { pc, screen, owner } = visit;
  if (pc.pin === null || !takesPin(pc.pin.guard, visit.now)) return;
  if (typed !== pc.pin.value) {
    pc.pin.guard = afterWrongPin(pc.pin.guard);
    screen.fault = 'win.wrong-pin';
    return;
  }
  pc.pin.guard = FRESH_PIN_GUARD;
  // Windows lets a disabled person in as long as it is offline; what they open is refused by their session's state.
  openDesktop(visit, owner.id, 'hello');
}

export function typeChallenge({ pc, screen }: PcVisit, typed: string): void {
  if (pc.pin === null) return;
  pc.pin.guard = afterChallenge(pc.pin.guard, typed);
  screen.fault = null;
}

/** The password tile, and the step before a PIN reset on a hybrid-joined PC. True when the password was right. */
export function typePassword(visit: PcVisit, typed: string): boolean {
  const { owner, screen } = visit;
  const isLocked = owner.failedSignIns.lockedUntil > visit.now;
  if (!isLocked && typed === owner.password) {
    owner.failedSignIns = { count: 0, lockedUntil: 0 };
    screen.fault = null;
    return true;
  }
  if (!isLocked) owner.failedSignIns = afterWrongTry(owner.failedSignIns, visit.now);
  screen.fault = isLocked ? 'fault.locked' : 'win.wrong-password';
  return false;
}

/** Signs the person in to Windows. PIN counts as MFA (documented: Windows Hello for Business), a password does not. */
export function openDesktop(visit: PcVisit, personId: string, proof: 'hello' | 'password'): void {
  const { tenant, pc, screen } = visit;
  const session: Session = {
    id: newGuid(visit.world.random), personId, deviceId: pc.id, startedAt: visit.now, startedRealAt: visit.world.now(), proofs: [proof], passId: null, endedAt: null,
  };
  tenant.sessions.push(session);
  pc.desktop = { personId, sessionId: session.id, since: visit.now };
  toLockScreen(screen);
}

export function lock(visit: PcVisit): void {
  endDesktop(visit);
  toLockScreen(visit.screen);
}

export function restart(visit: PcVisit): void {
  const { pc } = visit;
  if (pc.pin !== null) pc.pin.guard = afterRestart(pc.pin.guard, visit.now);
  endDesktop(visit);
  toLockScreen(visit.screen);
  visit.screen.provider = 'pin';
}

function endDesktop({ pc, tenant, now }: PcVisit): void {
  const session = tenant.sessions.find((each) => each.id === pc.desktop?.sessionId);
  if (session !== undefined) session.endedAt ??= now;
  pc.desktop = null;
}

/** *I forgot my PIN*. Documented: an Entra-joined PC opens the web panel, a hybrid-joined one asks for the password first. */
export function forgetPin(visit: PcVisit): void {
  visit.screen.fault = null;
  if (visit.pc.join === 'hybrid') visit.screen.view = 'hybrid';
  else openPanel(visit);
}

export function openPanel(visit: PcVisit): void {
  const attempt = startAttempt(visit, visit.pc.id, { kind: 'new-pin', pcId: visit.pc.id }, visit.owner.userPrincipalName);
  Object.assign(visit.screen, { view: 'panel', attemptId: attempt.id, fault: null });
}

export function closePanel({ tenant, screen }: PcVisit): void {
  if (screen.attemptId !== null) pagesState(tenant).attempts.delete(screen.attemptId);
  toLockScreen(screen);
}

/** History is not kept over a reset (documented), so the old PIN may come back. */
export function setPin(visit: PcVisit, pin: string, confirmed: string): void {
  const fault = pinFault(pin, confirmed);
  if (fault !== null) {
    visit.screen.fault = `win.pin.${fault}`;
    return;
  }
  visit.pc.pin = { value: pin, former: [], guard: FRESH_PIN_GUARD };
  addHello(visit);
  Object.assign(visit.screen, { view: 'all-set', fault: null });
}

/** Documented: the directory lists Windows Hello of each PC as a method. */
function addHello({ owner, pc, now, world }: PcVisit): void {
  if (owner.methods.some((method) => method.kind === 'windowsHello' && method.deviceId === pc.id)) return;
  owner.methods.push({ kind: 'windowsHello', id: newGuid(world.random), displayName: pc.name, createdAt: now, deviceId: pc.id });
}
