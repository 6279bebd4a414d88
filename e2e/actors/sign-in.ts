import { type Page } from '@playwright/test';
import type { TenantPerson } from '../tenant.ts';
import type { PersonPhone } from './phone.ts';

/** The name under which a simulated phone keeps the account that signs in with Entra. */
const ENTRA_ACCOUNT = /Contoso/;

/** Goes through the simulated sign-in pages with user name, password and, where asked, the code on the person's phone. */
export async function signIn(page: Page, person: TenantPerson, phone: PersonPhone): Promise<void> {
  const heading = page.getByRole('heading', { level: 1 });
  const away = new URL(page.url()).origin;
  for (;;) {
    await heading.first().waitFor();
    if (new URL(page.url()).origin !== away) return;
    switch (await heading.first().innerText()) {
      case 'Sign in':
        await page.getByLabel('Email or phone').fill(person.userPrincipalName);
        await step(page, 'Next');
        break;
      case 'Enter password':
        await page.getByLabel('Password', { exact: true }).fill(person.password);
        await step(page, 'Sign in');
        break;
      case 'Enter code':
        await page.getByLabel('Code', { exact: true }).fill(await phone.code(ENTRA_ACCOUNT));
        await step(page, 'Verify');
        break;
      case 'Pick an account':
        await page.getByRole('button', { name: person.userPrincipalName }).click();
        break;
      default:
        throw new Error(`The sign-in asks for something else: ${await heading.first().innerText()}`);
    }
  }
}

/** Presses and waits for the page that follows. */
async function step(page: Page, name: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).click()]);
}
