import type { Page } from '@playwright/test';
import { expectNoViolations } from './accessible.ts';
import { phoneOf, type PersonPhone } from './actors/phone.ts';
import { securityInfoOn, type SecurityInfo } from './actors/security-info.ts';
import { follow, givePass } from './actors/sign-in.ts';
import { expect, test as base } from './stage.ts';

/** The claimant on My Security Info, signed in with a pass of an hour, and the phone that the claimant holds. */
const test = base.extend<{ readonly info: SecurityInfo; readonly phone: PersonPhone }>({
  info: async ({ stage, newPage }, use) => {
    const info = securityInfoOn(stage, await newPage());
    const pass = await stage.tenant.bringPass(stage.tenant.person('claimant'), 'usable');
    await info.arrive(stage.tenant.person('claimant'));
    await givePass(info.page, pass);
    await info.seesMethods();
    await use(info);
  },
  phone: async ({ stage, newPage }, use) => { await use(phoneOf(stage, stage.tenant.person('claimant'), newPage)); },
});

/** Large and small screens, and text at twice its size on the small one (WCAG 2.2, 1.4.4 and 1.4.10): nothing is cut off, nothing scrolls sideways. */
async function fitsEverywhere(page: Page, place: string): Promise<void> {
  for (const { width, height, text } of [{ width: 1366, height: 768, text: '' }, { width: 390, height: 844, text: '' }, { width: 390, height: 844, text: '200%' }]) {
    await page.setViewportSize({ width, height });
    await page.evaluate((size) => { document.documentElement.style.fontSize = size; }, text);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${place} at ${width} ${text}`).toBeLessThanOrEqual(0);
  }
  await page.evaluate(() => { document.documentElement.style.fontSize = ''; });
  await page.setViewportSize({ width: 1366, height: 768 });
  await expectNoViolations(page, place);
}

test('Microsoft Authenticator: the new phone reads the QR code, and the number is typed on it', async ({ info, phone }) => {
  await phone.replace();
  await fitsEverywhere(info.page, 'list');
  await info.choose('Microsoft Authenticator');
  await info.press('Next');
  await info.press('Next');
  await fitsEverywhere(info.page, 'QR code');
  await phone.scan(info.page.getByRole('img', { name: 'QR code for Microsoft Authenticator' }));
  await info.press('Next');
  await fitsEverywhere(info.page, 'number');
  await phone.deny();
  await expect(info.page.getByRole('alert')).toContainText('You denied the notification.');
  await info.press('Resend notification');
  const number = await info.page.locator('output').innerText();
  await phone.approve(number);
  // The page goes on by itself.
  await expect(info.page.getByRole('heading', { level: 1 })).toHaveText('Notification approved');
  await info.press('Next');
  await expect(info.page.getByRole('status')).toHaveText('Microsoft Authenticator was successfully registered');
});

test('a passkey that the browser really makes', async ({ info }) => {
  const { page } = info;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  await info.choose('Security key or passkey');
  await fitsEverywhere(page, 'passkey');
  await info.press('Next');
  await fitsEverywhere(page, 'name of the passkey');
  await page.getByLabel('Name', { exact: true }).fill('Laptop');
  await info.press('Next');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText("You're all set");
  await info.press('Done');
  await expect(info.methods.filter({ hasText: 'Security key or passkey' })).toContainText('Laptop');
  // The same authenticator is left out of the next offer, and the page says what to do.
  await info.choose('Security key or passkey');
  await info.press('Next');
  await expect(page.getByRole('alert')).toContainText('The browser made no passkey.');
});

test('a phone by keyboard alone, and the default method moves to it', async ({ info, phone }) => {
  const { page } = info;
  await info.choose('Phone');
  await fitsEverywhere(page, 'phone number');
  await page.getByLabel('Country code').focus();
  await page.keyboard.type('+47');
  await page.keyboard.press('Tab');
  await page.keyboard.type('23456789');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await expect(page.getByLabel('Code', { exact: true })).toBeFocused();
  await page.keyboard.type(await phone.textMessage(/verification code (\d{6})/));
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await expect(page.getByRole('status')).toHaveText('Your phone was registered successfully.');
  await info.press('Done');
  await info.changeDefault('Phone, +47 23456789');
  await info.remove('Phone');
  await expect(page.getByRole('main')).toContainText('Default sign-in method: Microsoft Authenticator');
});

test('a pass that ends in the middle of a wizard: sign-in says why, and nothing was added', async ({ stage, info }) => {
  await info.choose('Authenticator app');
  await stage.tenant.advance(60 * 60_000);
  await follow(info.page, info.page.getByRole('button', { name: 'Next', exact: true }));
  await expect(info.page.getByRole('main')).toContainText('AADSTS130504');
  await expect(info.page.getByRole('main')).toContainText('What to do now');
});

test('a one-time pass gives ten minutes', async ({ stage, info }) => {
  const pass = await stage.tenant.bringPass(stage.tenant.person('claimant'), 'once');
  await info.page.reload();
  await givePass(info.page, pass);
  await info.seesMethods();
  await stage.tenant.advance(10 * 60_000);
  await info.press('Add sign-in method');
  await expect(info.page.getByRole('alert')).toContainText('more than 10 minutes ago');
  await fitsEverywhere(info.page, 'ten minutes over');
});

test('the phone: locked it shows nothing, lost it is nobody\'s, and a new one is empty', async ({ stage, newPage }) => {
  const page = await newPage();
  await page.goto(`${stage.simulator.pagesOrigin}/${stage.tenant.id}/phones/claimant`);
  await fitsEverywhere(page, 'phone');
  const press = (name: string): Promise<void> => follow(page, page.getByRole('button', { name, exact: true }));
  await press('Lock');
  await expect(page.getByRole('heading', { name: 'Authenticator' })).toHaveCount(0);
  await fitsEverywhere(page, 'locked phone');
  await press('Unlock');
  await press('Lose this phone');
  await expect(page.getByRole('main')).toContainText('This phone is lost. Nobody can use it.');
  await press('Get a new, empty phone');
  await expect(page.getByRole('region', { name: 'Authenticator' })).toContainText('No accounts yet.');
});
