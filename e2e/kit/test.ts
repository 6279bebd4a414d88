import { test as base, type Page } from '@playwright/test';
import { appsBeside, type StartApp } from './app.ts';
import type { Clock } from './clock.ts';
import { newPcOf, type NewPc } from './new-pc.ts';
import { phoneOf, type PersonPhone } from './phone.ts';
import { securityInfoOn, type SecurityInfo } from './security-info.ts';
import { signInOn, type SignIn } from './sign-in.ts';
import { createTenant, type Origins, type TenantControl, type TenantOrder, type TenantPerson } from './tenant.ts';
import { workstationOf, type Workstation } from './workstation.ts';

export interface Played {
  /** What the test's tenant is made of; set by `test.use`. */
  readonly order: TenantOrder;
  /** Whether the tenant's clock stands still until the test moves it: then nothing depends on how fast a test runs. */
  readonly clockStands: boolean;
  /** A tenant of the test's own, gone after it. */
  readonly tenant: TenantControl;
  readonly clock: Clock;
  /** Key of the person whom the story is about. */
  readonly claimantKey: string;
  readonly claimant: TenantPerson;
  /** Somebody else's window: another phone or PC, with cookies of its own. */
  readonly newPage: () => Promise<Page>;
  /** The sign-in that an app leads the test's own page to. */
  readonly signIn: SignIn;
  /** Starts a program of yours; it ends with the test. */
  readonly startApp: StartApp;
  /** The claimant's PC, phone and, in some other browser, My Security Info. */
  readonly workstation: Workstation;
  readonly phone: PersonPhone;
  readonly securityInfo: SecurityInfo;
  /** The PC that somebody new has just unpacked. */
  readonly newPc: NewPc;
}

const { SIMULATOR_PORT = '8443', SIMULATOR_PAGES_PORT = '8081' } = process.env;

/** The simulator at the ports that it reads from the environment too, one tenant a test. Whatever a test does not name is not made. */
export const test = base.extend<Played, { readonly simulator: Origins }>({
  simulator: [{ origin: `https://localhost:${SIMULATOR_PORT}`, pagesOrigin: `http://localhost:${SIMULATOR_PAGES_PORT}` }, { scope: 'worker', option: true }],
  // No browser knows the authority that the simulator's https side is certified by.
  ignoreHTTPSErrors: true,
  order: [{}, { option: true }],
  clockStands: [true, { option: true }],
  tenant: async ({ simulator, order, clockStands }, use) => {
    const tenant = await createTenant(simulator, order);
    // To the millisecond: between making and stopping it, it ran.
    if (clockStands) await (order.now === undefined ? tenant.clock.freeze() : tenant.clock.set(new Date(order.now), 'frozen'));
    await use(tenant);
    await tenant.remove();
  },
  clock: async ({ tenant }, use) => { await use(tenant.clock); },
  claimantKey: ['claimant', { option: true }],
  claimant: async ({ tenant, claimantKey }, use) => { await use(tenant.person(claimantKey)); },
  newPage: async ({ browser }, use) => {
    const contexts: Awaited<ReturnType<typeof browser.newContext>>[] = [];
    await use(async () => {
      const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
      contexts.push(context);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
  signIn: async ({ page }, use) => { await use(signInOn(page)); },
  startApp: async ({ simulator }, use) => {
    const apps = await appsBeside(simulator);
    await use(apps.start);
    await apps.stop();
  },
  workstation: async ({ tenant, claimant, newPage }, use) => { await use(workstationOf(tenant, claimant, await newPage())); },
  phone: async ({ tenant, claimant, newPage }, use) => { await use(phoneOf(tenant, claimant, newPage)); },
  securityInfo: async ({ tenant, newPage }, use) => { await use(securityInfoOn(tenant, await newPage())); },
  newPc: async ({ tenant, newPage }, use) => { await use(newPcOf(tenant, tenant.person('newhire'), await newPage())); },
});
