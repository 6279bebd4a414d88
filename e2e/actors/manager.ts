import { expect, type Page } from '@playwright/test';
import { follow, type PersonPhone, signInFully, type TenantPerson } from '../kit/index.ts';
import type { World } from '../world.ts';
import { headlessManager } from './headless-manager.ts';
import { authenticatorOf, type Authenticator } from './passkey.ts';
import { codesOn } from './phone-codes.ts';

export type Enrolment = 'qr' | 'calls' | 'passkey';

/** The approver, with a phone in the hand. */
export interface Manager {
  readonly page: Page;
  readonly phone: PersonPhone;
  /** What makes and keeps passkeys on the device of the page. */
  device(): Promise<Authenticator>;
  /** A code of the code app that was not typed yet. */
  nextCode(): Promise<string>;
  /** Signs in with Entra and adds the code app by its QR code, or a passkey; `calls` adds a code app without looking, in a tenth of the time. */
  enrol(how: Enrolment): Promise<void>;
  /** Opens the request from the newest mail and signs in where asked. */
  openRequest(): Promise<void>;
  /** Waits for the mail of another request than the one opened last, and opens that. */
  openNewRequest(): Promise<void>;
  /** Presses a button as soon as it takes a tap. */
  tap(name: string): Promise<void>;
  typeMatchCode(matchCode: string): Promise<void>;
  /** The whole yes, from the open request: knows them, match code, then the passkey, or a fresh sign-in and a code. */
  approve(matchCode: string): Promise<void>;
  /** Where a code app wants a sign-in made for this request. */
  signInAgain(): Promise<void>;
  decline(): Promise<void>;
  seesHeading(name: string | RegExp): Promise<void>;
}

const REQUEST_MAIL = /confirm who they are$/;

export function managerWith(world: World, person: TenantPerson, page: Page, phone: PersonPhone): Manager {
  const seesHeading = async (name: string | RegExp): Promise<void> => { await expect(page.getByRole('heading', { name })).toBeVisible(); };
  const tap = async (name: string): Promise<void> => {
    // A click of its own would look for it at ever longer intervals, and so come late.
    await page.waitForFunction(() => document.querySelector('[data-guarded]') === null);
    await page.getByRole('button', { name }).click();
  };
  const typeMatchCode = async (matchCode: string): Promise<void> => {
    await page.getByLabel('Match code, six digits').pressSequentially(matchCode);
    await tap('Check code');
  };
  const codes = codesOn(world, phone);
  const addFactor = async (how: 'qr' | 'passkey'): Promise<void> => {
    const name = how === 'qr' ? 'Add a code app' : 'Add a passkey';
    // A link while enrolling still wants the second step of Entra, a button afterwards.
    const link = page.getByRole('link', { name });
    const button = page.getByRole('button', { name });
    await expect(link.or(button)).toBeVisible();
    if (await link.isVisible()) {
      await follow(page, link);
      await signInFully(page, world.server.approveOrigin, person, phone);
    }
    if (how === 'passkey') {
      await device();
      await tap(name);
      await tap('Make the passkey');
      return;
    }
    await tap(name);
    await phone.scan(page.getByRole('img', { name: 'QR code to add Vouch to your code app' }));
    await page.getByLabel('Code, six digits').fill(await codes.next());
    await tap('Finish');
  };
  const again = page.getByRole('link', { name: 'Sign in again' });
  const signInAgain = async (): Promise<void> => {
    await follow(page, again);
    await signInFully(page, world.server.approveOrigin, person, phone);
  };
  let authenticator: Promise<Authenticator> | undefined;
  const device = (): Promise<Authenticator> => (authenticator ??= authenticatorOf(page));
  let opened: string | undefined;
  const open = async (link: string): Promise<void> => {
    opened = link;
    await page.goto(phone.inBrowser(link));
    const enter = page.getByRole('link', { name: 'Sign in with your work account' });
    const question = page.getByRole('heading', { name: /^Do you vouch for/ });
    await expect(enter.or(question).first()).toBeVisible();
    if (!(await question.isVisible())) {
      await follow(page, enter);
      await signInFully(page, world.server.approveOrigin, person, phone);
    }
    await expect(question).toBeVisible();
  };
  return {
    page,
    phone,
    device,
    nextCode: () => codes.next(),
    seesHeading,
    tap,
    typeMatchCode,
    signInAgain,
    enrol: async (how) => {
      if (how === 'calls') {
        await codes.keep(await headlessManager(world, person).enrol());
        return;
      }
      await page.goto(phone.inBrowser(`${world.server.approveOrigin}/factors`));
      await follow(page, page.getByRole('link', { name: 'Sign in with your work account' }));
      await signInFully(page, world.server.approveOrigin, person, phone);
      await addFactor(how);
      await expect(page.getByText('Ready to use')).toBeVisible();
    },
    openRequest: async () => { await open(await phone.mailLink(REQUEST_MAIL)); },
    openNewRequest: async () => { await open(await phone.mailLink(REQUEST_MAIL, opened)); },
    approve: async (matchCode) => {
      await tap('Continue');
      await tap('I called the kiosk and know their voice');
      await typeMatchCode(matchCode);
      const code = page.getByLabel('Code from your code app, six digits');
      const passkey = page.getByRole('heading', { name: 'Now your passkey' });
      await expect(again.or(code).or(passkey).first()).toBeVisible();
      if (await again.isVisible()) await signInAgain();
      if (!(await passkey.isVisible())) await code.fill(await codes.next());
      await tap('Approve');
      await seesHeading(/^You said yes for/);
    },
    decline: async () => { await tap('Decline'); },
  };
}
