import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { eventsOf } from './audit.ts';
import { expect, test as base } from './fixtures.ts';
import { canBeLocked, CHROMIUM, lockedChromium, NO_POPUP_PAGES } from './locked-chromium.ts';

/** Debian's Chromium as a kiosk has it. */
const test = base.extend<{ readonly locked: BrowserContext }>({
  locked: async ({ world }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'vouch-kiosk-'));
    const context = await chromium.launchPersistentContext(join(folder, 'profile'), { executablePath: lockedChromium(folder, world.server.kioskOrigin), locale: 'en-GB', args: [NO_POPUP_PAGES] });
    await use(context);
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  },
});
test.skip(!canBeLocked(), 'needs Debian\'s Chromium');

/** Why a window could not go there; null: it could. A new one each time: some addresses are of another kind of process. */
async function refusal(browser: BrowserContext, address: string): Promise<string | null> {
  const page = await browser.newPage();
  const refused = await page.goto(address).then(() => null, (error: unknown) => /net::\w+/.exec(String(error))?.[0] ?? String(error));
  await page.close();
  return refused;
}

test('the kiosk\'s page opens; another origin, files, sources, pages of the browser and data do not', async ({ world, locked }) => {
  const page = locked.pages()[0] ?? (await locked.newPage());
  await page.goto(`${world.server.kioskOrigin}/`);
  await expect(page.getByRole('heading', { name: 'This kiosk is not set up' })).toBeVisible();
  const addresses = [world.server.approveOrigin, `${world.tenant.pages}/mail/claimant`, 'https://example.com/', 'file:///etc/passwd', 'file:///', 'view-source:file:///etc/passwd', `view-source:${world.server.kioskOrigin}/`, 'chrome://version', 'chrome://settings', 'chrome://policy', 'chrome://flags', 'data:text/html,<h1>x</h1>'];
  for (const address of addresses) expect([address, await refusal(locked, address)]).toEqual([address, 'net::ERR_BLOCKED_BY_ADMINISTRATOR']);
  expect(await refusal(locked, `${world.server.kioskOrigin}/`)).toBeNull();
});

test('a script in the address bar does nothing, a window that is forced open shows nothing, and printing leaves the page as it was', async ({ world, locked }) => {
  const page = locked.pages()[0] ?? (await locked.newPage());
  await page.goto(`${world.server.kioskOrigin}/`);
  await page.goto('javascript:document.title="hit"').catch(() => null);
  expect(await page.title()).not.toBe('hit');
  const opened = locked.waitForEvent('page');
  await page.evaluate((address) => { window.open(address); }, `${world.tenant.pages}/mail/claimant`);
  await expect.poll(async () => (await opened).url()).toBe('chrome-error://chromewebdata/');
  await page.evaluate(() => { window.print(); });
  await expect(page.getByRole('heading', { name: 'This kiosk is not set up' })).toBeVisible();
});

/** Begins Chromium on that profile, on the kiosk's first screen or its set-up. */
async function beginOn(folder: string, origin: string): Promise<{ readonly page: Page; readonly end: () => Promise<void> }> {
  const context = await chromium.launchPersistentContext(folder, { executablePath: CHROMIUM, locale: 'en-GB' });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(origin);
  return { page, end: () => context.close() };
}

/** Whether the kiosk starts something, or leads to the desk. */
async function starts(page: Page): Promise<boolean> {
  await page.reload();
  await page.getByRole('button', { name: 'No, none of these works' }).click();
  const purpose = page.getByRole('button', { name: 'Set up a new phone' });
  await expect(purpose).toBeVisible();
  return !(await purpose.innerText()).includes('Only at the service desk.');
}

test('T18: the key outlives the browser; copied with the whole profile it is noticed, and both lead to the desk until an operator has answered', async ({ world }) => {
  const folder = mkdtempSync(join(tmpdir(), 'vouch-kiosk-'));
  const [mine, theirs] = [join(folder, 'mine'), join(folder, 'theirs')];
  const begin = (profile: string) => beginOn(profile, world.server.kioskOrigin);
  const first = await begin(mine);
  await first.page.getByLabel('Set-up code').fill(await world.host.addKiosk('Kept'));
  await first.page.getByRole('button', { name: 'Set up this kiosk' }).click();
  await expect(first.page.getByRole('heading', { name: 'Can you still open your PC?' })).toBeVisible();
  await first.end();
  cpSync(mine, theirs, { recursive: true });

  const [kept, copy] = [await begin(mine), await begin(theirs)];
  expect(await starts(copy.page)).toBe(false);
  expect(await starts(kept.page)).toBe(false);
  expect(await world.host.admin('kiosk', 'list')).toContain('KEY IN USE TWICE');
  expect(await eventsOf(world, 'kiosk.copied')).toHaveLength(1);

  // Whichever is there first is the kiosk then; the other one is noticed again.
  await world.host.admin('kiosk', 'moved', 'Kept');
  expect(await starts(kept.page)).toBe(true);
  expect(await starts(copy.page)).toBe(false);
  expect(await eventsOf(world, 'kiosk.copied')).toHaveLength(2);
  await Promise.all([kept.end(), copy.end()]);
  rmSync(folder, { recursive: true, force: true });
});
