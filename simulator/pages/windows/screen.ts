import type { Pc, Person, Tenant } from '../../tenant/model.ts';
import { firstProvider, firstUser } from '../../tenant/windows-sign-in-options.ts';
import { pagesState, type PcScreen } from '../state.ts';
import type { Visit } from '../visit.ts';

export interface PcVisit extends Visit {
  readonly pc: Pc;
  readonly owner: Person;
  readonly screen: PcScreen;
}

const freshScreen = (pc: Pc): PcScreen => ({
  view: pc.desktop === null ? 'lock' : 'desktop', user: firstUser(pc), provider: firstProvider(pc, firstUser(pc)), locked: false, userName: '', attemptId: null, stop: null, fault: null, app: null, bounced: false,
});

/** The PC of the address with what it shows; null when there is none. */
export function pcVisit(visit: Visit): PcVisit | null {
  const wanted = visit.param('device');
  const pc = visit.tenant.devices.find((device): device is Pc => device.kind === 'pc' && device.id === wanted);
  const owner = visit.tenant.people.find((person) => person.id === pc?.ownerId);
  if (pc === undefined || owner === undefined) return null;
  const { pcs } = pagesState(visit.tenant);
  const screen = pcs.get(pc.id) ?? freshScreen(pc);
  pcs.set(pc.id, screen);
  return { ...visit, pc, owner, screen };
}

/** After a change from outside the PC shows what it would show a newcomer. */
export const forgetScreen = (tenant: Tenant, pc: Pc): void => { pagesState(tenant).pcs.delete(pc.id); };

export const pcAddress = ({ tenant, pc }: Pick<PcVisit, 'tenant' | 'pc'>, page: 'windows' | 'oobe' | 'tester' = 'windows'): string => `/${tenant.id}/pcs/${pc.id}/${page}`;

/** Where a broken-off panel leads back to: the lock screen, or for whoever is signed in the desktop from an app, else Settings. */
export function goHome({ pc, screen }: Pick<PcVisit, 'pc' | 'screen'>, fault: PcScreen['fault'] = null): void {
  Object.assign(screen, { view: pc.desktop === null ? 'lock' : screen.app === null ? 'sign-in-options' : 'desktop', attemptId: null, stop: null, app: null, fault });
}

/** The screen as a lock, a sign-out or a restart leaves it. */
export function toLockScreen({ pc, screen }: Pick<PcVisit, 'pc' | 'screen'>): void {
  Object.assign(screen, { ...freshScreen(pc), view: 'lock' });
}
