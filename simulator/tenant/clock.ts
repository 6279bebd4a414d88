import { keepLast } from './keep-last.ts';
import type { Tenant, TenantClock } from './model.ts';

/** The tenant's instant at an instant of the machine. */
export function tenantNow(tenant: Pick<Tenant, 'clock'>, realNow: number): number {
  return tenant.clock.frozenAt ?? realNow + tenant.clock.offsetMs;
}

/** A clock that shows `now` at the machine's `realNow`, running or standing still. */
export function clockAt(now: number, frozen: boolean, realNow: number): TenantClock {
  return { offsetMs: now - realNow, frozenAt: frozen ? now : null };
}

/** The same clock moved by `ms`; it goes on running or standing as before. */
export function advanced(clock: TenantClock, ms: number): TenantClock {
  return { offsetMs: clock.offsetMs + ms, frozenAt: clock.frozenAt === null ? null : clock.frozenAt + ms };
}

/** Moves that are remembered: as far back as anybody looks for why something expired. */
const MOVES_KEPT = 1000;

/** Gives the tenant another clock and notes what that did to its time. */
export function setClock(tenant: Pick<Tenant, 'clock' | 'clockMoves'>, clock: TenantClock, realNow: number): void {
  const at = tenantNow(tenant, realNow);
  tenant.clock = clock;
  keepLast(tenant.clockMoves, { at, to: tenantNow(tenant, realNow), frozen: clock.frozenAt !== null }, MOVES_KEPT);
}
