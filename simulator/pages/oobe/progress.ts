import { advanced, setClock } from '../../tenant/clock.ts';
import type { Session } from '../../tenant/model.ts';
import { sessionFault } from '../../tenant/sign-in-session.ts';
import type { SignInFault } from '../../tenant/sign-in.ts';
import { accountEnd, deviceEnd, newSetUp, statusPage, type SetUp } from '../../tenant/windows-set-up.ts';
import { firstProvider, providersOf } from '../../tenant/windows-sign-in-options.ts';
import { pcVisit, type PcVisit } from '../windows/screen.ts';
import { openDesktop, signInHere } from '../windows/unlock.ts';
import type { Visit } from '../visit.ts';

/** A PC that is being set up. */
export interface SetUpVisit extends PcVisit {
  readonly setUp: SetUp;
}

/** The PC of the address when it is out of the box or in the middle of its set-up; null when it is not. */
export function setUpVisit(given: Visit): SetUpVisit | null {
  const visit = pcVisit(given);
  if (visit === null) return null;
  if (visit.pc.join === 'none') visit.pc.setUp ??= newSetUp();
  return visit.pc.setUp === null ? null : { ...visit, setUp: visit.pc.setUp };
}

export const setUpSession = ({ tenant, setUp }: SetUpVisit): Session | null => tenant.sessions.find((each) => each.id === setUp.sessionId) ?? null;

/** Brings the Enrollment Status Page to where the clock is. */
export function settle(visit: SetUpVisit): void {
  const { pc, setUp, now } = visit;
  if (setUp.step !== 'status') return;
  const { next } = statusPage(pc, setUp, now);
  if (next === 'logon') {
    loseSignIn(visit);
    return;
  }
  const deviceDone = deviceEnd(pc, setUp.statusSince ?? now);
  if (setUp.accountSince === null && now >= deviceDone) setUp.accountSince = deviceDone;
  if (setUp.accountSince === null) return;
  if (accountFault(visit) !== null) setUp.step = 'account-failed';
  else if (statusPage(pc, setUp, now).next === 'end') setUp.step = 'biometrics';
}

/** Why account setup cannot finish: it needs the sign-in to its end, which a pass that expires takes away. */
export function accountFault(visit: SetUpVisit): SignInFault | null {
  const session = setUpSession(visit);
  const end = accountEnd(visit.pc, visit.setUp) ?? visit.now;
  return session === null ? 'session-ended' : sessionFault(visit.tenant, session, Math.min(visit.now, end));
}

/** Observed: a restart or a lock in device setup loses the sign-in; *Other user* is all that is left. */
function loseSignIn(visit: SetUpVisit): void {
  const { setUp, now } = visit;
  const session = setUpSession(visit);
  if (session !== null) session.endedAt ??= now;
  Object.assign(setUp, { step: 'logon', interrupted: true, sessionId: null, presses: 0 });
  Object.assign(visit.screen, { user: 'other', provider: firstProvider(visit.pc, 'other'), userName: '', fault: null });
}

/** Moves the tenant's clock to the end of the phase under way. */
export function passTime(visit: SetUpVisit): void {
  const { tenant, pc, setUp, now, world } = visit;
  const working = statusPage(pc, setUp, now).phases.find(({ state }) => state === 'working');
  if (working !== undefined) setClock(tenant, advanced(tenant.clock, working.leftMs), world.now());
}

/** Whether the logon screen can open web sign-in. */
export const hasWebSignIn = ({ pc }: PcVisit): boolean => providersOf(pc, 'other').includes('web');

/** From the set-up to the desktop. The sign-in lives on: what it rests on ends with the pass. */
export function finish(visit: SetUpVisit): void {
  const { pc, setUp } = visit;
  const session = setUpSession(visit);
  pc.setUp = null;
  if (session === null) signInHere(visit, visit.owner.id, 'hello');
  else openDesktop(visit, session, setUp.interrupted && session.proofs[0] === 'password' ? 'password' : 'web');
}
