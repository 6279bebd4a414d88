import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { lostPhone, setUpKiosk } from './actors/kiosk.ts';
import { speakIn } from './actors/kiosk-screens.ts';
import { eventsOf } from './audit.ts';
import { expect, test } from './fixtures.ts';

const GONE = 'The connection is gone. We are trying again. Nothing is lost.';
const CUT_MS = 10_000;
/** After so much silence on the stream a page takes it for dead (`SILENCE_MS` of the kiosk). */
const SILENCE_MS = 30_000;

/** What the kiosk's own clock says: nothing may depend on it. */
const WRONG_TIME = { time: '2019-02-28T23:59:00Z' };
const MINUTE_MS = 60_000;

/** Stops everything that the page does, as a browser does behind a dark screen, until told otherwise. */
async function freezer(page: Page): Promise<(state: 'frozen' | 'active') => Promise<void>> {
  const tools = await page.context().newCDPSession(page);
  return async (state) => { await tools.send('Page.setWebLifecycleState', { state }); };
}

test('the network is cut for ten seconds while waiting, and the page asleep for minutes: the kiosk says so, and goes on by itself, whatever its clock says', async ({ world, newPage, manager, claimant }) => {
  const page = await newPage();
  await page.clock.install(WRONG_TIME);
  const kiosk = await setUpKiosk(world, page);
  const streaming = page.waitForResponse(/\/stream$/);
  await kiosk.start(lostPhone(claimant));
  // A first word that comes while the clock is moved would count as life after it.
  await streaming;
  await expect(page.getByText('Step 2 of 4: waiting for your manager to look at it')).toBeVisible();
  // What was spoken once needs no network.
  for (const [language, code] of [['Deutsch', 'de'], ['English', 'en']] as const) await speakIn(page, language, code);
  await page.context().setOffline(true);
  // A cut line says nothing: the page knows it by the silence.
  await page.clock.fastForward(SILENCE_MS);
  await expect(page.getByText(GONE)).toBeVisible();
  await expectAccessible(page);
  await world.clock.advance(CUT_MS);
  await page.context().setOffline(false);
  await page.clock.fastForward(CUT_MS);
  await expect(page.getByText(GONE)).toBeHidden();

  const put = await freezer(page);
  await put('frozen');
  await world.clock.advance(MINUTE_MS);
  await manager.openRequest();
  await put('active');
  await expect(page.getByText('Step 3 of 4: your manager is looking at it')).toBeVisible();
});

test('the network is gone for minutes, on the first screen, while waiting and when approved: the kiosk shows nothing of anybody, and comes back by itself, with the page that there is by then', async ({ world, newPage, headlessManager, claimant }) => {
  const page = await newPage();
  await page.clock.install(WRONG_TIME);
  const kiosk = await setUpKiosk(world, page);
  const back = async (): Promise<void> => {
    await page.context().setOffline(false);
    await page.clock.fastForward(CUT_MS);
  };
  /** The server's own minutes. */
  const ended = (cases: number): Promise<void> => expect.poll(async () => {
    await world.clock.advance(MINUTE_MS);
    return (await eventsOf(world, 'case.ended')).length;
  }).toBe(cases);

  await page.context().setOffline(true);
  await page.clock.fastForward(10 * MINUTE_MS);
  await kiosk.seesHeading('No connection');
  await back();
  await kiosk.seesHeading('Can you still open your PC?');

  // Longer than a page may be gone: its case is over, and that is said.
  let streaming = page.waitForResponse(/\/stream$/);
  await kiosk.start(lostPhone(claimant));
  await streaming;
  await page.context().setOffline(true);
  await page.clock.fastForward(MINUTE_MS);
  await expect(page.getByText(GONE)).toBeVisible();
  await ended(1);
  await back();
  await kiosk.seesHeading('This request was stopped');
  await page.clock.fastForward(2 * MINUTE_MS);
  await kiosk.seesHeading('Can you still open your PC?');

  streaming = page.waitForResponse(/\/stream$/);
  await headlessManager.approve(await kiosk.start(lostPhone(claimant)));
  await streaming;
  await kiosk.seesHeading('Approved. Press to get your pass');
  await page.context().setOffline(true);
  await page.clock.fastForward(10 * MINUTE_MS);
  await kiosk.seesHeading('No connection');
  expect(await page.content()).not.toContain(claimant.userPrincipalName);
  await ended(2);
  await back();
  await kiosk.seesHeading('Can you still open your PC?');

  // While nobody was here the server has got a newer page.
  await page.route((address) => address.pathname === '/', (route) => (route.request().resourceType() === 'fetch' ? route.fulfill({ contentType: 'text/html', body: '<script type="module" src="/employee-newer.js"></script>' }) : route.continue()));
  const loaded = page.waitForEvent('load');
  await page.clock.fastForward(10 * MINUTE_MS);
  await loaded;
  await page.unrouteAll({ behavior: 'wait' });
  await kiosk.seesHeading('Can you still open your PC?');
});

test('the server is started again while waiting: the kiosk finds it, with the same case and code', async ({ world, kiosk, headlessManager, claimant }) => {
  const { page } = kiosk;
  const recovery = lostPhone(claimant);
  const matchCode = await kiosk.start(recovery);
  await world.restart();
  await expect(page.getByText(GONE)).toBeHidden();
  expect(await kiosk.matchCode()).toBe(matchCode);
  await headlessManager.approve(matchCode);
  await kiosk.press(recovery.collectCode);
  expect(await kiosk.readPass()).toMatch(/^\S{8,}$/);
});

test('loaded without a network the kiosk says so, and comes by itself when there is one', async ({ world, kiosk }) => {
  const { page } = kiosk;
  await page.route(`${world.server.kioskOrigin}/api/**`, (route) => route.abort('internetdisconnected'));
  await page.reload();
  await kiosk.seesHeading('No connection');
  await expectAccessible(page);
  await page.unroute(`${world.server.kioskOrigin}/api/**`);
  await kiosk.seesHeading('Can you still open your PC?');
});

test('the directory goes down while the kiosk stands there: whoever begins hears of it first, and when it is back types nothing twice', async ({ world, newPage, claimant }) => {
  const page = await newPage();
  await page.clock.install();
  const kiosk = await setUpKiosk(world, page);
  const down = (): Promise<string> => world.tenant.fault({ match: { path: '*' }, effect: { kind: 'status', status: 503 } });
  const closed = page.getByText('Recovery is not possible at this kiosk right now.');
  const answered = async (so: 'visible' | 'hidden'): Promise<void> => {
    await expect(async () => {
      await page.clock.fastForward(1_000);
      await expect(closed)[so === 'visible' ? 'toBeVisible' : 'toBeHidden']({ timeout: 100 });
    }).toPass({ intervals: [0], timeout: 20_000 });
  };
  await down();
  await page.getByRole('button', { name: 'No, none of these works' }).click();
  await answered('visible');
  await expect(page.getByText('Telephone of the desk: +49 30 5550 100')).toBeVisible();
  await expect(page.getByText('Only at the service desk')).toHaveCount(3);
  await expectAccessible(page);
  await world.tenant.clearFaults();
  await answered('hidden');

  const recovery = lostPhone(claimant);
  await page.getByRole('button', { name: recovery.purpose }).click();
  await page.getByRole('button', { name: recovery.lost }).click();
  await page.getByLabel('Work address').fill(recovery.address);
  await page.keyboard.press('Enter');
  await page.keyboard.type(recovery.badge);
  await page.keyboard.press('Enter');
  await kiosk.seesHeading('Make up a collect code');
  await down();
  await page.locator('.cells').pressSequentially(recovery.collectCode);
  await page.keyboard.press('Enter');
  await answered('visible');
  await world.tenant.clearFaults();
  await answered('hidden');
  await page.getByRole('button', { name: 'Done' }).click();
  await kiosk.seesHeading('Call your manager, or go to them');
  await expect(page.getByText(recovery.address)).toBeVisible();
});
