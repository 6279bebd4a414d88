import { expect, type Page } from '@playwright/test';
import type { TenantPerson } from '../kit/index.ts';
import type { World } from '../world.ts';
import { holdBadge } from './kiosk-screens.ts';

export interface Recovery {
  readonly purpose: 'Set up a new phone' | 'Set a new PIN for my PC' | 'Set up a new PC';
  readonly lost: 'My phone' | 'My security key' | 'My PC';
  readonly address: string;
  readonly badge: string;
  readonly collectCode: string;
  readonly moreTime?: boolean;
  /** Only asked about a forgotten PIN: this PC wants the password first, and it is known. */
  readonly passwordFirst?: boolean;
}

/** What a claimant chooses who lost the phone, unless the story says otherwise. */
export const lostPhone = (person: TenantPerson, more: Partial<Recovery> = {}): Recovery => ({
  purpose: 'Set up a new phone',
  lost: 'My phone',
  address: person.userPrincipalName,
  badge: person.badge,
  collectCode: '2739',
  ...more,
});

/** The kiosk in the hallway and whoever stands before it. */
export interface Kiosk {
  readonly page: Page;
  /** From the first screen to the match code, which it gives back. */
  start(recovery: Recovery): Promise<string>;
  matchCode(): Promise<string>;
  /** After approval: press and give the collect code. */
  press(collectCode: string): Promise<void>;
  /** Asked after the press: which of one's methods is lost. */
  sayLost(name: string | RegExp): Promise<void>;
  /** Presses to see the pass, and reads it. */
  readPass(): Promise<string>;
  keepPass(): Promise<void>;
  /** The address of Security info that the steps name. */
  placeToGo(): Promise<string>;
  /** Waits for the screen with this heading. */
  seesHeading(name: string | RegExp): Promise<void>;
}

let kiosks = 0;

/** Sets a kiosk up as an operator does: a code from the host, typed once into the page. */
export async function setUpKiosk(world: World, page: Page): Promise<Kiosk> {
  kiosks += 1;
  const code = await world.host.addKiosk(`Lobby ${kiosks}`);
  await page.goto(world.server.kioskOrigin);
  await page.getByLabel('Set-up code').fill(code);
  await page.getByRole('button', { name: 'Set up this kiosk' }).click();
  await expect(page.getByRole('heading', { name: 'Can you still open your PC?' })).toBeVisible();
  return kioskAt(page);
}

export function kioskAt(page: Page): Kiosk {
  const seesHeading = async (name: string | RegExp): Promise<void> => { await expect(page.getByRole('heading', { level: 1, name })).toBeVisible(); };
  const giveCode = async (code: string): Promise<void> => {
    await page.locator('.cells').pressSequentially(code);
    await page.keyboard.press('Enter');
  };
  const matchCode = async (): Promise<string> => {
    const label = await page.getByLabel(/^Match code: /).getAttribute('aria-label');
    return (label ?? '').replaceAll(/\D/g, '');
  };

  return {
    page,
    matchCode,
    seesHeading,
    start: async ({ purpose, lost, address, badge, collectCode, moreTime = false, passwordFirst = false }) => {
      if (moreTime) await page.getByRole('switch', { name: 'I need more time' }).click();
      await page.getByRole('button', { name: 'No, none of these works' }).click();
      await page.getByRole('button', { name: purpose }).click();
      if (purpose === 'Set a new PIN for my PC') await page.getByRole('button', { name: passwordFirst ? 'Yes, and I know my password' : 'No, or I have not seen that' }).click();
      await page.getByRole('button', { name: lost }).click();
      await page.getByLabel('Work address').fill(address);
      await page.getByRole('button', { name: 'Continue' }).click();
      await seesHeading('Hold your badge against the reader');
      await holdBadge(page, badge);
      await seesHeading('Make up a collect code');
      await giveCode(collectCode);
      await seesHeading('Call your manager, or go to them');
      return matchCode();
    },
    press: async (collectCode) => {
      await page.getByRole('button', { name: 'Get my pass' }).click();
      await giveCode(collectCode);
    },
    sayLost: async (name) => {
      await seesHeading('Which of these is lost?');
      await page.getByRole('button', { name }).click();
    },
    readPass: async () => {
      await page.getByRole('button', { name: 'Show my pass' }).click();
      return (await page.locator('[data-pass]').innerText()).replaceAll(/\s/g, '');
    },
    keepPass: async () => { await page.getByRole('button', { name: 'I have it' }).click(); },
    placeToGo: async () => (await page.getByRole('figure').getByRole('img').getAttribute('aria-label')) ?? '',
  };
}
