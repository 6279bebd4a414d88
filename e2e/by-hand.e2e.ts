import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectHolds } from './accessible.ts';
import { run } from './actors/program.ts';
import { chromiumPath } from './browser.ts';
import { codeOn, follow, securityInfoOn, signInOn, type PersonPhone } from './kit/index.ts';
import { expect, test as base } from './stage.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** An empty folder with this project's Playwright. */
const test = base.extend<{ readonly folder: string }>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'vouch-by-hand-'));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    await use(folder);
    rmSync(folder, { recursive: true });
  },
});

/** Opens what opens beside the page. */
async function beside(page: Page, link: Locator): Promise<Page> {
  const [opened] = await Promise.all([page.waitForEvent('popup'), link.click()]);
  await opened.waitForLoadState();
  return opened;
}

const press = (page: Page, name: string): Promise<void> => follow(page, page.getByRole('button', { name, exact: true }));

test('what was done by hand is copied as a test, which does it again in a tenant of its own', async ({ tenant, claimant, simulator, context, folder }) => {
  test.slow();
  const hub = await context.newPage();
  await hub.goto(`${simulator.pagesOrigin}/?tenant=${tenant.id}`);
  await press(hub, 'usable pass, 1 hour');
  const notice = hub.getByRole('status').filter({ hasText: 'usable pass' });
  const pass = await notice.locator('.values .mono').innerText();

  // The PIN is set anew with the pass, and the phone's successor reads the QR code in the browser of the PC.
  const pc = await beside(hub, notice.getByRole('link', { name: /^Windows/ }));
  await press(pc, 'I forgot my PIN');
  await pc.getByLabel('Temporary Access Pass', { exact: true }).fill(pass);
  await press(pc, 'Sign in');
  await pc.getByLabel('New PIN').fill('274951');
  await pc.getByLabel('Confirm PIN').fill('274951');
  await press(pc, 'OK');
  await press(pc, 'OK');
  await pc.getByLabel('PIN', { exact: true }).fill('274951');
  await press(pc, 'Submit');
  await follow(pc, pc.getByRole('link', { name: 'Browser: Security info' }));
  const phone = await context.newPage();
  await phone.goto(`${tenant.pages}/phones/claimant`);
  await press(phone, 'Get a new, empty phone');
  const scanned: Pick<PersonPhone, 'scan' | 'code'> = {
    scan: async (seen) => {
      await phone.getByLabel('Picture of a QR code').setInputFiles({ name: 'seen.png', mimeType: 'image/png', buffer: await seen.screenshot() });
      await press(phone, 'Read the picture');
    },
    code: (account) => codeOn(tenant, claimant, account),
  };
  await securityInfoOn(tenant, pc).addAuthenticator(scanned as PersonPhone);

  // An hour later the pass is refused.
  await press(hub, '+1 hour');
  const browser = await context.newPage();
  await browser.goto(`${tenant.pages}/security-info`);
  await signInOn(browser).giveName(claimant);
  await signInOn(browser).givePass(pass);

  await hub.reload();
  await hub.getByRole('link', { name: 'Copy as Playwright test' }).click();
  await expectHolds(hub, 'as a test');
  const copied = await hub.getByRole('group', { name: 'The test' }).innerText();
  writeFileSync(join(folder, 'copied.spec.ts'), copied.replace("'vouch-kit'", JSON.stringify(join(ROOT, 'e2e', 'kit', 'index.ts'))));
  writeFileSync(join(folder, 'playwright.config.ts'), `export default { use: { launchOptions: ${JSON.stringify({ executablePath: await chromiumPath() })} } };`);
  const ports = { SIMULATOR_PORT: new URL(simulator.origin).port, SIMULATOR_PAGES_PORT: new URL(simulator.pagesOrigin).port };
  const runs = run('npx', ['playwright', 'test'], { cwd: folder, env: ports });
  expect(await runs.ended, `${copied}\n${runs.said()}`).toBe(0);
  expect(runs.said()).toMatch(/^ {2}1 passed/m);
});
