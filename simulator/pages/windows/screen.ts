import type { Pc, Person } from '../../tenant/model.ts';
import { pagesState, type PcScreen } from '../state.ts';
import type { Visit } from '../visit.ts';

export interface PcVisit extends Visit {
  readonly pc: Pc;
  readonly owner: Person;
  readonly screen: PcScreen;
}

/** The PC of the address with what it shows; null when there is none. */
export function pcVisit(visit: Visit): PcVisit | null {
  const wanted = visit.param('device');
  const pc = visit.tenant.devices.find((device): device is Pc => device.kind === 'pc' && device.id === wanted);
  const owner = visit.tenant.people.find((person) => person.id === pc?.ownerId);
  if (pc === undefined || owner === undefined) return null;
  const { pcs } = pagesState(visit.tenant);
  const screen = pcs.get(pc.id) ?? { view: 'lock', provider: 'pin', attemptId: null, fault: null };
  pcs.set(pc.id, screen);
  return { ...visit, pc, owner, screen };
}

export const pcAddress = ({ tenant, pc }: Pick<PcVisit, 'tenant' | 'pc'>): string => `/${tenant.id}/pcs/${pc.id}/windows`;

/** The screen as it comes back after a lock, a restart or a broken-off reset. */
export function toLockScreen(screen: PcScreen, fault: PcScreen['fault'] = null): void {
  Object.assign(screen, { view: 'lock', attemptId: null, fault });
}
