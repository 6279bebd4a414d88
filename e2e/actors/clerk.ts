import { expect, type Page } from '@playwright/test';
import { follow, type PersonPhone, signInFully, type TenantPerson } from '../kit/index.ts';
import type { World } from '../world.ts';
import { headlessManager } from './headless-manager.ts';
import { codesOn } from './phone-codes.ts';

/** Somebody at the service desk, at a screen of their own. */
export interface Clerk {
  readonly page: Page;
  /** Opens the desk and signs in with Entra. */
  signIn(): Promise<void>;
  /** A code app of their own, set up where approvers do it. */
  setUpFactor(): Promise<void>;
  /** Opens a part by its name. */
  open(part: string): Promise<void>;
  /** Types a code of the code app under what is to be signed. */
  sign(): Promise<void>;
}

export function clerkWith(world: World, person: TenantPerson, page: Page, phone: PersonPhone): Clerk {
  const codes = codesOn(world, phone);
  return {
    page,
    setUpFactor: async () => { await codes.keep(await headlessManager(world, person).enrol()); },
    signIn: async () => {
      await page.goto(`${world.server.kioskOrigin}/desk`);
      await follow(page, page.getByRole('link', { name: 'Sign in with your work account' }));
      await signInFully(page, world.server.kioskOrigin, person, phone);
      await expect(page.getByText(`Signed in as ${person.displayName}`)).toBeVisible();
    },
    open: async (part) => {
      await page.getByRole('navigation').getByRole('button', { name: part, exact: true }).click();
      await expect(page.getByRole('button', { name: part, exact: true })).toHaveAttribute('aria-current', 'page');
    },
    sign: async () => {
      await page.getByLabel('Code of your code app').fill(await codes.next());
      await page.getByRole('button', { name: 'Sign with this code' }).click();
    },
  };
}
