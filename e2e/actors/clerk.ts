import { expect, type Page } from '@playwright/test';
import { follow, type PersonPhone, signInFully, type TenantPerson } from '../kit/index.ts';
import type { World } from '../world.ts';
import { headlessManager } from './headless-manager.ts';

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

const VOUCH_ACCOUNT = /Vouch/;
const TOTP_STEP_MS = 30_000;

export function clerkWith(world: World, person: TenantPerson, page: Page, phone: PersonPhone): Clerk {
  let used = '';
  return {
    page,
    setUpFactor: async () => {
      await phone.typeKey('Vouch', await headlessManager(world, person).enrol());
      used = await phone.code(VOUCH_ACCOUNT);
    },
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
      let code = await phone.code(VOUCH_ACCOUNT);
      if (code === used) {
        await world.clock.advance(TOTP_STEP_MS);
        code = await phone.code(VOUCH_ACCOUNT);
      }
      used = code;
      await page.getByLabel('Code of your code app').fill(code);
      await page.getByRole('button', { name: 'Sign with this code' }).click();
    },
  };
}
