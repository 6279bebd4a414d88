import { expect, type Page } from '@playwright/test';
import type { TenantPerson } from '../tenant.ts';
import type { World } from '../world.ts';
import type { PersonPhone } from './phone.ts';
import { signIn } from './sign-in.ts';

/** The approver, with a phone in the hand. */
export interface Manager {
  readonly page: Page;
  readonly phone: PersonPhone;
  /** Signs in with Entra and adds the code app by its QR code. */
  enrol(): Promise<void>;
  /** Opens the request from the newest mail and signs in where asked. */
  openRequest(): Promise<void>;
  typeMatchCode(matchCode: string): Promise<void>;
  /** The whole yes, from the open request: knows them, match code, fresh sign-in, factor code. */
  approve(matchCode: string): Promise<void>;
  decline(): Promise<void>;
  seesHeading(name: string | RegExp): Promise<void>;
}

/** The name under which the phone keeps the account for Vouch. */
const VOUCH_ACCOUNT = /Vouch/;
const REQUEST_MAIL = /recover|vouch|asks/i;

export function managerWith(world: World, person: TenantPerson, page: Page, phone: PersonPhone): Manager {
  const seesHeading = async (name: string | RegExp): Promise<void> => { await expect(page.getByRole('heading', { name })).toBeVisible(); };
  const typeMatchCode = async (matchCode: string): Promise<void> => {
    await page.getByLabel('Match code, six digits').pressSequentially(matchCode);
    await page.getByRole('button', { name: 'Check code' }).click();
  };
  return {
    page,
    phone,
    seesHeading,
    typeMatchCode,
    enrol: async () => {
      await page.goto(`${world.server.approveOrigin}/factors`);
      await page.getByRole('link', { name: 'Sign in with your work account' }).or(page.getByRole('button', { name: 'Sign in with your work account' })).click();
      await signIn(page, person, phone);
      const add = page.getByRole('button', { name: 'Add a code app' }).or(page.getByRole('link', { name: 'Add a code app' }));
      await add.click();
      const qr = page.getByRole('img', { name: 'QR code to add Vouch to your code app' });
      await expect(qr.or(page.getByRole('heading', { name: 'Enter code' })).first()).toBeVisible();
      if (!(await qr.isVisible())) {
        await signIn(page, person, phone);
        await expect(add.or(qr).first()).toBeVisible();
        if (!(await qr.isVisible())) await add.click();
      }
      await phone.scan(qr);
      await page.getByLabel('Code, six digits').fill(await phone.code(VOUCH_ACCOUNT));
      await page.getByRole('button', { name: 'Finish' }).click();
      await expect(page.getByText('Ready to use')).toBeVisible();
    },
    openRequest: async () => {
      await page.goto(await phone.mailLink(REQUEST_MAIL));
      const enter = page.getByRole('link', { name: 'Sign in with your work account' }).or(page.getByRole('button', { name: 'Sign in with your work account' }));
      const question = page.getByRole('heading', { name: /^Do you vouch for/ });
      await expect(enter.or(question).first()).toBeVisible();
      if (!(await question.isVisible())) {
        await enter.click();
        await signIn(page, person, phone);
      }
      await expect(question).toBeVisible();
    },
    approve: async (matchCode) => {
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('button', { name: 'I called the kiosk and know their voice' }).or(page.getByRole('radio', { name: 'I called the kiosk and know their voice' })).click();
      await typeMatchCode(matchCode);
      const again = page.getByRole('link', { name: 'Sign in again' }).or(page.getByRole('button', { name: 'Sign in again' }));
      const code = page.getByLabel('Code from your code app, six digits');
      await expect(again.or(code).first()).toBeVisible();
      if (await again.isVisible()) {
        await again.click();
        await signIn(page, person, phone);
      }
      await code.fill(await phone.code(VOUCH_ACCOUNT));
      await page.getByRole('button', { name: 'Approve' }).click();
      await seesHeading(/^You said yes for/);
    },
    decline: async () => { await page.getByRole('button', { name: 'Decline' }).click(); },
  };
}
