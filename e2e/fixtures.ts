import { test as base, type Page } from '@playwright/test';
import { createSimulator, type Simulator } from '#simulator';
import { setUpHeadlessKiosk, type HeadlessKiosk } from './actors/headless-kiosk.ts';
import { headlessManager, type HeadlessManager } from './actors/headless-manager.ts';
import { setUpKiosk, type Kiosk } from './actors/kiosk.ts';
import { managerWith, type Enrolment, type Manager } from './actors/manager.ts';
import { phoneOf } from './actors/phone.ts';
import { countsOf, invariantsHold } from './invariants.ts';
import type { TenantPerson } from './tenant.ts';
import { createWorld, type World, type WorldOptions } from './world.ts';

export { expect } from '@playwright/test';

interface Story {
  /** What differs from the ordinary world; set by `test.use`. */
  readonly worldOptions: WorldOptions;
  /** False only where a story breaks the evidence itself, as by editing the audit log. */
  readonly judged: boolean;
  /** Judged by the invariants when the story is over. */
  readonly world: World;
  readonly claimant: TenantPerson;
  /** Somebody else's window: another kiosk, phone or PC. */
  readonly newPage: () => Promise<Page>;
  readonly kiosk: Kiosk;
  /** What the manager confirms with, and how it was set up. */
  readonly enrolment: Enrolment;
  /** The claimant's manager, with a code app or passkey that is set up. */
  readonly manager: Manager;
  /** Both again without a screen, for stories that look at none. */
  readonly headlessKiosk: HeadlessKiosk;
  readonly headlessManager: HeadlessManager;
}

/** One simulator a worker, one tenant, database and server a test. */
export const test = base.extend<Story, { readonly simulator: Simulator }>({
  simulator: [
    async ({}, use) => {
      const simulator = await createSimulator({ port: 0, pagesPort: 0 });
      await use(simulator);
      await simulator.close();
    },
    { scope: 'worker' },
  ],
  worldOptions: [{}, { option: true }],
  judged: [true, { option: true }],
  world: async ({ simulator, worldOptions, judged }, use, info) => {
    const world = await createWorld(simulator, worldOptions);
    try {
      await use(world);
      if (judged) console.log(`    ${info.title}: ${countsOf(await invariantsHold(world))}`);
    } finally {
      if (info.status !== info.expectedStatus) await info.attach('server.log', { body: world.log(), contentType: 'text/plain' });
      await world.close();
    }
  },
  claimant: async ({ world }, use) => { await use(world.tenant.person('claimant')); },
  newPage: async ({ browser }, use) => {
    const contexts: Awaited<ReturnType<typeof browser.newContext>>[] = [];
    await use(async () => {
      const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  kiosk: async ({ world, newPage }, use) => { await use(await setUpKiosk(world, await newPage())); },
  enrolment: ['calls', { option: true }],
  manager: async ({ world, newPage, enrolment }, use) => {
    const person = world.tenant.person('manager');
    const phone = phoneOf(world, person, newPage);
    const manager = managerWith(world, person, await newPage(), phone);
    await manager.enrol(enrolment);
    await use(manager);
  },
  headlessKiosk: async ({ world }, use) => {
    const kiosk = await setUpHeadlessKiosk(world);
    await use(kiosk);
    kiosk.leave();
  },
  headlessManager: async ({ world }, use) => {
    const manager = headlessManager(world, world.tenant.person('manager'));
    await manager.enrol();
    await use(manager);
  },
});
