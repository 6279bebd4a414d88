import { describe, expect, it } from 'vitest';
import { tenantOf } from '../seed/tenant-of.ts';
import type { Tenant } from './model.ts';
import { seededRandom } from './random.ts';
import { charge, DEFAULT_THROTTLING, type Charge, type Throttling } from './throttling.ts';

const NOW = 1_000_000;

function limited(throttling: Partial<Throttling>): Tenant {
  const tenant = tenantOf({ name: 'small', people: [] }, { now: NOW, realNow: NOW, random: seededRandom('2'.repeat(32)), redirectUris: [] });
  tenant.settings = { ...tenant.settings, throttling: { ...DEFAULT_THROTTLING, state: 'on', ...throttling } };
  return tenant;
}

const READ: Charge = { service: 'directory', appId: 'a', isWrite: false, units: 1 };
const isOver = (tenant: Tenant, call: Charge, now = NOW): boolean => 'exceeded' in charge(tenant, call, now);
/** How many calls go through at one instant. */
const letThrough = (tenant: Tenant, call: Charge): number => {
  let count = 0;
  while (count < 20_000 && !isOver(tenant, call)) count += 1;
  return count;
};

describe('limits by load', () => {
  it('are off by default', () => {
    expect(letThrough(limited({ state: 'off' }), READ)).toBe(20_000);
  });

  it('are the published ones when on: 3,500 units for a small tenant, 3,000 writes, 5 reports, none for methods', () => {
    expect(letThrough(limited({}), READ)).toBe(3500);
    expect(letThrough(limited({}), { ...READ, units: 7 })).toBe(500);
    expect(letThrough(limited({}), { ...READ, isWrite: true })).toBe(3000);
    expect(letThrough(limited({}), { ...READ, service: 'reports' })).toBe(5);
    expect(letThrough(limited({}), { ...READ, service: 'authentication-methods' })).toBe(20_000);
    expect(letThrough(limited({ methods: 3 }), { ...READ, service: 'authentication-methods' })).toBe(3);
  });

  it('are of each app by itself, but for the writes of the tenant', () => {
    const tenant = limited({ writes: 2, tenantWrites: 3 });
    const write = (appId: string): boolean => isOver(tenant, { ...READ, appId, isWrite: true });
    expect([write('a'), write('a'), write('a'), write('b'), write('b')]).toEqual([false, false, true, false, true]);
  });

  it('say how long to wait, and it is exactly so long', () => {
    const tenant = limited({ reports: 5 });
    const call: Charge = { ...READ, service: 'reports' };
    letThrough(tenant, call);
    const charged = charge(tenant, call, NOW);
    expect(charged).toEqual({ exceeded: { retryAfter: 2, scope: 'Tenant_Application/Read', reason: 'RequestLimitExceeded' } });
    expect([isOver(tenant, call, NOW + 1999), isOver(tenant, call, NOW + 2000)]).toEqual([true, false]);
  });

  it('a clock that is set back gives nothing', () => {
    const tenant = limited({ resourceUnits: 1 });
    expect([isOver(tenant, READ), isOver(tenant, READ, NOW - 60_000), isOver(tenant, READ, NOW - 60_000 + 9_999), isOver(tenant, READ, NOW - 50_000)]).toEqual([false, true, true, false]);
  });
});
