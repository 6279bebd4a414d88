import { expect, type Locator, type Page } from '@playwright/test';
import type { TenantPerson } from '../tenant.ts';
import type { PersonPhone } from './phone.ts';

/** The name under which a simulated phone keeps the account that signs in with Entra. */
const ENTRA_ACCOUNT = /Microsoft/;

/** Follows a link and waits for the page behind it, however many redirects that takes. */
export async function follow(page: Page, link: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('load'), link.click()]);
}

/**
 * Goes through the simulated sign-in pages with user name, password and, where asked, the code on the person's phone,
 * until the browser is back at `home`.
 */
export async function signIn(page: Page, home: string, person: TenantPerson, phone: PersonPhone): Promise<void> {
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const heading = page.getByRole('heading', { level: 1 });
  while (new URL(page.url()).origin !== home) {
    await heading.first().waitFor();
    switch (await heading.first().innerText()) {
      case 'Sign in':
        await page.getByLabel('Email or phone').fill(person.userPrincipalName);
        await follow(page, button('Next'));
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

/** Where a sign-in asks for a pass. */
export const passBox = (page: Page): Locator => page.getByLabel('Temporary Access Pass', { exact: true });

/** Types a pass where a sign-in asks for one: on a page of its own or in the web panel of Windows. */
export async function givePass(page: Page, pass: string): Promise<void> {
  await passBox(page).fill(pass);
  await follow(page, page.getByRole('button', { name: 'Sign in', exact: true }));
}

/** What a sign-in says when it refuses a pass. */
export interface Refusal {
  readonly says: string | RegExp;
  /** The number of the real service, where it shows one. */
  readonly code?: number;
  /** What to do now. */
  readonly then: string;
}

export async function seesRefusal(page: Page, { says, code, then }: Refusal): Promise<void> {
  const main = page.getByRole('main');
  await expect(main).toContainText(says);
  if (code !== undefined) await expect(main).toContainText(`AADSTS${code}`);
  await expect(main).toContainText(`What to do now: ${then}`);
}
