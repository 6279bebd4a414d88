import type { Page } from '@playwright/test';
import { DESK_API } from '#contract/desk';
import { SIGN_IN_API } from '#contract/sign-in';
import { join } from 'node:path';
import { expectNoViolations } from './accessible.ts';
import { clerkWith, type Clerk } from './actors/clerk.ts';
import { headlessManager } from './actors/headless-manager.ts';
import { lostPhone } from './actors/kiosk.ts';
import { authenticatorOf } from './actors/passkey.ts';
import { eventsOf } from './audit.ts';
import { expect, test as base } from './fixtures.ts';
import { follow, phoneOf, signInFully } from './kit/index.ts';

interface AtDesk {
  /** Somebody of the seed at the desk. */
  readonly at: (key: string) => Promise<Clerk>;
}

const test = base.extend<AtDesk>({
  at: async ({ world, newPage }, use) => {
    await use(async (key) => {
      const person = world.tenant.person(key);
      return clerkWith(world, person, await newPage(), phoneOf(world.tenant, person, newPage));
    });
  },
});
test.use({ worldOptions: { policy: { proofs: { default: ['badge', 'id-check'] } } } });

const SIZES = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const;

/** Holds what is shown against axe in both sizes, and keeps pictures to look at where `LOOK` names a folder. */
async function looks(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    await expectNoViolations(page, `${name}, ${size}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${name}, ${size}: runs out of the page`).toBe(0);
    const folder = process.env['LOOK'];
    if (folder !== undefined) await page.screenshot({ path: join(folder, `${name.replaceAll(' ', '-')}-${size}.png`), fullPage: true });
  }
  // A small phone with text at twice its size (WCAG 2.2, 1.4.4 and 1.4.10).
  await page.setViewportSize({ width: 320, height: 640 });
  const beyond = await page.evaluate(() => {
    const root = document.documentElement;
    root.style.fontSize = '200%';
    const pixels = root.scrollWidth - root.clientWidth;
    root.style.fontSize = '';
    return pixels;
  });
  expect(beyond, `${name}: runs out of a small page`).toBe(0);
  await page.setViewportSize(SIZES.desk);
}

test('a clerk sees who waits as a story, checks an identity card with their own factor, and revokes the case', async ({ world, kiosk, claimant, at }) => {
  const clerk = await at('clerk');
  await clerk.setUpFactor();
  const { page } = clerk;
  await page.goto(`${world.server.kioskOrigin}/desk`);
  await expect(page.getByRole('heading', { name: 'Sign in to the service desk' })).toBeVisible();
  await looks(page, 'sign in');
  await clerk.signIn();
  await expect(page.getByText('Nobody is waiting at a kiosk.')).toBeVisible();

  const screen = kiosk.page;
  const recovery = lostPhone(claimant);
  await screen.getByRole('button', { name: 'No, none of these works' }).click();
  await screen.getByRole('button', { name: recovery.purpose }).click();
  await screen.getByRole('button', { name: recovery.lost }).click();
  await screen.getByLabel('Work address').fill(recovery.address);
  await screen.getByRole('button', { name: 'Continue' }).click();
  await screen.getByRole('button', { name: 'I do not have my badge' }).click();
  await screen.getByRole('button', { name: 'With my ID at the desk' }).click();
  await screen.getByRole('button', { name: 'Continue' }).click();
  for (const digit of recovery.collectCode) await screen.getByRole('button', { name: digit, exact: true }).click();
  await screen.getByRole('button', { name: 'Done' }).click();
  const number = screen.getByRole('img', { name: /^Slip number: / });
  await expect(number).toBeVisible();
  const slip = (await number.innerText()).trim();

  // Their manager has set something up, so that there is somebody to ask.
  await headlessManager(world, world.tenant.person('manager')).enrol();
  await clerk.open('Slips');
  await page.getByLabel('Number on the slip').fill(slip.replace('-', ''));
  await page.getByRole('button', { name: 'Look it up' }).click();
  await expect(page.getByText('They are to show an identity card at the desk. Nobody is asked before.')).toBeVisible();
  await looks(page, 'slip');
  await page.getByRole('button', { name: 'I have seen their identity card' }).click();
  await expect(page.getByRole('heading', { name: 'You have seen an identity card of Mara Lindqvist' })).toBeVisible();
  await expect(page.getByText('Your signature stands in the audit log.')).toBeVisible();
  await looks(page, 'id check');
  await clerk.sign();
  await expect(page.getByText('Noted. Their approver is asked now.')).toBeVisible();
  await world.server.tick();
  await kiosk.seesHeading('Call your manager, or go to them');

  await clerk.open('Cases');
  await expect(page.getByRole('heading', { name: /^Mara Lindqvist asked at .* for a new phone\.$/ })).toBeVisible();
  await expect(page.getByText('Jonas Okafor was asked and has not opened it.')).toBeVisible();
  await page.getByText('What happened').click();
  await expect(page.getByText(/Nora Field saw their identity card\./)).toBeVisible();
  await expect(page.getByText(/The mail to Jonas Okafor was taken by the mail server\./)).toBeVisible();
  await looks(page, 'cases');
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await expect(page.getByText('Jonas Okafor wurde gefragt und hat die Anfrage nicht geöffnet.')).toBeVisible();
  await looks(page, 'cases in German');
  await page.getByRole('button', { name: 'English' }).click();

  await page.getByRole('button', { name: 'Revoke this case' }).click();
  await expectNoViolations(page, 'revoke');
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(page.getByText('The case is revoked.')).toBeVisible();
  await expect(page.getByText('Nobody is waiting at a kiosk.')).toBeVisible();
  await expect(screen.getByRole('heading', { level: 1 })).not.toHaveText('Call your manager, or go to them');

  const clerkId = world.tenant.person('clerk').id;
  for (const kind of ['desk.signed-in', 'case.id-checked', 'slip.closed', 'case.stopped-at-desk']) expect((await eventsOf(world, kind)).map(({ personal }) => personal?.['clerkId']), kind).toEqual([clerkId]);
});

test('C07 somebody without a role is told so and can do nothing; what an auditor and an operator see is theirs', async ({ world, headlessKiosk, headlessManager: manager, claimant, at }) => {
  const stranger = await at('manager');
  await stranger.signIn();
  await expect(stranger.page.getByRole('heading', { name: 'You have no role at the desk' })).toBeVisible();
  await expect(stranger.page.getByRole('navigation')).toHaveCount(0);
  await looks(stranger.page, 'no role');

  const done = await headlessKiosk.start(claimant);
  await manager.approve(done.matchCode);
  const auditor = await at('director');
  await auditor.signIn();
  await auditor.open('Figures');
  await expect(auditor.page.getByRole('img', { name: 'Cases by hour and how they ended' })).toBeVisible();
  await expect(auditor.page.getByRole('table', { name: 'From start to the first yes' })).toBeVisible();
  await looks(auditor.page, 'figures');
  await auditor.open('Audit log');
  await expect(auditor.page.getByText(/^The log is whole: /)).toBeVisible();
  await auditor.page.getByLabel('Person').fill(claimant.userPrincipalName);
  await auditor.page.getByLabel('Kind of event').fill('case.');
  await auditor.page.getByRole('button', { name: 'Search' }).click();
  await expect(auditor.page.getByRole('rowheader')).not.toHaveCount(0);
  await expect(auditor.page.getByRole('cell', { name: 'desk.read' })).toHaveCount(0);
  await looks(auditor.page, 'audit');
  await expect(auditor.page.getByRole('button', { name: 'Cases', exact: true })).toHaveCount(0);

  const operator = await at('operator');
  await operator.signIn();
  await operator.open('Kiosks');
  await expect(operator.page.getByText('In service')).toBeVisible();
  // Set up, heard of, used: each was a moment ago.
  await expect(operator.page.getByRole('row').filter({ hasText: 'In service' })).not.toContainText('Never');
  await looks(operator.page, 'kiosks');
  expect(new Set((await eventsOf(world, 'desk.read')).map(({ personal }) => personal?.['clerkId']))).toEqual(new Set([world.tenant.person('director').id, world.tenant.person('operator').id]));
});

test('C07 two people clear a block, and a phone that is gone signs nothing any more', async ({ world, headlessKiosk, headlessManager: manager, claimant, at }) => {
  const open = await headlessKiosk.start(claimant);
  const requestId = await manager.openRequest();
  expect((await manager.call('POST', `/api/approve/requests/${requestId}/report`)).ok).toBe(true);
  expect((await open.view()).step).toBe('waiting');

  const [clerk, operator] = [await at('clerk'), await at('operator')];
  for (const one of [clerk, operator]) {
    await one.setUpFactor();
    await one.signIn();
    await one.open('Blocks');
    await expect(one.page.getByText('Who was asked did not expect it.')).toBeVisible();
  }
  await looks(clerk.page, 'blocks');
  await expect(operator.page.getByRole('button', { name: 'Ask to clear it' })).toHaveCount(0);
  await clerk.page.getByRole('button', { name: 'Ask to clear it' }).click();
  await clerk.sign();
  await expect(clerk.page.getByText('Noted. Somebody else must confirm.')).toBeVisible();
  await expect(clerk.page.getByRole('button', { name: 'Confirm and clear' })).toHaveCount(0);
  await operator.page.getByRole('button', { name: 'Refresh' }).click();
  await expect(operator.page.getByText('Nora Field asked to clear it.')).toBeVisible();
  await operator.page.getByRole('button', { name: 'Confirm and clear' }).click();
  await operator.sign();
  await expect(operator.page.getByText('The block is cleared.')).toBeVisible();
  await expect(operator.page.getByText('Nobody is kept out.')).toBeVisible();

  await clerk.open('Phone gone');
  await clerk.page.getByLabel('Their work address').fill(world.tenant.person('manager').userPrincipalName);
  await looks(clerk.page, 'phone gone');
  await clerk.page.getByRole('button', { name: 'Go on' }).click();
  await clerk.sign();
  await expect(clerk.page.getByText('Jonas Okafor: revoked 1.')).toBeVisible();
  await open.cancel();
  await headlessKiosk.start(claimant);
  await clerk.open('Managers');
  await expect(clerk.page.getByRole('rowheader', { name: 'Jonas Okafor' })).toBeVisible();
  await looks(clerk.page, 'managers');
});

test('a clerk signs with the passkey that they made on the approver\'s pages', async ({ world, headlessKiosk, headlessManager: manager, claimant, newPage }) => {
  await headlessKiosk.start(claimant);
  const requestId = await manager.openRequest();
  await manager.call('POST', `/api/approve/requests/${requestId}/report`);
  const person = world.tenant.person('clerk');
  const page = await newPage();
  const phone = phoneOf(world.tenant, person, newPage);
  const { approveOrigin } = world.server;
  await authenticatorOf(page);
  await page.goto(phone.inBrowser(`${approveOrigin}/factors`));
  await follow(page, page.getByRole('link', { name: 'Sign in with your work account' }));
  await signInFully(page, approveOrigin, person, phone);
  const link = page.getByRole('link', { name: 'Add a passkey' });
  await expect(link.or(page.getByRole('button', { name: 'Add a passkey' }))).toBeVisible();
  if (await link.isVisible()) {
    await follow(page, link);
    await signInFully(page, approveOrigin, person, phone);
  }
  for (const name of ['Add a passkey', 'Make the passkey']) {
    await page.waitForFunction(() => document.querySelector('[data-guarded]') === null);
    await page.getByRole('button', { name }).click();
  }
  await expect(page.getByText('Ready to use')).toBeVisible();

  const clerk = clerkWith(world, person, page, phone);
  await clerk.signIn();
  await clerk.open('Blocks');
  await page.getByRole('button', { name: 'Ask to clear it' }).click();
  await page.getByRole('button', { name: 'Sign with your passkey' }).click();
  await expect(page.getByText('Noted. Somebody else must confirm.')).toBeVisible();
  expect((await eventsOf(world, 'block.clearing-asked')).map(({ personal }) => personal?.['clerkId'])).toEqual([person.id]);
});

test('a server that does not answer is said, and neither opening nor signing out is left in the air', async ({ world, at }) => {
  const clerk = await at('clerk');
  const { page } = clerk;
  const cut = (path: string): Promise<unknown> => page.route(`**${path}`, (route) => route.abort());
  await cut(DESK_API.me);
  await page.goto(`${world.server.kioskOrigin}/desk`);
  await expect(page.getByRole('alert')).toContainText('The desk cannot be opened now');
  await looks(page, 'no answer');
  await page.unroute(`**${DESK_API.me}`);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to the service desk' })).toBeVisible();
  await expect(page.getByRole('alert')).toBeHidden();

  await clerk.signIn();
  await cut(SIGN_IN_API.signOut);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('alert')).toContainText('You are still signed in');
  await cut(DESK_API.slips);
  await clerk.open('Slips');
  await expect(page.getByText('There was no answer.')).toBeVisible();
  await expect(page.getByText('Getting what there is.')).toBeHidden();
});
