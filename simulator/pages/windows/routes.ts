import type { Answer, Route } from '../../http.ts';
import { stepTitle } from '../sign-in/card.ts';
import { findAttempt } from '../sign-in/engine.ts';
import type { Html } from '../html.ts';
import { notFound, pageRoute, seeOther, show } from '../visit.ts';
import { pcAddress, pcVisit, toLockScreen, type PcVisit } from './screen.ts';
import { closePanel, forgetPin, lock, openDesktop, openPanel, restart, setPin, typeChallenge, typePassword, typePin } from './unlock.ts';
import { allSetScreen, desktop, hybridScreen, lockScreen, newPinScreen, panelScreen } from './views.ts';

const PATH = '/{tenant}/pcs/{device}/windows';

/** A PC with Windows 11, from its lock screen to its desktop. */
export const windowsRoutes: readonly Route[] = [
  pageRoute('GET', PATH, 'pages.windows', (visit) => {
    const pc = pcVisit(visit);
    return pc === null ? notFound() : shown(pc);
  }),
  pageRoute('POST', PATH, 'pages.windows.act', (visit) => {
    const pc = pcVisit(visit);
    if (pc === null) return notFound();
    act(pc);
    return seeOther(pcAddress(pc));
  }),
];

function act(visit: PcVisit): void {
  const { form, screen } = visit;
  const field = (name: string): string => form.get(name) ?? '';
  switch (form.get('do')) {
    case 'restart': restart(visit); return;
    case 'lock': lock(visit); return;
    default:
  }
  if (visit.pc.desktop !== null) return;
  switch (`${screen.view}/${field('do')}`) {
    case 'lock/pin': typePin(visit, field('pin')); return;
    case 'lock/challenge': typeChallenge(visit, field('challenge')); return;
    case 'lock/password': if (typePassword(visit, field('password'))) openDesktop(visit, visit.owner.id, 'password'); return;
    case 'lock/provider': toLockScreen(screen); screen.provider = field('provider') === 'password' ? 'password' : 'pin'; return;
    case 'lock/forgot': forgetPin(visit); return;
    case 'hybrid/hybrid-password': if (typePassword(visit, field('password'))) openPanel(visit); return;
    case 'hybrid/close': case 'panel/close': case 'new-pin/close': closePanel(visit); return;
    case 'new-pin/new-pin': setPin(visit, field('pin'), field('confirm')); return;
    case 'all-set/done': toLockScreen(screen); return;
    default:
  }
}

function shown(visit: PcVisit): Answer {
  const { say, pc } = visit;
  const { title, body } = screenOf(visit);
  return show(visit, { title: `${title} - ${say('win.title', { pc: pc.name })}`, look: 'windows', scripts: ['sign-in'], body });
}

function screenOf(visit: PcVisit): { readonly title: string; readonly body: Html } {
  const { say, screen } = visit;
  if (visit.pc.desktop !== null) return { title: say('win.desktop'), body: desktop(visit) };
  switch (screen.view) {
    case 'lock': return { title: say('win.lock'), body: lockScreen(visit) };
    case 'hybrid': return { title: say('win.hybrid.heading'), body: hybridScreen(visit) };
    case 'panel': return panelOrLock(visit);
    case 'new-pin': return { title: say('win.new.heading'), body: newPinScreen(visit) };
    case 'all-set': return { title: say('win.done.heading'), body: allSetScreen(visit) };
  }
}

function panelOrLock(visit: PcVisit): { readonly title: string; readonly body: Html } {
  const attempt = findAttempt(visit, visit.screen.attemptId ?? '');
  const body = attempt === null ? null : panelScreen(visit);
  if (attempt !== null && body !== null) return { title: stepTitle(visit, attempt), body };
  toLockScreen(visit.screen);
  return { title: visit.say('win.lock'), body: lockScreen(visit) };
}
