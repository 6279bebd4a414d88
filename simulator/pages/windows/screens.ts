import { firstProvider, providersOf } from '../../tenant/windows-sign-in-options.ts';
import type { Html } from '../html.ts';
import { stepTitle } from '../sign-in/title.ts';
import { findAttempt } from '../sign-in/engine.ts';
import { accountAdded, allApps } from './app.ts';
import { desktop, settingsHome, signInOptions, sure } from './desktop-view.ts';
import { lockScreen } from './lock-view.ts';
import { panelScreen, passwordFirst, stoppedScreen } from './panel-view.ts';
import { allSetScreen, changePinScreen, expiredPinScreen, newPinScreen } from './pin-view.ts';
import { goHome, type PcVisit } from './screen.ts';

export interface Screen {
  readonly title: string;
  readonly body: Html;
}

const ONLY_AT_DESK = new Set(['desktop', 'settings', 'sign-in-options', 'sure', 'change-pin', 'all-apps', 'account-added']);

/** What the PC shows now. */
export function screenOf(visit: PcVisit): Screen {
  mend(visit);
  const { say, screen } = visit;
  switch (screen.view) {
    case 'lock': return { title: say('win.lock'), body: lockScreen(visit) };
    case 'password-first': return { title: say('win.hybrid.heading'), body: passwordFirst(visit) };
    case 'panel': return panelOrHome(visit);
    case 'stopped': return { title: say('win.stop.heading'), body: stoppedScreen(visit, screen.stop ?? 'error') };
    case 'new-pin': return { title: say('win.new.heading'), body: newPinScreen(visit) };
    case 'expired-pin': return { title: say('win.expired.heading'), body: expiredPinScreen(visit) };
    case 'change-pin': return { title: say('win.change.heading'), body: changePinScreen(visit) };
    case 'all-set': return { title: say('win.done.heading'), body: allSetScreen(visit) };
    case 'desktop': return { title: say('win.desktop'), body: desktop(visit) };
    case 'settings': return { title: say('win.settings'), body: settingsHome(visit) };
    case 'sign-in-options': return { title: say('win.settings.options'), body: signInOptions(visit) };
    case 'all-apps': return { title: say('win.app.all'), body: allApps(visit) };
    case 'account-added': return { title: say('win.app.added'), body: accountAdded(visit) };
    case 'sure': return { title: say('win.sure.heading'), body: sure(visit) };
  }
}

/** Settings of the PC may have changed since the screen came up, and with them what it can show. */
function mend({ screen, pc }: PcVisit): void {
  if (pc.desktop === null && ONLY_AT_DESK.has(screen.view)) screen.view = 'lock';
  if (pc.desktop !== null && (screen.view === 'lock' || screen.view === 'expired-pin')) screen.view = 'desktop';
  if (!providersOf(pc, screen.user).includes(screen.provider)) screen.provider = firstProvider(pc, screen.user);
}

function panelOrHome(visit: PcVisit): Screen {
  const attempt = findAttempt(visit, visit.screen.attemptId ?? '');
  const body = attempt === null ? null : panelScreen(visit);
  if (attempt !== null && body !== null) return { title: stepTitle(visit, attempt), body };
  goHome(visit);
  return screenOf(visit);
}
