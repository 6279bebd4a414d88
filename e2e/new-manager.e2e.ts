import { limits } from '#server/testing';
import { graphAdmin } from './actors/graph-admin.ts';
import { setUpHeadlessKiosk } from './actors/headless-kiosk.ts';
import { headlessManager } from './actors/headless-manager.ts';
import { expect, test } from './fixtures.ts';

test.use({ worldOptions: { policy: { approvers: { line: ['manager', 'managers-manager'] } } } });

test('A28, T08: an administrator makes somebody the manager: for a week their word alone is not enough, then it is', async ({ world }) => {
  const { tenant } = world;
  const kiosk = await setUpHeadlessKiosk(world);
  const [chosen, director] = [headlessManager(world, tenant.person('deputy')), headlessManager(world, tenant.person('director'))];
  await chosen.enrol();
  await director.enrol();
  const admin = await graphAdmin(world);
  await admin.call('PUT', `/users/${tenant.person('claimant').id}/manager/$ref`, { '@odata.id': `${world.simulator.origin}/v1.0/users/${tenant.person('deputy').id}` });

  const first = await kiosk.start(tenant.person('claimant'));
  await chosen.approve(first.matchCode);
  await world.server.tick();
  expect(await first.view()).toMatchObject({ step: 'waiting', agreed: 1 });
  expect(await first.press()).toMatchObject({ step: 'refused', code: 'wrong_state' });
  await director.approve(await first.newCode(1));
  expect(await first.fetchPass()).toMatch(/^\S{8,48}$/);
  kiosk.leave();

  await world.clock.advance(limits.MANAGERS_LOOK_EVERY_MS);
  await world.clock.advance(limits.MANAGER_SETTLED_MS);
  const again = await setUpHeadlessKiosk(world);
  const second = await again.start(tenant.person('claimant'));
  await chosen.approve(second.matchCode);
  expect(await second.fetchPass()).toMatch(/^\S{8,48}$/);
  again.leave();
});
