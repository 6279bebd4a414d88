import { expect, type Locator, type Page } from '@playwright/test';
import type { PersonPhone } from './phone.ts';
import { follow, signInOn, type SignIn } from './sign-in.ts';
import type { TenantControl, TenantPerson } from './tenant.ts';

/** My Security Info, where people manage how they sign in, and the sign-in before it. */
export interface SecurityInfo extends SignIn {
  readonly page: Page;
  /** In some other browser: opens `address`, or the page of the tenant, and says who wants in. */
  arrive(person: TenantPerson, address?: string): Promise<void>;
  seesMethods(): Promise<void>;
  press(button: string): Promise<void>;
  /** *Add a method*, this one. */
  choose(method: string): Promise<void>;
  changeDefault(method: string): Promise<void>;
  /** Adds an authenticator app on this phone by scanning the QR code. */
  addAuthenticator(phone: PersonPhone): Promise<void>;
  /** Deletes the method of this name, of several the one that was there first. */
  remove(method: string): Promise<void>;
  signOut(): Promise<void>;
  readonly methods: Locator;
}

export function securityInfoOn(tenant: TenantControl, page: Page): SecurityInfo {
  const press = (name: string): Promise<void> => follow(page, page.getByRole('button', { name, exact: true }));
  const methods = page.getByRole('region', { name: 'Your methods' }).getByRole('listitem');
  const choose = async (method: string): Promise<void> => {
    await press('Add sign-in method');
    await page.getByLabel('Authentication method options').selectOption(method);
    await press('Add');
  };
  const signIn = signInOn(page);
  return {
    ...signIn,
    page,
    methods,
    arrive: async (person, address = `${tenant.pages}/security-info`) => {
      await page.goto(address);
      await signIn.giveName(person);
    },
    seesMethods: async () => { await expect(page.getByRole('heading', { level: 1, name: 'Security info' })).toBeVisible(); },
    press,
    choose,
    changeDefault: async (method) => {
      await press('Change default method');
      await page.getByLabel('Which method would you like to use to sign in?').selectOption(method);
      await press('Confirm');
      await expect(page.getByRole('status')).toHaveText(`Your default sign-in method was changed to ${method}.`);
    },
    addAuthenticator: async (phone) => {
      await choose('Authenticator app');
      await press('Next');
      await press('Next');
      await phone.scan(page.getByRole('img', { name: 'QR code for your authenticator app' }));
      await press('Next');
      await page.getByLabel('Code', { exact: true }).fill(await phone.code(/Microsoft/));
      await press('Next');
      await expect(page.getByRole('status')).toHaveText('Authenticator app was successfully registered');
    },
    remove: async (method) => {
      await follow(page, page.getByRole('button', { name: `Delete ${method}, ` }).first());
      await press('Ok');
      await expect(page.getByRole('status')).toHaveText(`Successfully deleted ${method}`);
    },
    signOut: () => press('Sign out'),
  };
}
