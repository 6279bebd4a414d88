import { expect, type Locator, type Page } from '@playwright/test';
import type { TenantPerson } from '../tenant.ts';
import type { World } from '../world.ts';

/** A person's simulated phone, in a page of its own. */
export interface PersonPhone {
  readonly page: Page;
  /** What the authenticator shows now for the account whose name holds `account`. */
  code(account: string | RegExp): Promise<string>;
  /** Takes a picture of what another page shows and reads the QR code from its pixels. */
  scan(seen: Locator): Promise<void>;
  /** Types a secret key by hand, as who cannot scan does. */
  typeKey(name: string, secret: string): Promise<void>;
  /** A new, empty phone: nothing came along from the old one. */
  replace(): Promise<void>;
  /** Waits for a mail with this subject and gives the first address in it; with `known`, for one that is not that. */
  mailLink(subject: string | RegExp, known?: string): Promise<string>;
  /** Where this phone's browser opens a link from its mail or of the approver's pages: sign-in then happens on this phone. */
  inBrowser(link: string): string;
}

export async function phoneOf(world: World, person: TenantPerson, page: Page): Promise<PersonPhone> {
  const address = `${world.simulator.pagesOrigin}/${world.tenant.id}/phones/${person.key}`;
  const look = async (): Promise<void> => { await page.goto(address); };
  await look();
  return {
    page,
    code: async (account) => {
      await look();
      const shown = page.getByRole('listitem').filter({ hasText: account }).locator('[data-code]');
      return (await shown.first().innerText()).replaceAll(/\s/g, '');
    },
    scan: async (seen) => {
      const buffer = await seen.screenshot();
      await look();
      await page.getByLabel('Picture of a QR code').setInputFiles({ name: 'seen.png', mimeType: 'image/png', buffer });
      await page.getByRole('button', { name: 'Read the picture' }).click();
      await expect(page.getByText(/was added\.$/)).toBeVisible();
    },
    typeKey: async (name, secret) => {
      const answer = await page.request.post(address, { form: { do: 'type', name, secret }, headers: { origin: world.simulator.pagesOrigin } });
      expect(answer.ok()).toBe(true);
    },
    replace: async () => {
      await look();
      await page.getByRole('button', { name: 'Get a new, empty phone' }).click();
    },
    mailLink: async (subject, known) => {
      const article = page.getByRole('article').filter({ has: page.getByRole('heading', { name: subject }) }).first();
      const link = article.getByRole('link').first();
      await expect(async () => {
        await look();
        await expect(article).toBeVisible({ timeout: 250 });
        if (known !== undefined) await expect(link).not.toHaveText(known, { timeout: 250 });
      }).toPass({ timeout: 10_000 });
      return await link.innerText();
    },
    inBrowser: (link) => `${address}/open?to=${encodeURIComponent(link)}`,
  };
}
