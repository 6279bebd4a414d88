import { limits } from '#server/testing';
import { eventsOf } from './audit.ts';
import { expect, test } from './fixtures.ts';
import type { World } from './world.ts';

const APP = '7f1a2b3c-4d5e-4f60-8a7b-9c0d1e2f3a4b';

test.use({ worldOptions: { policy: { approvers: { teamsApp: APP } } } });

/** As an administrator installs it: with consent for those who have it and no permission of the app's own. */
const install = (world: World, change: object = {}): Promise<void> =>
  world.tenant.settings({ teamsApp: { clientId: world.tenant.app('mailer').clientId, activityTypes: ['approvalRequested'], installedFor: 'everybody', resourceSpecific: true, ...change } });
const told = async (world: World): Promise<readonly (readonly [string, string])[]> => (await world.tenant.notifications()).filter(({ kind }) => kind === 'teams').map(({ to, text }) => [to, text]);

test('who is asked is told in Teams too, with the link of the mail and no word of whom', async ({ world, headlessKiosk, headlessManager: manager, claimant }) => {
  await install(world);
  const recovery = await headlessKiosk.start(claimant);
  const requestId = await manager.openRequest();
  expect(await told(world)).toEqual([[world.tenant.person('manager').userPrincipalName, 'Vouch\nSomeone asks for your approval.']]);
  const link = new URL((await world.tenant.notifications())[0]?.link ?? '');
  expect([link.origin + link.pathname, link.searchParams.get('webUrl')]).toEqual([`https://teams.microsoft.com/l/entity/${APP}/approve`, `${world.server.approveOrigin}/approve/${requestId}`]);
  expect(link.href.length).toBeLessThan(1024);
  expect((await eventsOf(world, 'request.teams-taken')).map(({ subject }) => subject)).toEqual([recovery.id]);
});

test('where the app is not installed the mail does, and the log says so', async ({ world, headlessKiosk, headlessManager: manager, claimant }) => {
  await install(world, { installedFor: [] });
  const recovery = await headlessKiosk.start(claimant);
  await manager.approve(recovery.matchCode);
  expect(await recovery.view()).toMatchObject({ step: 'approved' });
  expect([await told(world), (await eventsOf(world, 'request.teams-refused')).length]).toEqual([[], 1]);
});

test('Teams that does not answer is asked again and holds up nobody', async ({ world, headlessKiosk, headlessManager: manager, claimant }) => {
  await install(world);
  await world.tenant.fault({ match: { path: '*/sendActivityNotification' }, effect: { kind: 'status', status: 503 }, times: 1 });
  const recovery = await headlessKiosk.start(claimant);
  expect(await told(world)).toEqual([]);
  await world.clock.advance(limits.DUE_RETRY_MS);
  expect(await told(world)).toHaveLength(1);
  await manager.approve(recovery.matchCode);
});

test('a server that tells in Teams is ready with no permission more than before', async ({ world }) => {
  expect((await fetch(`${world.server.kioskOrigin}/health/ready`)).status).toBe(200);
});
