import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from '@playwright/test';
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

test('the key outlives the browser: closed and begun anew on its folder, the kiosk is still itself', async ({ world }) => {
  const folder = mkdtempSync(join(tmpdir(), 'vouch-kiosk-'));
  const begin = (): Promise<BrowserContext> => chromium.launchPersistentContext(folder, { executablePath: CHROMIUM, locale: 'en-GB' });
  const first = await begin();
  const page = first.pages()[0] ?? (await first.newPage());
  await page.goto(world.server.kioskOrigin);
  await page.getByLabel('Set-up code').fill(await world.host.addKiosk('Kept'));
  await page.getByRole('button', { name: 'Set up this kiosk' }).click();
  await expect(page.getByRole('heading', { name: 'Can you still open your PC?' })).toBeVisible();
  await first.close();
  const second = await begin();
  const again = second.pages()[0] ?? (await second.newPage());
  await again.goto(world.server.kioskOrigin);
  await expect(again.getByRole('heading', { name: 'Can you still open your PC?' })).toBeVisible();
  await second.close();
  rmSync(folder, { recursive: true, force: true });
});
