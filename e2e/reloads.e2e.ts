import { limits } from '#server/testing';
import { expectAccessible } from './accessible.ts';
import type { HeadlessManager } from './actors/headless-manager.ts';
import { kioskAt, lostPhone, type Kiosk } from './actors/kiosk.ts';
import { startOver } from './actors/kiosk-screens.ts';
import { eventsOf, trueEnd } from './audit.ts';
import { expect, test } from './fixtures.ts';
import type { TenantPerson } from './kit/index.ts';
import type { World } from './world.ts';

/** Up to the sealed pass on the kiosk's page, not looked at yet. */
async function untilSealed(kiosk: Kiosk, manager: HeadlessManager, claimant: TenantPerson): Promise<void> {
  const recovery = lostPhone(claimant);
  await manager.approve(await kiosk.start(recovery));
  await kiosk.press(recovery.collectCode);
  await kiosk.seesHeading('Your pass is ready');
}

/** The deletions of passes that were asked of Graph, by their answer. */
const deleted = async (world: World): Promise<readonly (number | null)[]> =>
  (await world.tenant.requests()).filter(({ method, path }) => method === 'DELETE' && path.includes('/temporaryAccessPassMethods/')).map(({ status }) => status);

test('reloaded before approval: the same case with a new match code, and the manager is told to ask for it', async ({ kiosk, manager, claimant }) => {
  const { page } = kiosk;
  const before = await kiosk.start(lostPhone(claimant));
  await manager.openRequest();
  await manager.tap('Continue');
  await manager.tap('I called the kiosk and know their voice');

  await page.reload();
  await kiosk.seesHeading('Shall we go on?');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Go on with my request' }).click();
  await kiosk.seesHeading('Call your manager, or go to them');
  const after = await kiosk.matchCode();
  expect(after).not.toBe(before);
  await expect(manager.page.getByText('The page at the kiosk was loaded again, so the code there is new.')).toBeVisible();
  await manager.typeMatchCode(before);
  await expect(manager.page.getByText('You have 2 more tries.')).toBeVisible();
  await manager.typeMatchCode(after);
  await manager.seesHeading('Sign in once more');
});

test('reloaded before approval, and the next person starts over: nothing of the last one is left', async ({ world, kiosk, claimant }) => {
  await kiosk.start(lostPhone(claimant));
  await kiosk.page.reload();
  await kiosk.seesHeading('Shall we go on?');
  await startOver(kiosk.page);
  await kiosk.page.reload();
  await kiosk.seesHeading('Can you still open your PC?');
  expect(await trueEnd(world)).toMatchObject({ ending: 'cancelled', why: 'claimant' });
});

test('reloaded after approval: the case ends at once, for the key that the yes was given to is gone', async ({ world, kiosk, headlessManager, claimant }) => {
  await headlessManager.approve(await kiosk.start(lostPhone(claimant)));
  await kiosk.seesHeading('Approved. Press to get your pass');
  await kiosk.page.reload();
  await kiosk.seesHeading('This request was stopped');
  expect(await trueEnd(world)).toMatchObject({ ending: 'cancelled', why: 'claimant' });
});

test('reloaded between press and show: the pass is deleted before anybody saw it', async ({ world, kiosk, headlessManager, claimant }) => {
  await untilSealed(kiosk, headlessManager, claimant);
  await expectAccessible(kiosk.page);
  await kiosk.page.reload();
  await kiosk.seesHeading('This pass was taken back');
  await expectAccessible(kiosk.page);
  expect(await trueEnd(world)).toMatchObject({ ending: 'revoked' });
  expect(await deleted(world)).toEqual([204]);
});

test('closed between press and show: the pass is deleted when the page has been gone for half a minute', async ({ world, kiosk, headlessManager, claimant }) => {
  await untilSealed(kiosk, headlessManager, claimant);
  await kiosk.page.close();
  await expect.poll(async () => {
    await world.clock.advance(limits.KIOSK_GONE_MS + 1);
    return deleted(world);
  }).toEqual([204]);
  expect(await trueEnd(world)).toMatchObject({ ending: 'revoked' });
});

test('reloaded while shown: the pass is not shown again; who wrote it down goes on with it', async ({ world, kiosk, headlessManager, claimant }) => {
  const { page } = kiosk;
  await untilSealed(kiosk, headlessManager, claimant);
  const pass = await kiosk.readPass();
  await page.reload();
  await kiosk.seesHeading('Your pass cannot be shown again');
  await expectAccessible(page);
  await expect(page.getByText('Not a Microsoft cloud: this is a test.')).toBeVisible();
  expect(await page.content()).not.toContain(pass);
  await page.getByRole('button', { name: 'I wrote it down' }).click();
  await kiosk.seesHeading('What to do now');
  await expectAccessible(page);
  expect(await deleted(world)).toEqual([]);
});

test('reloaded while shown and not written down: starting again deletes the pass and does not count', async ({ world, kiosk, headlessManager, claimant }) => {
  const { page } = kiosk;
  // Once more than a person may within the hour.
  const rounds = (limits.CASES_PER_PERSON[0]?.max ?? 0) + 1;
  for (let round = 1; round <= rounds; round += 1) {
    await untilSealed(kiosk, headlessManager, claimant);
    await kiosk.readPass();
    await page.reload();
    await kiosk.seesHeading('Your pass cannot be shown again');
    await page.getByRole('button', { name: 'Start again' }).click();
    await kiosk.seesHeading('Can you still open your PC?');
    expect(await deleted(world)).toHaveLength(round);
  }
  expect(await eventsOf(world, 'case.turned-decoy')).toEqual([]);
});

test('nobody pressed in time: the manager is asked once more in the same case; lapsed again, it ends', async ({ world, kiosk, headlessManager, claimant }) => {
  const { page } = kiosk;
  const recovery = lostPhone(claimant);
  const matchCode = await kiosk.start(recovery);
  await headlessManager.approve(matchCode);
  await kiosk.seesHeading('Approved. Press to get your pass');
  await world.clock.advance(limits.APPROVAL_VALID_MS);
  await kiosk.seesHeading('The time to press has run out');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ask my manager again' }).click();
  await kiosk.seesHeading('Call your manager, or go to them');
  await headlessManager.approve(matchCode);
  await kiosk.seesHeading('Approved. Press to get your pass');

  await world.clock.advance(limits.APPROVAL_VALID_MS);
  await kiosk.seesHeading('The time to press has run out');
  await expect(page.getByRole('button', { name: 'Ask my manager again' })).toBeHidden();
  await world.clock.advance(limits.RENEW_OFFER_MS);
  await kiosk.seesHeading('The time has run out');
  await expectAccessible(page);
  expect(await trueEnd(world)).toMatchObject({ ending: 'lapsed', why: 'time' });
  expect(await eventsOf(world, 'case.issue-intended')).toEqual([]);
});

test('a renewed yes gives the pass', async ({ world, kiosk, headlessManager, claimant }) => {
  const recovery = lostPhone(claimant);
  const matchCode = await kiosk.start(recovery);
  await headlessManager.approve(matchCode);
  await world.clock.advance(limits.APPROVAL_VALID_MS);
  await kiosk.page.getByRole('button', { name: 'Ask my manager again' }).click();
  await kiosk.seesHeading('Call your manager, or go to them');
  await headlessManager.approve(matchCode);
  await kiosk.press(recovery.collectCode);
  expect(await kiosk.readPass()).toMatch(/^\S{8,}$/);
});

test('two windows of one kiosk, loaded at once and again and again: they hold the key together, and that is no alarm', async ({ world, kiosk, claimant }) => {
  const { page } = kiosk;
  const other = await page.context().newPage();
  await other.goto(world.server.kioskOrigin);
  for (let round = 0; round < 3; round += 1) await Promise.all([page.reload(), other.reload()]);
  await kioskAt(other).seesHeading('Can you still open your PC?');
  await kiosk.seesHeading('Can you still open your PC?');
  await kiosk.start(lostPhone(claimant));
  expect(await eventsOf(world, 'kiosk.copied')).toEqual([]);
});
