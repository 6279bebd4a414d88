import { setUpHeadlessKiosk, type HeadlessKiosk } from './actors/headless-kiosk.ts';
import { headlessManager, type HeadlessManager } from './actors/headless-manager.ts';
import { setUpKiosk, type Kiosk } from './actors/kiosk.ts';
import { managerWith, type Enrolment, type Manager } from './actors/manager.ts';
import { countsOf, invariantsHold } from './invariants.ts';
import { phoneOf } from './kit/index.ts';
import { test as base } from './stage.ts';
import { createWorld, type World, type WorldOptions } from './world.ts';

export { expect } from '@playwright/test';

interface Story {
  /** What differs from the ordinary world; set by `test.use`. */
  readonly worldOptions: WorldOptions;
  /** False only where a story breaks the evidence itself, as by editing the audit log. */
  readonly judged: boolean;
  /** The tenant with a server and a database; judged by the invariants when the story is over. */
  readonly world: World;
  readonly kiosk: Kiosk;
  /** What the manager confirms with, and how it was set up. */
  readonly enrolment: Enrolment;
  /** The claimant's manager, with a code app or passkey that is set up. */
  readonly manager: Manager;
  /** Both again without a screen, for stories that look at none. */
  readonly headlessKiosk: HeadlessKiosk;
  readonly headlessManager: HeadlessManager;
}

/** The kit with Vouch beside the tenant: one server and database a test, for tests that name what needs them. */
export const test = base.extend<Story>({
  // The present, and running: browsers and servers live by the machine's clock too.
  order: {},
  clockStands: false,
  worldOptions: [{}, { option: true }],
  judged: [true, { option: true }],
  world: async ({ simulator, tenant, worldOptions, judged }, use, info) => {
    const world = await createWorld(simulator, { ...worldOptions, tenant });
    try {
      await use(world);
      if (judged) console.log(`    ${info.title}: ${countsOf(await invariantsHold(world))}`);
    } finally {
      if (info.status !== info.expectedStatus) await info.attach('server.log', { body: world.log(), contentType: 'text/plain' });
      await world.close();
    }
  },
  clock: async ({ world }, use) => { await use(world.clock); },
  kiosk: async ({ world, newPage }, use) => { await use(await setUpKiosk(world, await newPage())); },
  enrolment: ['calls', { option: true }],
  manager: async ({ world, newPage, enrolment }, use) => {
    const person = world.tenant.person('manager');
    const manager = managerWith(world, person, await newPage(), phoneOf(world.tenant, person, newPage));
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
