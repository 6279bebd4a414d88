import { settingsOf } from '../../tenant/pc-settings.ts';
import { isMultiFactor, sessionFault } from '../../tenant/sign-in-session.ts';
import { isFreshMfa, PRESSES_FOR_PANEL, type SetUpStep } from '../../tenant/windows-set-up.ts';
import type { PcGoal } from '../sign-in/attempt.ts';
import { findAttempt, startAttempt } from '../sign-in/engine.ts';
import { forgetAttempt, panelStop } from '../windows/panel.ts';
import { setPin } from '../windows/pin.ts';
import { checkPassword, newSession } from '../windows/unlock.ts';
import { finish, hasWebSignIn, passTime, setUpSession, settle, type SetUpVisit } from './progress.ts';
import { KEYBOARDS, REGIONS } from './places.ts';

type Act = (visit: SetUpVisit, field: (name: string) => string) => void;

const to = (step: SetUpStep): Act => ({ setUp }) => { setUp.step = step; };

/** What can be done on each screen; a form of another screen, left open in some window, does nothing. */
const ACTS: Partial<Record<SetUpStep, Readonly<Record<string, Act>>>> = {
  region: { region: ({ setUp }, field) => { Object.assign(setUp, { region: oneOf(REGIONS, field('region')), step: 'keyboard' }); } },
  keyboard: { keyboard: ({ setUp }, field) => { Object.assign(setUp, { keyboard: oneOf(KEYBOARDS, field('keyboard')), step: 'second-keyboard' }); } },
  'second-keyboard': { skip: to('network') },
  network: { next: ({ setUp, pc }) => { if (pc.online) setUp.step = 'updates'; } },
  updates: { next: to('account') },
  account: { account: (visit, field) => { openPanel(visit, 'join', field('user')); } },
  panel: { close: (visit) => { closePanel(visit); } },
  status: { look: settle, 'pass-time': passTime },
  logon: {
    start: (visit) => { pressSignIn(visit); },
    web: (visit) => { if (hasWebSignIn(visit)) openPanel(visit, 'sign-in-again', null); },
    provider: (visit, field) => { visit.setUp.asksPassword = field('provider') === 'password'; visit.screen.fault = null; },
    password: (visit, field) => { typePassword(visit, field('user'), field('password')); },
  },
  'account-failed': { again: (visit) => { openPanel(visit, 'sign-in-again', visit.owner.userPrincipalName); } },
  biometrics: { skip: to('hello') },
  hello: { ok: (visit) => { startHello(visit); } },
  'hello-provider': { 'signed-in': to('new-pin'), close: to('hello-failed') },
  'hello-failed': { again: to('hello'), skip: finish },
  'new-pin': { 'new-pin': (visit, field) => { choosePin(visit, field('pin'), field('confirm')); }, close: to('hello') },
  'all-set': { done: finish },
};

export function act(visit: SetUpVisit): void {
  ACTS[visit.setUp.step]?.[visit.form.get('do') ?? '']?.(visit, (name) => visit.form.get(name) ?? '');
}

const oneOf = (all: readonly string[], wanted: string): string => all.find((each) => each === wanted) ?? all[0] ?? '';

function openPanel(visit: SetUpVisit, goal: PcGoal, userName: string | null): void {
  const { pc, screen, setUp } = visit;
  const stop = panelStop(visit);
  screen.fault = stop === null ? null : `win.stop.${stop}`;
  if (stop !== null) return;
  const attempt = startAttempt(visit, pc.id, { kind: 'pc', pcId: pc.id, goal, passOnly: false }, userName);
  screen.attemptId = attempt.id;
  setUp.step = 'panel';
}

/** Back from the panel to the screen that opened it. Without its sign-in Windows Hello cannot be set up. */
export function closePanel(visit: SetUpVisit): void {
  const { screen, setUp } = visit;
  const want = findAttempt(visit, screen.attemptId ?? '')?.want;
  forgetAttempt(visit);
  const goal = want?.kind === 'pc' ? want.goal : setUp.statusSince === null ? 'join' : 'sign-in-again';
  setUp.step = goal === 'join' ? 'account' : goal === 'hello-mfa' ? 'hello-failed' : 'logon';
}

/** Observed: the first press seems to do nothing. The better wording spares it. */
function pressSignIn(visit: SetUpVisit): void {
  if (!hasWebSignIn(visit)) return;
  visit.setUp.presses++;
  if (visit.setUp.presses >= PRESSES_FOR_PANEL || visit.tenant.settings.wording === 'ideal') openPanel(visit, 'sign-in-again', null);
}

function typePassword(visit: SetUpVisit, userName: string, typed: string): void {
  const { owner, screen, setUp, now } = visit;
  screen.userName = userName;
  if (owner.userPrincipalName.toLowerCase() !== userName.trim().toLowerCase()) {
    screen.fault = 'win.wrong-password';
    return;
  }
  if (!checkPassword(visit, owner, typed)) return;
  setUp.sessionId = newSession(visit, owner.id, 'password').id;
  Object.assign(setUp, { accountSince: now, step: settingsOf(visit.pc).statusPage === 'on' ? 'status' : 'biometrics' });
}

/**
 * Documented: Windows Hello wants a multi-factor sign-in of the last ten minutes. Documented too: with
 * enforceMfaByFederatedIdp no pass is asked for, and the person is led to the organization's own page.
 */
function startHello(visit: SetUpVisit): void {
  const { pc, setUp, tenant, owner, now } = visit;
  const session = setUpSession(visit);
  const counts = session !== null && isMultiFactor(session) && sessionFault(tenant, session, now) === null;
  if (settingsOf(pc).federatedMfa === 'enforceMfaByFederatedIdp') setUp.step = 'hello-provider';
  else if (isFreshMfa(counts ? session.startedAt : null, now)) setUp.step = 'new-pin';
  else openPanel(visit, 'hello-mfa', owner.userPrincipalName);
}

function choosePin(visit: SetUpVisit, pin: string, confirmed: string): void {
  const { screen, setUp } = visit;
  if (setPin(visit, pin, confirmed)) setUp.step = 'all-set';
  else if (screen.stop !== null) {
    screen.stop = null;
    setUp.step = 'hello-failed';
  }
}
