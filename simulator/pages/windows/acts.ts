import { blockOf } from '../../tenant/windows-reset.ts';
import { firstProvider, PROVIDERS, providersOf, type Provider } from '../../tenant/windows-sign-in-options.ts';
import type { PcScreen } from '../state.ts';
import { addToPc, leaveApp, startApp } from './app.ts';
import { closePanel, forgetPin, leavePanel, openPanel, panelStop, startWebSignIn, stopPanel } from './panel.ts';
import { changePin, setPin, startPin } from './pin.ts';
import { goHome, type PcVisit } from './screen.ts';
import { checkPassword, leaveDesktop, restart, typeChallenge, typePassword, typePin } from './unlock.ts';

type Act = (visit: PcVisit, field: (name: string) => string) => void;

/** Does something only while the tile is the chosen one and there is such a tile. */
function by(provider: Provider, then: Act): Act {
  return (visit, field) => {
    const { pc, screen } = visit;
    if (screen.provider === provider && providersOf(pc, screen.user).includes(provider)) then(visit, field);
  };
}

const OVER_EITHER: Partial<Record<PcScreen['view'], Readonly<Record<string, Act>>>> = {
  'password-first': {
    'hybrid-password': (visit, field) => { if (checkPassword(visit, visit.owner, field('password'))) openReset(visit); },
    close: closePanel,
  },
  panel: { close: closePanel, keys: leavePanel },
  stopped: {
    close: closePanel,
    keys: leavePanel,
    // Documented: this way back is broken. The better wording mends it.
    'back-offline': (visit) => { if (visit.tenant.settings.wording === 'ideal') closePanel(visit); },
  },
  'new-pin': {
    'new-pin': (visit, field) => { if (setPin(visit, field('pin'), field('confirm'))) visit.screen.view = 'all-set'; },
    close: closePanel,
  },
  'all-set': { done: (visit) => { goHome(visit); } },
};

/** What can be done on each screen; a form of another screen, left open in some window, does nothing. */
const AT_LOCK: typeof OVER_EITHER = {
  ...OVER_EITHER,
  lock: {
    pin: by('pin', (visit, field) => { typePin(visit, field('pin'), otherName(visit)); }),
    challenge: by('pin', (visit, field) => { typeChallenge(visit, field('challenge')); }),
    password: by('password', (visit, field) => { typePassword(visit, field('password'), otherName(visit)); }),
    web: by('web', startWebSignIn),
    forgot: by('pin', (visit) => { if (blockOf(visit.pc) !== 'no link') forgetPin(visit); }),
    provider: (visit, field) => { chooseProvider(visit, field('provider')); },
    user: (visit, field) => { chooseUser(visit, field('user')); },
  },
  'expired-pin': {
    'change-expired': (visit, field) => { changePin(visit, null, field('pin'), field('confirm')); },
    close: closePanel,
  },
};

const AT_DESK: typeof OVER_EITHER = {
  ...OVER_EITHER,
  desktop: { settings: (visit) => { visit.screen.view = 'settings'; }, app: startApp },
  'all-apps': { 'all-apps': addToPc, 'this-app': leaveApp },
  'account-added': { 'app-done': leaveApp },
  settings: { 'sign-in-options': (visit) => { goHome(visit); }, desktop: (visit) => { visit.screen.view = 'desktop'; } },
  'sign-in-options': {
    desktop: (visit) => { Object.assign(visit.screen, { view: 'desktop', fault: null }); },
    'start-pin': (visit) => { if (visit.pc.pin === null) startPin(visit); },
    'ask-change': (visit) => { Object.assign(visit.screen, { view: 'change-pin', fault: null }); },
    'ask-forgot': (visit) => { if (isOwnersDesk(visit)) Object.assign(visit.screen, { view: 'sure', fault: null }); },
  },
  'change-pin': {
    'change-pin': (visit, field) => { if (isOwnersDesk(visit)) changePin(visit, field('old'), field('pin'), field('confirm')); },
    close: closePanel,
  },
  sure: { forgot: forgetPin, close: closePanel },
};

export function act(visit: PcVisit): void {
  const { form, pc, screen } = visit;
  const what = form.get('do') ?? '';
  if (what === 'restart') restart(visit);
  else if (what === 'lock' || what === 'sign-out') leaveDesktop(visit, what);
  else (pc.desktop === null ? AT_LOCK : AT_DESK)[screen.view]?.[what]?.(visit, (name) => form.get(name) ?? '');
}

const otherName = ({ screen, form }: PcVisit): string | null => (screen.user === 'other' ? (form.get('user') ?? '') : null);

const isOwnersDesk = ({ pc, owner }: PcVisit): boolean => pc.desktop?.personId === owner.id;

function openReset(visit: PcVisit): void {
  const stop = panelStop(visit);
  if (stop === null) openPanel(visit, 'new-pin', visit.owner.userPrincipalName);
  else stopPanel(visit, stop);
}

function chooseProvider({ screen, pc }: PcVisit, wanted: string): void {
  const provider = PROVIDERS.find((each) => each === wanted);
  if (provider !== undefined && providersOf(pc, screen.user).includes(provider)) Object.assign(screen, { provider, fault: null });
}

function chooseUser({ screen, pc }: PcVisit, wanted: string): void {
  if (wanted !== 'owner' && wanted !== 'other') return;
  Object.assign(screen, { user: wanted, provider: firstProvider(pc, wanted), userName: '', fault: null });
}
