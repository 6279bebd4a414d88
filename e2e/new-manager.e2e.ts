import { limits } from '#server/testing';
import { expectNoViolations } from './accessible.ts';
import { graphAdmin } from './actors/graph-admin.ts';
import { setUpHeadlessKiosk } from './actors/headless-kiosk.ts';
import { headlessManager } from './actors/headless-manager.ts';
import { lostPhone } from './actors/kiosk.ts';
import { managerWith, type Manager } from './actors/manager.ts';
import { eventsOf } from './audit.ts';
import { expect, test } from './fixtures.ts';
import { phoneOf } from './kit/index.ts';
import { SOON } from './soon.ts';
import type { World } from './world.ts';

test.use({ worldOptions: { policy: { approvers: { line: ['manager', 'managers-manager'] } } } });

/** As whoever may edit people would, with a script. */
async function setManager(world: World, key: string): Promise<void> {
  const { tenant, simulator } = world;
  const admin = await graphAdmin(world);
  await admin.call('PUT', `/users/${tenant.person('claimant').id}/manager/$ref`, { '@odata.id': `${simulator.origin}/v1.0/users/${tenant.person(key).id}` });
}

test('A28, T08: an administrator makes somebody the manager a minute before: their yes is not enough, and a second one who was not chosen opens the way', async ({ world, kiosk, claimant, newPage }) => {
  test.slow();
  const approver = async (key: string): Promise<Manager> => {
    const person = world.tenant.person(key);
    const one = managerWith(world, person, await newPage(), phoneOf(world.tenant, person, newPage));
    await one.enrol('calls');
    return one;
  };
  const [chosen, director] = [await approver('deputy'), await approver('director')];
  await setManager(world, 'deputy');
  const first = await kiosk.start(lostPhone(claimant));
  await chosen.openRequest();
  await chosen.approve(first);
  await expect(chosen.page.getByText('A second person must agree too, and is asked now.')).toBeVisible();
  await expectNoViolations(chosen.page, 'the first of two');
  await expect(kiosk.page.getByText('One of two has agreed.')).toBeVisible();
  await expect(async () => { expect(await kiosk.matchCode()).not.toBe(first); }).toPass(SOON);
  await world.server.tick();
  expect((await eventsOf(world, 'case.approver-asked')).map(({ data }) => [data['role'], data['needed'], data['newManager']])).toEqual([['manager', 2, true], ['managers-manager', 2, true]]);
  await director.openRequest();
  await director.approve(await kiosk.matchCode());
  await kiosk.press('2739');
  expect(await kiosk.readPass()).toMatch(/^\S{8,}$/);
});

test('A28, T08: a week after the change was seen the new manager vouches alone', async ({ world }) => {
  const chosen = headlessManager(world, world.tenant.person('deputy'));
  await chosen.enrol();
  await setManager(world, 'deputy');
  await world.clock.advance(limits.MANAGERS_LOOK_EVERY_MS);
  await world.clock.advance(limits.MANAGER_SETTLED_MS);
  const kiosk = await setUpHeadlessKiosk(world);
  const recovery = await kiosk.start(world.tenant.person('claimant'));
  await chosen.approve(recovery.matchCode);
  expect(await recovery.fetchPass()).toMatch(/^\S{8,48}$/);
  kiosk.leave();
});
