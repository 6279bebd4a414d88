import { expect, type Page } from '@playwright/test';
import type { TenantPerson } from '../tenant.ts';
import type { World } from '../world.ts';
import { securityInfoOn, type SecurityInfo } from './security-info.ts';
import { follow } from './sign-in.ts';

/** A person's PC with Windows. */
export interface Workstation {
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
}

export function workstationOf(world: Pick<World, 'simulator' | 'tenant'>, person: TenantPerson, page: Page): Workstation {
  const pc = person.devices.find(({ kind }) => kind === 'pc');
  if (pc === undefined) throw new Error(`${person.key} has no PC.`);
  const press = (name: string): Promise<void> => follow(page, page.getByRole('button', { name, exact: true }));
  const seesHeading = async (name: string): Promise<void> => { await expect(page.getByRole('heading', { level: 1, name })).toBeVisible(); };
  return {
    page,
    forgetPin: async () => {
      await page.goto(`${world.simulator.pagesOrigin}/${world.tenant.id}/pcs/${pc.id}/windows`);
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
      await page.getByLabel('PIN', { exact: true }).fill(pin);
      await press('Submit');
      await seesHeading(`Desktop of ${person.displayName}`);
    },
    close: () => press('Close'),
    openSecurityInfo: async () => {
      await follow(page, page.getByRole('link', { name: 'Browser: Security info' }));
      return securityInfoOn(world, page);
    },
  };
}
