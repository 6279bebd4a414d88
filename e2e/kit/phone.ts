import { expect, type Locator, type Page } from '@playwright/test';
import { codeOn } from './authenticator.ts';
import type { TenantControl, TenantPerson } from './tenant.ts';

/** A person's simulated phone. Its page is opened when somebody has to look at it: codes and mail are read without. */
export interface PersonPhone {
  /** What the authenticator shows now for the account whose name holds `account`. */
  code(account: string | RegExp): Promise<string>;
  /** Takes a picture of what another page shows and reads the QR code from its pixels. */
  scan(seen: Locator): Promise<void>;
  /** Takes a picture of a QR code that another page shows. @returns the link that the camera offers to open */
  scanLink(seen: Locator): Promise<string>;
  /** Types a secret key by hand, as who cannot scan does. */
  typeKey(name: string, secret: string): Promise<void>;
  /** Types the number that the page shows where Microsoft Authenticator asks for it. */
  approve(number: string): Promise<void>;
  /** *No, it's not me.* */
  deny(): Promise<void>;
  /** What the first group of `says` finds in the youngest text message that it fits. */
  textMessage(says: RegExp): Promise<string>;
  /** A new, empty phone: nothing came along from the old one. */
  replace(): Promise<void>;
  /** Waits for a mail with this subject and gives the first address in it; with `known`, for one that is not that. */
  mailLink(subject: RegExp, known?: string): Promise<string>;
  /** Where this phone's browser opens a link from its mail or of the approver's pages: sign-in then happens on this phone. */
  inBrowser(link: string): string;
}

export function phoneOf(tenant: TenantControl, person: TenantPerson, newPage: () => Promise<Page>): PersonPhone {
  let opened: Promise<Page> | undefined;
  const address = `${tenant.pages}/phones/${person.key}`;
  const look = async (): Promise<Page> => {
    const page = await (opened ??= newPage());
    // It loads itself anew when something has come. Where that breaks ours off it is the later of the two, and shows all that ours would.
    await page.goto(address).catch((error: unknown) => {
      if (!String(error).includes(`interrupted by another navigation to "${address}"`)) throw error;
      return page.waitForLoadState();
    });
    return page;
  };
  /** What the page says now, without drawing it: a glance is all that a code or a mail takes. */
  const read = async (): Promise<string> => (await fetch(address)).text();
  const scan = async (seen: Locator): Promise<Page> => {
    const buffer = await seen.screenshot();
    const page = await look();
    await page.getByLabel('Picture of a QR code').setInputFiles({ name: 'seen.png', mimeType: 'image/png', buffer });
    await page.getByRole('button', { name: 'Read the picture' }).click();
    return page;
  };
  return {
    code: (account) => codeOn(tenant, person, account),
    scan: async (seen) => {
      const page = await scan(seen);
      await expect(page.getByText(/was added\.$/)).toBeVisible();
    },
    scanLink: async (seen) => {
      const link = (await scan(seen)).getByRole('link', { name: 'Open the link that was scanned' });
      return new URL((await link.getAttribute('href')) ?? '', address).searchParams.get('to') ?? '';
    },
    typeKey: async (name, secret) => {
      const body = new URLSearchParams({ do: 'type', name, secret });
      const answer = await fetch(address, { method: 'POST', body, headers: { origin: new URL(address).origin } });
      expect(answer.ok).toBe(true);
    },
    approve: async (number) => {
      const page = await look();
      await page.getByLabel('Number', { exact: true }).fill(number);
      await page.getByRole('button', { name: 'Yes', exact: true }).click();
      await expect(page.getByRole('status').filter({ hasText: 'Approved' })).toBeVisible();
    },
    deny: async () => {
      const page = await look();
      await page.getByRole('button', { name: "No, it's not me" }).click();
      await expect(page.getByRole('status').filter({ hasText: 'Denied' })).toBeVisible();
    },
    textMessage: async (says) => {
      const found = says.exec(await read())?.[1];
      if (found === undefined) throw new Error(`The phone of ${person.key} shows no message about ${says.source}.`);
      return found;
    },
    replace: async () => {
      const page = await look();
      await page.getByRole('button', { name: 'Get a new, empty phone' }).click();
    },
    mailLink: async (subject, known) => {
      let link: string | undefined;
      await expect.poll(async () => {
        const mail = (await read()).split('<article>').slice(1).find((each) => subject.test(/<h3>([^<]*)<\/h3>/.exec(each)?.[1] ?? ''));
        link = /<a [^>]*>(https?:[^<]*)<\/a>/.exec(mail ?? '')?.[1];
        return link !== undefined && link !== known;
      }, { message: `a mail about ${subject.source}`, timeout: 10_000, intervals: [100] }).toBe(true);
      return link ?? '';
    },
    inBrowser: (link) => `${address}/open?to=${encodeURIComponent(link)}`,
  };
}
