import { test as base } from './fixtures.ts';
import { createTenant, type TenantControl } from './tenant.ts';
import type { World } from './world.ts';

export { expect } from '@playwright/test';

/** The simulator and one tenant of it. */
export type Stage = Pick<World, 'simulator' | 'tenant'>;

/** A tenant of its own whose clock stands still, and no server: what is played here knows nothing of Vouch. */
export const test = base.extend<{ readonly stage: Stage }>({
  stage: async ({ simulator }, use) => {
    const tenant: TenantControl = await createTenant(simulator.pagesOrigin, 'contoso', { now: '2026-11-22T10:00:00Z' });
    await tenant.freeze();
    await use({ simulator, tenant });
    await tenant.remove();
  },
});
