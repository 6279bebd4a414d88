import { expect, type Locator, type Page } from '@playwright/test';
import { codeOn, ENTRA_ACCOUNT } from './authenticator.ts';
import { follow, signInOn } from './sign-in.ts';
import type { TenantControl, TenantPerson } from './tenant.ts';

export type Door = 'entra' | 'intune';

export interface PassByHand {
  readonly minutes?: number;
  readonly once?: boolean;
  /** A start as the wall shows it in a zone. */
  readonly start?: { readonly date: string; readonly time: string; readonly zone: string };
}

/** An administrator in a browser, on the admin center. */
export interface AdminCentre {
  readonly page: Page;
  /** With password and the code that their phone shows. */
  signIn(): Promise<void>;
  /** By the list of people and its search. */
  openMethods(person: TenantPerson, door?: Door): Promise<void>;
  /** *+ Add authentication method*, a pass, *Add*. What comes is the details, or a refusal. */
  addPass(order?: PassByHand): Promise<void>;
  /** Reads the details that are shown once, and presses *Ok*. */
  takePass(): Promise<string>;
  /** Opens the policy for passes and sets whether all of them are one-time. */
  demandOneTime(yes: boolean): Promise<void>;
  readonly usable: Locator;
  readonly unusable: Locator;
}

export function adminCentreOf(tenant: TenantControl, person: TenantPerson, page: Page): AdminCentre {
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const press = (name: string): Promise<void> => follow(page, button(name));
  const open = (name: string): Promise<void> => follow(page, page.getByRole('link', { name, exact: true }));
  const address = `${tenant.pages}/admin`;
  const tableOf = (name: string): Locator => page.getByRole('region', { name, exact: true });
  return {
    page,
    usable: tableOf('Usable authentication methods'),
    unusable: tableOf('Non-usable authentication methods'),
    signIn: async () => {
      await page.goto(address);
      await signInOn(page).giveName(person);
      await page.getByLabel('Password', { exact: true }).fill(person.password);
      await press('Sign in');
      await page.getByLabel('Code', { exact: true }).fill(await codeOn(tenant, person, ENTRA_ACCOUNT));
      await press('Verify');
    },
    openMethods: async (target, door = 'entra') => {
      await page.goto(address);
      await open(`Open ${door === 'entra' ? 'Entra' : 'Intune'} admin center`);
      await page.getByLabel('Search', { exact: true }).fill(target.userPrincipalName);
      await press('Find');
      await open(target.displayName);
      await expect(page.getByRole('heading', { level: 1, name: 'Authentication methods' })).toBeVisible();
    },
    addPass: async ({ minutes, once, start } = {}) => {
      await press('+ Add authentication method');
      await page.getByLabel('Choose method').selectOption('Temporary Access Pass');
      if (start !== undefined) {
        await page.getByLabel('Delayed start time').check();
        await page.getByLabel('Start date').fill(start.date);
        await page.getByLabel('Start time', { exact: true }).fill(start.time);
        await page.getByLabel('Time zone').selectOption(start.zone);
      }
      if (minutes !== undefined) await page.getByLabel('Activation duration').fill(String(minutes));
      if (once !== undefined) await page.getByRole('group', { name: 'One-time use' }).getByLabel(once ? 'Yes' : 'No').check();
      await press('Add');
    },
    takePass: async () => {
      await expect(page.getByRole('heading', { level: 1, name: 'Temporary Access Pass details' })).toBeVisible();
      const pass = await page.getByLabel('Provide Pass').inputValue();
      await open('Ok');
      return pass;
    },
    demandOneTime: async (yes) => {
      await page.goto(`${address}/entra/policies`);
      await open('Temporary Access Pass');
      await press('Configure');
      await press('Edit');
      await page.getByRole('group', { name: 'One-time' }).getByLabel(yes ? 'Yes' : 'No').check();
      await press('Update');
      await press('Save');
      await expect(page.getByRole('status')).toHaveText('The policy was saved.');
    },
  };
}
