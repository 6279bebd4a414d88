import { expect, type Page } from '@playwright/test';
import { securityInfoOn, type SecurityInfo } from './security-info.ts';
import { follow, signInOn, type SignIn } from './sign-in.ts';
import type { TenantControl, TenantPerson } from './tenant.ts';

/** A person's PC with Windows; the panels that it opens ask for a pass. */
export interface Workstation extends SignIn {
  readonly page: Page;
  /** From the lock screen: *I forgot my PIN*. */
  forgetPin(): Promise<void>;
  /** Where Windows wants the password before anything else. */
  givePassword(password: string): Promise<void>;
  setPin(pin: string): Promise<void>;
  unlock(pin: string): Promise<void>;
  /** Closes the web panel: back to the lock screen. */
  close(): Promise<void>;
  /** The browser on the desktop, signed in by Windows. */
  openSecurityInfo(): Promise<SecurityInfo>;
  /** On the tester's page: brings the PC into a state by one press. Gives the owner's new pass, where the state has one. */
  bring(state: string): Promise<string>;
  /** The same by a call, for what its page need not show. Gives the pass likewise. */
  state(name: string): Promise<string>;
  /** Changes what is named of the PC. */
  change(patch: object): Promise<void>;
  /** The lock screen or desktop, whichever stands. */
  open(): Promise<void>;
  /** Chooses a tile under *Sign-in options*. */
  choose(tile: 'Password' | 'PIN (Windows Hello)' | 'Web sign-in'): Promise<void>;
  /** *Other user*, *Sign in*, and the name in the panel. */
  startWebSignIn(who: TenantPerson): Promise<void>;
  typePin(pin: string): Promise<void>;
  /** From the desktop: Settings › Accounts › Sign-in options › *I forgot my PIN*, sure of it. */
  forgetPinInSettings(): Promise<void>;
  press(button: string): Promise<void>;
  seesHeading(name: string): Promise<void>;
}

export function workstationOf(tenant: TenantControl, person: TenantPerson, page: Page): Workstation {
  const pc = person.devices.find(({ kind }) => kind === 'pc');
  if (pc === undefined) throw new Error(`${person.key} has no PC.`);
  const press = (name: string): Promise<void> => follow(page, page.getByRole('button', { name, exact: true }));
  const seesHeading = async (name: string): Promise<void> => { await expect(page.getByRole('heading', { level: 1, name })).toBeVisible(); };
  const goTo = async (screen: 'windows' | 'tester'): Promise<void> => { await page.goto(`${tenant.pages}/pcs/${pc.id}/${screen}`); };
  const typePin = async (pin: string): Promise<void> => {
    await page.getByLabel('PIN', { exact: true }).fill(pin);
    await press('Submit');
  };
  const signIn = signInOn(page);
  return {
    ...signIn, page, press, seesHeading, typePin,
    forgetPin: async () => {
      await goTo('windows');
      await press('I forgot my PIN');
    },
    givePassword: async (password) => {
      await page.getByLabel('Password', { exact: true }).fill(password);
      await press('Next');
    },
    setPin: async (pin) => {
      await seesHeading('Set up a PIN');
      await page.getByLabel('New PIN').fill(pin);
      await page.getByLabel('Confirm PIN').fill(pin);
      await press('OK');
      await seesHeading('All set!');
      await press('OK');
    },
    unlock: async (pin) => {
      await typePin(pin);
      await seesHeading(`Desktop of ${person.displayName}`);
    },
    close: () => press('Close'),
    openSecurityInfo: async () => {
      await follow(page, page.getByRole('link', { name: 'Browser: Security info' }));
      return securityInfoOn(tenant, page);
    },
    bring: async (state) => {
      await goTo('tester');
      await press(state);
      await expect(page.getByRole('status')).toContainText(`Done: ${state}`);
      const pass = page.locator('[data-pass]');
      return (await pass.count()) === 0 ? '' : await pass.innerText();
    },
    state: (name) => tenant.bringPc(pc.id, name),
    change: (patch) => tenant.changePc(pc.id, patch),
    open: () => goTo('windows'),
    choose: async (tile) => {
      await page.getByText('Sign-in options').click();
      await press(tile);
    },
    startWebSignIn: async (who) => {
      await goTo('windows');
      const other = page.getByRole('button', { name: 'Other user' });
      if ((await other.count()) > 0) await follow(page, other);
      await press('Sign in');
      await signIn.giveName(who);
    },
    forgetPinInSettings: async () => {
      for (const button of ['Settings', 'Sign-in options', 'I forgot my PIN']) await press(button);
      await seesHeading('Are you sure?');
      await press('Continue');
    },
  };
}
