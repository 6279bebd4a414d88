import { createSimulator, type Simulator } from '#simulator';
import { test as base } from './kit/index.ts';

export { expect } from '@playwright/test';

/**
 * The kit with a simulator in each worker, and no server: what is played here knows nothing of Vouch. It is always the
 * same Sunday, ten in the morning, so that pages can be held to the instants that they name.
 */
export const test = base.extend<object, { readonly simulator: Simulator }>({
  simulator: [
    async ({}, use) => {
      const simulator = await createSimulator({ port: 0, pagesPort: 0 });
      await use(simulator);
      await simulator.close();
    },
    { scope: 'worker' },
  ],
  order: { now: '2026-11-22T10:00:00Z' },
});
