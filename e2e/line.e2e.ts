import { limits } from '#server/testing';
import { expectAccessible, expectNoViolations } from './accessible.ts';
import { headlessManager } from './actors/headless-manager.ts';
import { lostPhone } from './actors/kiosk.ts';
import { managerWith, type Manager } from './actors/manager.ts';
import { expect, test } from './fixtures.ts';
import { phoneOf } from './kit/index.ts';
import { SOON } from './soon.ts';
import type { World } from './world.ts';

const NO_ANSWER = 'No answer yet. If somebody is next in line, they have been asked now. Your code is new.';

test.use({ worldOptions: { policy: { approvers: { line: ['manager', 'managers-manager'] }, passes: { 'new-pc': { on: true } } } } });

/** The manager's manager, with a phone and a code app. */
async function directorOf(world: World, newPage: () => Promise<Manager['page']>): Promise<Manager> {
  const person = world.tenant.person('director');
  const director = managerWith(world, person, await newPage(), phoneOf(world.tenant, person, newPage));
  await director.enrol('calls');
  return director;
}

test('a manager who is not available passes it on with one tap; the next one gets a code of their own and vouches', async ({ world, kiosk, manager, claimant, newPage }) => {
  const director = await directorOf(world, newPage);
  const first = await kiosk.start(lostPhone(claimant));
  await manager.openRequest();
  await expectNoViolations(manager.page, 'decide');
  await manager.tap('I am not available now');
  await manager.seesHeading('You said that you are not available');
  await expectNoViolations(manager.page, 'not available');
  await expect(kiosk.page.getByText(NO_ANSWER)).toBeVisible();
  await expect(async () => { expect(await kiosk.matchCode()).not.toBe(first); }).toPass(SOON);
  await expectAccessible(kiosk.page);
  const second = await kiosk.matchCode();
  await world.server.tick();
  await director.openRequest();
  await director.approve(second);
  await kiosk.seesHeading('Approved. Press to get your pass');
  await kiosk.press('2739');
  expect(await kiosk.readPass()).toMatch(/^\S{8,}$/);
});

test('nobody looks for three minutes: the kiosk gets a new code, the next in line is asked, and the first finds it passed on', async ({ world, kiosk, manager, claimant, newPage }) => {
  const director = await directorOf(world, newPage);
  const first = await kiosk.start(lostPhone(claimant, { moreTime: true }));
  const link = await manager.phone.mailLink(/confirm who they are$/);
  await world.clock.advance(limits.NEXT_IN_LINE_MS);
  await expect(kiosk.page.getByText(NO_ANSWER)).toBeVisible();
  await expect(async () => { expect(await kiosk.matchCode()).not.toBe(first); }).toPass(SOON);
  await world.server.tick();
  await director.openRequest();
  const late = headlessManager(world, world.tenant.person('manager'));
  await late.signIn('fresh', `/approve/${link.slice(-22)}`);
  expect(await late.view(link.slice(-22))).toMatchObject({ step: 'ended', ending: 'passed-on' });
  await director.approve(await kiosk.matchCode());
  await kiosk.seesHeading('Approved. Press to get your pass');
});

test('a new PC needs two: the first yes is not enough, the second opens the way', async ({ world, kiosk, manager, claimant, newPage }) => {
  test.slow();
  const director = await directorOf(world, newPage);
  const recovery = lostPhone(claimant, { purpose: 'Set up a new PC', lost: 'My PC' });
  const first = await kiosk.start(recovery);
  await manager.openRequest();
  await manager.approve(first);
  await expect(manager.page.getByText('A second person must agree too, and is asked now.')).toBeVisible();
  await expectNoViolations(manager.page, 'the first of two');
  await expect(kiosk.page.getByText('One of two has agreed.')).toBeVisible();
  await expect(async () => { expect(await kiosk.matchCode()).not.toBe(first); }).toPass(SOON);
  await expectAccessible(kiosk.page);
  await world.server.tick();
  await director.openRequest();
  await director.approve(await kiosk.matchCode());
  await kiosk.press(recovery.collectCode);
  expect(await kiosk.readPass()).toMatch(/^\S{8,}$/);
  await kiosk.keepPass();
  await kiosk.seesHeading('What to do now');
});
