import { settingsOf } from '../../tenant/pc-settings.ts';
import { resetDoor } from '../../tenant/windows-reset.ts';
import { takesPassOnly } from '../../tenant/windows-sign-in-options.ts';
import type { PcGoal } from '../sign-in/attempt.ts';
import { startAttempt } from '../sign-in/engine.ts';
import { pagesState, type PanelStop } from '../state.ts';
import { goHome, toLockScreen, type PcVisit } from './screen.ts';

/** *I forgot my PIN*, above the lock or from Settings. */
export function forgetPin(visit: PcVisit): void {
  const { pc, screen } = visit;
  const door = resetDoor(pc, pc.desktop !== null ? 'settings' : screen.locked ? 'locked-session' : 'lock');
  screen.fault = null;
  switch (door) {
    case 'panel': openPanel(visit, 'new-pin', visit.owner.userPrincipalName); return;
    case 'password': screen.view = 'password-first'; return;
    case 'bounce': Object.assign(screen, { locked: false, bounced: true }); return;
    case 'error': case 'offline': case 'address': stopPanel(visit, door);
  }
}

/** *Sign in* of web sign-in. Nobody's name is known to it. */
export function startWebSignIn(visit: PcVisit): void {
  const stop = panelStop(visit);
  if (stop === null) openPanel(visit, 'web-sign-in', null);
  else stopPanel(visit, stop);
}

/** Why a web panel cannot load, or null. */
export function panelStop({ pc }: Pick<PcVisit, 'pc'>): PanelStop | null {
  if (!pc.online) return 'offline';
  return settingsOf(pc).panelBlocked ? 'address' : null;
}

export function openPanel(visit: PcVisit, goal: PcGoal, userName: string | null): void {
  const { pc, screen } = visit;
  const attempt = startAttempt(visit, pc.id, { kind: 'pc', pcId: pc.id, goal, passOnly: goal === 'web-sign-in' && takesPassOnly(pc) }, userName);
  Object.assign(screen, { view: 'panel', attemptId: attempt.id, stop: null, fault: null });
}

export function stopPanel({ screen }: Pick<PcVisit, 'screen'>, stop: PanelStop): void {
  Object.assign(screen, { view: 'stopped', attemptId: null, stop, fault: null });
}

export function closePanel(visit: PcVisit): void {
  forgetAttempt(visit);
  goHome(visit);
}

/** Ctrl+Alt+Del always leaves the panel (documented). */
export function leavePanel(visit: PcVisit): void {
  forgetAttempt(visit);
  if (visit.pc.desktop === null) toLockScreen(visit);
  else goHome(visit);
}

export function forgetAttempt({ tenant, screen }: Pick<PcVisit, 'tenant' | 'screen'>): void {
  if (screen.attemptId !== null) pagesState(tenant).attempts.delete(screen.attemptId);
  screen.attemptId = null;
}
