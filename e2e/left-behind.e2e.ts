import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { APPROVE_API, type RecoveryCodesMade } from '#contract/approve';
import { limits } from '#server/testing';
import { headlessManager } from './actors/headless-manager.ts';
import { kioskAt, lostPhone, setUpKiosk } from './actors/kiosk.ts';
import { startKioskBrowser, type KioskBrowser } from './actors/kiosk-browser.ts';
import { startOver } from './actors/kiosk-screens.ts';
import { placesInMemory, placesOnPage } from './canary/page-places.ts';
import { cachedAddresses, filesOf, packedFiles } from './canary/profile-places.ts';
import { search } from './canary/search.ts';
import { expect, test as base } from './fixtures.ts';
import type { TenantPerson } from './kit/index.ts';
import { canBeLocked, lockedChromium } from './locked-chromium.ts';

interface Lobby {
  /** Where the kiosk keeps its profile and the home of its user. */
  readonly folder: string;
  /** Begins the kiosk's browser, always on the same profile. */
  readonly begin: () => Promise<KioskBrowser>;
}

const test = base.extend<{ readonly lobby: Lobby }>({
  lobby: async ({ world }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'vouch-left-'));
    const { kioskOrigin } = world.server;
    const program = lockedChromium(folder, kioskOrigin);
    const begun: KioskBrowser[] = [];
    await use({
      folder,
      begin: async () => {
        const browser = await startKioskBrowser(program, folder, kioskOrigin);
        begun.push(browser);
        return browser;
      },
    });
    for (const browser of begun) await browser.cutPower();
    rmSync(folder, { recursive: true, force: true });
  },
});
test.use({ worldOptions: { policy: { proofs: { default: ['badge', 'recovery-code'] } } } });
test.skip(!canBeLocked(), 'needs Debian\'s Chromium');

const FIRST = 'Can you still open your PC?';
const COLLECT = '2739';

/** Values that must be gone, by name, and where they turned up. */
type Canaries = Record<string, string>;

/** Short codes would be found by chance: they are looked for as they are sent, and as they are read aloud. */
const aboutPerson = (person: TenantPerson): Canaries => ({ [`name of ${person.key}`]: person.displayName, [`address of ${person.key}`]: person.userPrincipalName, [`badge of ${person.key}`]: person.badge });
const aboutCode = (code: string): Canaries => ({ [`match code ${code}`]: `"matchCode":"${code}"`, [`match code ${code}, spoken`]: Array.from(code).join(' ').replace(/^(.{5}) /, '$1, ') });

/** Where a careless line of code would put something. The search must find each, or what it does not find shows nothing. */
const PLANTED = { local: 'planted-in-local-storage', session: 'planted-in-session-storage', history: 'planted-in-history', database: 'planted-in-indexed-db', cache: 'planted-in-cache-storage' };

/** Runs in the page. */
async function plant({ local, session, history: state, database, cache }: typeof PLANTED): Promise<void> {
  localStorage.setItem('x', local);
  sessionStorage.setItem('x', session);
  history.replaceState(state, '');
  const request = indexedDB.open('planted', 1);
  await new Promise((done) => {
    request.onupgradeneeded = () => { request.result.createObjectStore('x').put(database, 'x'); };
    request.onsuccess = done;
  });
  await (await caches.open('x')).put('/x', new Response(cache));
}

const found = (places: Parameters<typeof search>[0], values: Canaries): readonly string[] => search(places, values).map(({ value, place, spelling }) => `${value} in ${place}, ${spelling}`);

/** On the page that stands there, and on every page that its history leads back to. */
async function expectNothingLeft(page: Page, values: Canaries): Promise<void> {
  await kioskAt(page).seesHeading(FIRST);
  for (const steps of [0, -20]) {
    await page.evaluate((by) => { if (by !== 0) history.go(Math.max(by, 1 - history.length)); }, steps);
    await kioskAt(page).seesHeading(FIRST);
    expect(found(await placesOnPage(page), values)).toEqual([]);
  }
}

test('E23, E25, U05: after each ending, after silence and after a power cut nothing of anybody is left on the page or on the disk', async ({ world, lobby, headlessManager: manager, claimant }) => {
  test.slow();
  let browser = await lobby.begin();
  let { page } = browser;
  let kiosk = await setUpKiosk(world, page);
  // The browser writes what a history holds seconds later, for a session that it could restore.
  await page.evaluate((state) => { history.replaceState(state, ''); }, PLANTED.history);
  const values: Canaries = { 'collect code': `"collectCode":"${COLLECT}"`, ...aboutPerson(claimant) };

  // Shown and taken. While it is on the screen the search finds it: so it would find it afterwards.
  const first = await kiosk.start(lostPhone(claimant));
  Object.assign(values, aboutCode(first));
  expect(found(await placesOnPage(page), values)).toContain(`match code ${first}, spoken in accessibility tree, plain`);
  await manager.approve(first);
  await kiosk.press(COLLECT);
  values['pass'] = await kiosk.readPass();
  await page.evaluate(() => { getSelection()?.selectAllChildren(document.querySelector('[data-pass]') ?? document.body); });
  await page.keyboard.press('Control+c');
  expect(found(await placesInMemory(page), values)).toContain('pass in memory, plain');
  await kiosk.keepPass();
  await kiosk.seesHeading('What to do now');
  await startOver(page);
  await expectNothingLeft(page, values);
  expect(found(await placesInMemory(page), values)).toEqual([]);

  // Declined, after a recovery code.
  const employee = world.tenant.person('manager');
  const director = headlessManager(world, world.tenant.person('director'));
  await director.enrol();
  await manager.signIn('enrol', '/factors');
  const { codes: [code = ''] } = (await (await manager.call('POST', APPROVE_API.makeRecoveryCodes)).json()) as RecoveryCodesMade;
  Object.assign(values, aboutPerson(employee), { 'recovery code': code, 'recovery code, bare': code.replaceAll('-', '') });
  await page.getByRole('button', { name: 'No, none of these works' }).click();
  await page.getByRole('button', { name: 'Set up a new phone' }).click();
  await page.getByRole('button', { name: 'My phone' }).click();
  // What the one before copied cannot be pasted.
  await page.getByLabel('Work address').focus();
  await page.keyboard.press('Control+v');
  await expect(page.getByLabel('Work address')).toHaveValue('');
  await page.keyboard.type(employee.userPrincipalName);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'I do not have my badge' }).click();
  await page.getByRole('button', { name: 'With a recovery code' }).click();
  await page.getByLabel('Recovery code').pressSequentially(code);
  await page.keyboard.press('Enter');
  await kiosk.seesHeading('Make up a collect code');
  await page.keyboard.type(COLLECT);
  await page.keyboard.press('Enter');
  await kiosk.seesHeading('Call your manager, or go to them');
  Object.assign(values, aboutCode(await kiosk.matchCode()));
  await director.decline(await director.openRequest());
  await kiosk.seesHeading('The answer was no');
  await page.getByRole('button', { name: 'Start again' }).click();
  await expectNothingLeft(page, values);

  // Cancelled while waiting.
  const third = world.tenant.person('accent');
  Object.assign(values, aboutPerson(third), aboutCode(await kiosk.start(lostPhone(third))));
  await startOver(page);
  await expectNothingLeft(page, values);

  // Left alone in the middle of the questions.
  await page.clock.install();
  await page.reload();
  const fourth = world.tenant.person('rtl');
  Object.assign(values, aboutPerson(fourth));
  await page.getByRole('button', { name: 'No, none of these works' }).click();
  await page.getByRole('button', { name: 'Set up a new phone' }).click();
  await page.getByRole('button', { name: 'My phone' }).click();
  await page.getByLabel('Work address').fill(fourth.userPrincipalName);
  await page.keyboard.press('Enter');
  await page.keyboard.type(fourth.badge);
  await page.clock.fastForward(limits.IDLE_MS);
  await page.clock.fastForward(limits.IDLE_WARNING_MS);
  await expectNothingLeft(page, values);

  // The plug is pulled while the pass is on the screen.
  const fifth = world.tenant.person('quote');
  const last = await kiosk.start(lostPhone(fifth));
  Object.assign(values, aboutPerson(fifth), aboutCode(last));
  await manager.approve(last);
  await kiosk.press(COLLECT);
  values['second pass'] = await kiosk.readPass();
  await browser.cutPower();
  browser = await lobby.begin();
  ({ page } = browser);
  kiosk = kioskAt(page);
  await kiosk.seesHeading('Your pass cannot be shown again');
  await startOver(page);
  await expectNothingLeft(page, values);

  await page.evaluate(plant, PLANTED);
  expect(new Set(search(await placesOnPage(page), PLANTED).map(({ value }) => value))).toEqual(new Set(Object.keys(PLANTED)));
  // A process of the browser that dies is written down by another one.
  const crashed = page.waitForEvent('crash');
  void page.context().newCDPSession(page).then((cdp) => cdp.send('Page.crash')).catch(() => undefined);
  await crashed;
  await browser.close();

  const files = filesOf(join(lobby.folder, 'profile'));
  expect(found(files, values)).toEqual([]);
  expect(new Set(search(files, PLANTED).map(({ value }) => value))).toEqual(new Set(Object.keys(PLANTED)));
  expect(packedFiles(files)).toEqual([]);
  expect(cachedAddresses(files).filter((address) => !address.startsWith(`${world.server.kioskOrigin}/assets/`))).toEqual([]);
  // The report of the crash holds what was in memory. It lies in the home of the kiosk's user, which is in memory itself.
  const reports = (of: string): number => filesOf(join(lobby.folder, of)).filter(({ name }) => name.endsWith('.dmp')).length;
  expect([reports('profile'), reports('home')]).toEqual([0, 1]);
});
