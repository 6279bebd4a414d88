import { expectAccessible } from './accessible.ts';
import { lostPhone, setUpKiosk } from './actors/kiosk.ts';
import { speakIn } from './actors/kiosk-screens.ts';
import { expect, test } from './fixtures.ts';

const GONE = 'The connection is gone. We are trying again. Nothing is lost.';
const CUT_MS = 10_000;
/** After so much silence on the stream a page takes it for dead (`SILENCE_MS` of the kiosk). */
const SILENCE_MS = 30_000;

test('the network is cut for ten seconds while waiting: the kiosk says so, and goes on by itself', async ({ world, newPage, manager, claimant }) => {
  const page = await newPage();
  await page.clock.install();
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
  await manager.openRequest();
  await expect(page.getByText('Step 3 of 4: your manager is looking at it')).toBeVisible();
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
