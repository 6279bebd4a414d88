import type { Page } from '@playwright/test';
import { expectHolds } from './accessible.ts';
import { type AdminCentre, adminCentreOf, follow, MINUTE_MS, securityInfoOn } from './kit/index.ts';
import { expect, test as base } from './stage.ts';

/** Administrators, each in a browser of their own. */
const test = base.extend<{ administrator: (key: string) => Promise<AdminCentre> }>({
  administrator: async ({ tenant, newPage }, use) => {
    await use(async (key) => {
      const administrator = adminCentreOf(tenant, tenant.person(key), await newPage());
      await administrator.signIn();
      return administrator;
    });
  },
});

test('a pass with a delayed start in another zone is shown once, and opens Windows from its start and not before', async ({ clock, claimant, administrator, workstation: pc }) => {
  const admin = await administrator('authadmin');
  await admin.openMethods(claimant);
  await admin.addPass({ start: { date: '2026-11-22', time: '20:30', zone: 'Asia/Tokyo' }, minutes: 60 });
  await expect(admin.page.getByText('2026-11-22 11:30:00 UTC')).toBeVisible();
  await expect(admin.page.getByText('2026-11-22 20:30 Asia/Tokyo')).toBeVisible();
  const pass = await admin.takePass();
  await expect(admin.unusable.getByRole('row', { name: 'Temporary Access Pass' })).toContainText('Starts 2026-11-22 11:30:00 UTC, expires 2026-11-22 12:30:00 UTC');
  await admin.page.goBack();
  await expect(admin.page.getByLabel('Provide Pass')).toHaveCount(0);

  await pc.forgetPin();
  await pc.givePass(pass);
  await pc.seesRefusal({ says: 'An access pass could not be found or verified for the user.', code: 130507, then: 'Wait until the pass starts, then try again.' });
  await pc.close();
  await clock.advance(90 * MINUTE_MS);
  await pc.forgetPin();
  await pc.givePass(pass);
  await pc.setPin('731946');
  await pc.unlock('731946');
  await admin.openMethods(claimant, 'intune');
  await expect(admin.usable.getByRole('row', { name: 'Temporary Access Pass' })).toContainText('Expires 2026-11-22 12:30:00 UTC');
});

test('a policy of one-time passes greys the choice out, and the pass works once', async ({ claimant, administrator, securityInfo: info }) => {
  const policy = await administrator('policyadmin');
  await policy.demandOneTime(true);
  const admin = await administrator('privilegedauthadmin');
  await admin.openMethods(claimant);
  await follow(admin.page, admin.page.getByRole('button', { name: '+ Add authentication method' }));
  const once = admin.page.getByRole('group', { name: 'One-time use' });
  await expect(once.getByLabel('Yes')).toBeChecked();
  await expect(once.getByLabel('Yes')).toBeDisabled();
  await expect(once.getByLabel('No')).toBeDisabled();
  await admin.openMethods(claimant);
  await admin.addPass();
  const pass = await admin.takePass();

  await info.arrive(claimant);
  await info.givePass(pass);
  await info.seesMethods();
  await info.signOut();
  await info.arrive(claimant);
  await info.givePass(pass);
  await info.seesRefusal({ says: 'Your one-time Temporary Access Pass has been redeemed. Contact your admin to get a new pass.', code: 130505, then: 'Ask your administrator for a new pass, or go to the recovery kiosk.' });
  await admin.openMethods(claimant);
  await expect(admin.unusable.getByRole('row', { name: 'Temporary Access Pass' })).toContainText('Used 2026-11-22 10:00:00 UTC');
});

test('a guest gets no pass here, and a lifetime that the policy does not have is refused', async ({ tenant, claimant, administrator }) => {
  const admin = await administrator('authadmin');
  await admin.openMethods(tenant.person('guest'));
  await admin.addPass();
  await expect(admin.page.getByRole('alert')).toContainText('Temporary Access Pass cannot be added to an external guest user.');
  await admin.openMethods(claimant);
  await admin.addPass({ minutes: 500 });
  await expect(admin.page.getByRole('alert')).toContainText('Invalid LifetimeInMinutes specified. The valid range between 10 and 480.');
  await expect(admin.page.getByLabel('Activation duration')).toBeFocused();
});

test('a reader sees that there is a pass and never the pass; who has no role sees nothing', async ({ claimant, administrator }) => {
  const admin = await administrator('globaladmin');
  await admin.openMethods(claimant);
  await admin.addPass();
  const pass = await admin.takePass();
  const reader = await administrator('globalreader');
  await reader.openMethods(claimant);
  await expect(reader.usable.getByRole('row', { name: 'Temporary Access Pass' })).toContainText('Expires');
  expect(await reader.page.content()).not.toContain(pass);
  for (const button of await reader.page.getByRole('main').getByRole('button').all()) {
    if ((await button.innerText()) !== 'Sign out') await expect(button).toBeDisabled();
  }
  const nobody = await administrator('manager');
  await expect(nobody.page.getByRole('heading', { level: 1, name: "You don't have access" })).toBeVisible();
  await expect(nobody.page.getByRole('alert')).toContainText('What to do now: Sign out and sign in as an administrator.');
});

/** Presses Tab until something with that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 60; i += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const label = element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels?.[0]?.textContent : null;
      return (element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '').trim();
    });
    if (focused === name) return;
  }
  throw new Error(`Tab never reaches ${name}.`);
}

test('a pass is made and its policy changed by keyboard alone', async ({ claimant, administrator }) => {
  const admin = await administrator('globaladmin');
  const { page } = admin;
  const enter = async (name: string): Promise<void> => {
    await tabTo(page, name);
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  };
  await enter('Open Entra admin center');
  await tabTo(page, 'Search');
  await page.keyboard.type('lindqvist');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await enter(claimant.displayName);
  await enter('+ Add authentication method');
  await tabTo(page, 'Delayed start time');
  await page.keyboard.press('Space');
  await tabTo(page, 'Time zone');
  await page.keyboard.type('Europe/Berlin');
  await tabTo(page, 'Activation duration');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('30');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await expect(page.getByText('2026-11-22 11:00 Europe/Berlin')).toBeVisible();
  expect(await admin.takePass()).toHaveLength(8);
  await enter('Authentication methods › Policies');
  await enter('Temporary Access Pass');
  await enter('Configure');
  await enter('Edit');
  await tabTo(page, 'Length');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('16');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await expect(page.getByText('16 characters')).toBeVisible();
  await enter('Save');
  await expect(page.getByRole('status')).toHaveText('The policy was saved.');
});

const press = (page: Page, name: string): Promise<void> => follow(page, page.getByRole('button', { name, exact: true }));

test('the pages of people are accessible, on a desk and on a phone', async ({ tenant, claimant, administrator }) => {
  const admin = await administrator('globaladmin');
  const { page } = admin;
  await expectHolds(page, 'doors');
  await follow(page, page.getByRole('link', { name: 'Open Intune admin center' }));
  await expectHolds(page, 'people');
  await admin.openMethods(tenant.person('longname'));
  await expectHolds(page, 'methods');
  await press(page, 'Require re-register multifactor authentication');
  await expectHolds(page, 'question');
  await tenant.settings({ assumed: { methodsBlade: 'banner' } });
  await admin.openMethods(claimant);
  await expect(page.getByRole('main')).toContainText('A Temporary Access Pass is on the new one.');
  await expect(page.getByRole('button', { name: '+ Add authentication method' })).toHaveCount(0);
  await press(page, 'Switch to the new user authentication methods experience! Click here to use it now');
  await expect(page.getByRole('button', { name: '+ Add authentication method' })).toBeVisible();
  const helper = await administrator('groupadmin');
  await helper.openMethods(claimant);
  await expectHolds(helper.page, 'old experience, no right to see');
});

test('the pane that adds a method is accessible with each of them, and so is what is shown once', async ({ claimant, administrator }) => {
  const admin = await administrator('globaladmin');
  const { page } = admin;
  await admin.openMethods(claimant);
  await press(page, '+ Add authentication method');
  await page.getByLabel('Delayed start time').check();
  await expectHolds(page, 'pass');
  for (const method of ['Phone number', 'Email']) {
    await page.getByLabel('Choose method').selectOption(method);
    await expectHolds(page, method);
  }
  await press(page, 'Add');
  await expectHolds(page, 'refusal');
  await admin.openMethods(claimant);
  await admin.addPass();
  await expectHolds(page, 'details');
});

test('the policy is accessible on each of its tabs', async ({ tenant, administrator }) => {
  const { page } = await administrator('policyadmin');
  await page.goto(`${tenant.pages}/admin/entra/policies`);
  await expectHolds(page, 'policies');
  await follow(page, page.getByRole('link', { name: 'Temporary Access Pass', exact: true }));
  await page.getByLabel('Select groups').first().check();
  await expectHolds(page, 'target');
  await press(page, 'Configure');
  await expectHolds(page, 'configure');
  await press(page, 'Edit');
  await page.getByLabel('Length').fill('7');
  await press(page, 'Update');
  await expectHolds(page, 'refusal');

  // Every field, from the page into the policy.
  for (const [label, value] of [['Minimum lifetime', '30'], ['Maximum lifetime', '600'], ['Default lifetime', '45'], ['Length', '12']] as const) await page.getByLabel(label).fill(value);
  await page.getByRole('group', { name: 'One-time' }).getByLabel('Yes').check();
  await press(page, 'Update');
  await press(page, 'Enable and Target');
  await page.getByLabel('Select groups').first().check();
  await page.getByRole('group', { name: 'Select groups' }).getByLabel('Never recover by kiosk').check();
  await page.getByRole('group', { name: 'Exclude' }).last().getByLabel('User administrators').check();
  await press(page, 'Save');
  await expect(page.getByRole('status')).toHaveText('The policy was saved.');
  expect(await tenant.read('/pass-policy')).toMatchObject({
    state: 'enabled', minimumLifetimeInMinutes: 30, maximumLifetimeInMinutes: 600, defaultLifetimeInMinutes: 45, defaultLength: 12, isUsableOnce: true,
    includeTargets: [{ targetType: 'group', id: tenant.group('never-recover') }], excludeTargets: [{ targetType: 'group', id: tenant.group('user-admins') }],
  });
  await page.getByLabel('Enable', { exact: true }).uncheck();
  await press(page, 'Save');
  expect(await tenant.read('/pass-policy')).toMatchObject({ state: 'disabled' });
});

test('administrator and helped person in one browser: neither signs the other out', async ({ tenant, claimant, context }) => {
  const admin = adminCentreOf(tenant, tenant.person('authadmin'), await context.newPage());
  await admin.signIn();
  await admin.openMethods(claimant);
  await admin.addPass();
  const pass = await admin.takePass();
  const info = securityInfoOn(tenant, await context.newPage());
  await info.arrive(claimant);
  await info.givePass(pass);
  await info.seesMethods();
  await follow(admin.page, admin.page.getByRole('button', { name: /^Delete Temporary Access Pass/ }));
  await follow(admin.page, admin.page.getByRole('button', { name: 'Delete', exact: true }));
  await expect(admin.page.getByRole('status')).toHaveText('Temporary Access Pass was deleted.');
  await info.page.reload();
  await info.seesRefusal({ says: 'An access pass could not be found or verified for the user.', code: 130507, then: 'Ask your administrator for a new pass, or go to the recovery kiosk.' });
});
