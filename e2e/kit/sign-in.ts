import { expect, type Locator, type Page } from '@playwright/test';
import { ENTRA_ACCOUNT } from './authenticator.ts';
import type { PersonPhone } from './phone.ts';
import type { TenantPerson } from './tenant.ts';

/** Follows a link and waits for the page behind it, however many redirects that takes. */
export async function follow(page: Page, link: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('load'), link.click()]);
}

/** What a sign-in says when it refuses a pass. */
export interface Refusal {
  readonly says: string | RegExp;
  /** The number of the real service, where it shows one. */
  readonly code?: number;
  /** What to do now. */
  readonly then: string;
}

/** The simulated sign-in, wherever it stands: on a page of its own, in an app's way, in the web panel of Windows. */
export interface SignIn {
  /** Who wants in. */
  giveName(person: TenantPerson): Promise<void>;
  readonly passBox: Locator;
  givePass(pass: string): Promise<void>;
  seesRefusal(refusal: Refusal): Promise<void>;
}

export function signInOn(page: Page): SignIn {
  const passBox = page.getByLabel('Temporary Access Pass', { exact: true });
  return {
    giveName: async ({ userPrincipalName }) => {
      await page.getByLabel('Email or phone').fill(userPrincipalName);
      await follow(page, page.getByRole('button', { name: 'Next', exact: true }));
    },
    passBox,
    givePass: async (pass) => {
      await passBox.fill(pass);
      await follow(page, page.getByRole('button', { name: 'Sign in', exact: true }));
    },
    seesRefusal: async ({ says, code, then }) => {
      const main = page.getByRole('main');
      await expect(main).toContainText(says);
      if (code !== undefined) await expect(main).toContainText(`AADSTS${code}`);
      await expect(main).toContainText(`What to do now: ${then}`);
    },
  };
}

/**
 * Goes through the simulated sign-in pages with user name, password and, where asked, the code on the person's phone,
 * until the browser is back at `home`.
 */
export async function signInFully(page: Page, home: string, person: TenantPerson, phone: PersonPhone): Promise<void> {
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const heading = page.getByRole('heading', { level: 1 });
  while (new URL(page.url()).origin !== home) {
    await heading.first().waitFor();
    switch (await heading.first().innerText()) {
      case 'Sign in':
        await signInOn(page).giveName(person);
        break;
      case 'Enter password':
        await page.getByLabel('Password', { exact: true }).fill(person.password);
        await follow(page, button('Sign in'));
        break;
      case 'Enter code':
        await page.getByLabel('Code', { exact: true }).fill(await phone.code(ENTRA_ACCOUNT));
        await follow(page, button('Verify'));
        break;
      case 'Pick an account':
        await follow(page, page.getByRole('button', { name: person.userPrincipalName }));
        break;
      default:
        throw new Error(`The sign-in asks for something else: ${await heading.first().innerText()}`);
    }
  }
}
