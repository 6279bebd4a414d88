import { readFile } from 'node:fs/promises';
import { request, type Locator, type Page } from '@playwright/test';
import { expectHolds } from './accessible.ts';
import { follow, HOUR_MS, signInOn, type TenantControl } from './kit/index.ts';
import { expect, test as base } from './stage.ts';

interface Hub {
  readonly tenant: TenantControl;
  readonly page: Page;
  readonly part: (name: string) => Locator;
  readonly press: (name: string) => Promise<void>;
}

/** The workbench of a tenant of its own, whose clock stands still. */
const test = base.extend<{ hub: Hub }>({
  hub: async ({ simulator, tenant, newPage }, use) => {
    const page = await newPage();
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.goto(`${simulator.pagesOrigin}/?tenant=${tenant.id}`);
    await use({
      tenant, page,
      part: (name) => page.getByRole('region', { name, exact: true }),
      press: (name) => follow(page, page.getByRole('button', { name, exact: true })),
    });
  },
});

/** Opens what opens beside the workbench. */
async function beside(page: Page, link: Locator): Promise<Page> {
  const [opened] = await Promise.all([page.waitForEvent('popup'), link.click()]);
  await opened.waitForLoadState();
  return opened;
}

test('the report of 2021 is one click and one look away, and the timeline has its refusal', async ({ hub }) => {
  const { page, part, press, tenant } = hub;
  await press('stale prompt of 2021');
  const notice = page.getByRole('status').filter({ hasText: 'stale prompt of 2021' });
  await expect(notice).toContainText(`${tenant.person('claimant').displayName} is set up`);
  const pass = await notice.locator('.values .mono').innerText();
  const windows = await beside(page, notice.getByRole('link', { name: /^Windows/ }));
  await follow(windows, windows.getByRole('button', { name: 'I forgot my PIN' }));
  await signInOn(windows).givePass(pass);
  await signInOn(windows).seesRefusal({ says: 'Your Temporary Access Pass has expired. Contact your administrator to obtain a new pass.', code: 130504, then: 'Ask your administrator for a new pass, or go to the recovery kiosk.' });
  const refused = part('Timeline').getByRole('listitem').filter({ hasText: '130504' });
  await expect(refused).toContainText('could not sign in');
});

test('the clock is stopped, moved and set, by hand and from elsewhere, and says whom it cannot reach', async ({ hub }) => {
  const { page, part, press, tenant } = hub;
  const clock = part('Clock');
  await press('+1 hour');
  await press('+1 minute');
  await expect(clock.locator('time')).toHaveText('2026-11-22 11:01:00 UTC');
  await page.getByLabel('Set the clock to (UTC)').fill('2031-01-02T03:04:05');
  await press('Set');
  await expect(clock.locator('time')).toHaveText('2031-01-02 03:04:05 UTC');
  await expect(clock).toContainText('cannot reach the clock of an app under test');
  await page.mouse.move(5, 5);
  await tenant.clock.advance(HOUR_MS);
  await expect(clock.locator('time')).toHaveText('2031-01-02 04:04:05 UTC');
  await expect(part('Timeline').getByRole('listitem').first()).toContainText('The clock went from 2031-01-02 03:04:05 UTC to 2031-01-02 04:04:05 UTC.');
  await press('Let it run');
  await expect(clock).toContainText('running');
  await press('Freeze');
  await expect(clock).toContainText('frozen');
});

test('a fault is ordered by its name, strikes, is seen in the calls, and is cleared', async ({ hub, simulator }) => {
  const { page, part, press, tenant } = hub;
  await page.getByText('Add one by its name').click();
  await press('F11: down');
  await expect(part('Faults')).toContainText('It has not struck yet.');
  const program = await request.newContext({ ignoreHTTPSErrors: true });
  const answer = await program.post(`${simulator.origin}/${tenant.id}/oauth2/v2.0/token`, { form: { grant_type: 'client_credentials' } });
  expect(answer.status()).toBe(503);
  await program.dispose();
  await page.reload();
  await expect(part('Faults')).toContainText(`Struck: 1, last POST /${tenant.id}/oauth2/v2.0/token`);
  const step = part('Timeline').getByRole('listitem').filter({ hasText: 'Calls since then: 1' });
  await step.getByText('Calls behind it: 1').click();
  await expect(step.getByText(`POST /${tenant.id}/oauth2/v2.0/token 503 ⚡`)).toBeVisible();
  await press('Clear all (1)');
  await expect(part('Faults')).toContainText('None is active.');
});

test('a tenant is saved as a file and comes back from it', async ({ hub }) => {
  const { page, part, press, tenant } = hub;
  await press('expired pass');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Save this tenant as a file' }).click()]);
  expect(download.suggestedFilename()).toBe(`${tenant.domain}.json`);
  const file = await readFile(await download.path());
  await press('no pass');
  await page.getByLabel('File of a saved tenant').setInputFiles({ name: 'tenant.json', mimeType: 'application/json', buffer: file });
  await page.getByLabel('In place of the tenant with the same id').check();
  await press('Load');
  await expect(page.getByRole('status').filter({ hasText: 'The tenant was loaded.' })).toBeVisible();
  await expect(part(tenant.person('claimant').displayName)).toContainText('Pass: expired.');
});

/** Presses Tab until something with that name has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let i = 0; i < 200; i += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('Tab never reaches it.');
}

test('somebody is found, given a pass and a setting by keyboard alone', async ({ hub }) => {
  const { page, part, tenant } = hub;
  const enter = (): Promise<unknown> => Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  const { displayName } = tenant.person('hybrid');
  await tabTo(page, page.getByRole('searchbox'));
  await page.keyboard.type(displayName);
  await enter();
  await tabTo(page, part('People').getByRole('link', { name: displayName }));
  await enter();
  await tabTo(page, page.getByRole('button', { name: 'hybrid PC', exact: true }));
  await enter();
  await expect(part(displayName)).toContainText('hybrid-joined');
  await expect(part(displayName)).toContainText('Pass: usable.');
  await tabTo(page, page.getByLabel('Wording'));
  await page.keyboard.type('ideal');
  await tabTo(page, page.getByRole('button', { name: 'Save', exact: true }));
  await enter();
  await expect(page.getByLabel('Wording')).toHaveValue('ideal');
});

test('Autopilot is put back into its box by one click, and the person is the one who was chosen', async ({ hub }) => {
  const { page, part, press, tenant } = hub;
  const { displayName } = tenant.person('manager');
  await follow(page, part('People').getByRole('link', { name: displayName }));
  await press('Autopilot reboot');
  await expect(part(displayName)).toContainText('not joined yet');
  const setUp = await beside(page, page.getByRole('status').getByRole('link', { name: /^Set-up/ }));
  await expect(setUp.getByRole('heading', { level: 1 })).toContainText('region');
});

test('the workbench is accessible on a desk and on a phone, in large text, and with everything unfolded', async ({ hub }) => {
  const { page, press, tenant } = hub;
  await tenant.fault({ match: { path: '/v1.0/*' }, effect: { kind: 'status', status: 503 }, times: 2 });
  await press('stale prompt of 2021');
  const windows = await beside(page, page.getByRole('status').getByRole('link', { name: /^Windows/ }));
  await follow(windows, windows.getByRole('button', { name: 'I forgot my PIN' }));
  await signInOn(windows).givePass('not it');
  await windows.close();
  await press('sign-in page not allowed');
  await expectHolds(page, 'workbench');
  await page.locator('details').evaluateAll((all) => { for (const each of all) each.setAttribute('open', ''); });
  await expectHolds(page, 'workbench, unfolded');
  await page.getByLabel('Layout of the pages').selectOption('rtl');
  await press('Save');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  const mirrored = await beside(page, page.getByRole('link', { name: /^Windows/ }).first());
  await expect(mirrored.locator('html')).toHaveAttribute('dir', 'rtl');
  const gone = await mirrored.goto(`${new URL(page.url()).origin}/${tenant.id}/pcs/none/windows`);
  expect(gone?.status()).toBe(404);
  await expectHolds(mirrored, 'no such page');
});
