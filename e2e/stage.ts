import { test as base } from './fixtures.ts';
import { createTenant, type TenantControl } from './tenant.ts';
import type { World } from './world.ts';

export { expect } from '@playwright/test';

/** The simulator and one tenant of it. */
export type Stage = Pick<World, 'simulator' | 'tenant'>;

const MORNING = new Date('2026-11-22T10:00:00Z');

/** A tenant whose clock stands at ten in the morning, to the millisecond: between making and stopping it, it ran. */
export async function stillTenant({ pagesOrigin }: Pick<Stage['simulator'], 'pagesOrigin'>): Promise<TenantControl> {
  const tenant = await createTenant(pagesOrigin, 'contoso', { now: MORNING.toISOString() });
  await tenant.setClock(MORNING, 'frozen');
  return tenant;
}

/** A tenant of its own whose clock stands still, and no server: what is played here knows nothing of Vouch. */
export const test = base.extend<{ readonly stage: Stage }>({
  stage: async ({ simulator }, use) => {
    const tenant = await stillTenant(simulator);
    await use({ simulator, tenant });
    await tenant.remove();
  },
});
