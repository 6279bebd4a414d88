import { APPROVE_API, type AddPush, type PushView } from '#contract/approve';
import { limits } from '#server/testing';
import { headlessManager, type HeadlessManager } from './actors/headless-manager.ts';
import { eventsOf } from './audit.ts';
import { expect, test } from './fixtures.ts';
import type { PushSubscriptionGiven } from './kit/tenant.ts';
import type { World } from './world.ts';

// As a deployment names a push service of its own.
test.use({ worldOptions: { policy: (simulator) => ({ approvers: { push: { on: true, hosts: [new URL(simulator.origin).host] } } }) } });

const viewOf = async (manager: HeadlessManager): Promise<PushView> => (await (await manager.call('GET', APPROVE_API.push)).json()) as PushView;
const add = (manager: HeadlessManager, { endpoint, keys }: PushSubscriptionGiven, change: Partial<AddPush> = {}): Promise<Response> =>
  manager.call('POST', APPROVE_API.addPush, { endpoint, ...keys, expiresInMs: null, language: 'en', ...change } satisfies AddPush);

/** A browser of the manager's phone that is to be told. */
async function subscribed(world: World, manager: HeadlessManager): Promise<PushSubscriptionGiven> {
  const given = await world.tenant.subscribePush(world.tenant.person('manager'), (await viewOf(manager)).key ?? '');
  expect((await add(manager, given)).status).toBe(201);
  return given;
}
const pushed = async (world: World): Promise<readonly unknown[]> => (await world.tenant.notifications()).filter(({ kind }) => kind === 'push').map(({ text }) => JSON.parse(text) as unknown);
/** What the push service answered to each message. */
const sendings = async (world: World): Promise<readonly unknown[]> => (await world.tenant.requests()).filter(({ path }) => path.startsWith('/_push/')).map(({ status }) => status);

test('the push service takes what the server sends, the phone alone reads it, and it names a request and nobody', async ({ world, headlessKiosk, headlessManager: manager, claimant }) => {
  await subscribed(world, manager);
  const recovery = await headlessKiosk.start(claimant);
  const requestId = await manager.openRequest();
  expect(await pushed(world)).toEqual([{ title: 'Vouch', body: 'Someone asks for your approval.', id: requestId }]);
  expect(await sendings(world)).toEqual([201]);
  expect((await eventsOf(world, 'request.push-taken')).map(({ subject, data }) => [subject, data])).toEqual([[recovery.id, { requestId, kind: 'asked' }]]);
});

test('a browser that unsubscribed is told no more, and the service is asked once', async ({ world, headlessKiosk, headlessManager: manager, claimant }) => {
  const { id } = await subscribed(world, manager);
  await world.tenant.unsubscribePush(id);
  await headlessKiosk.start(claimant);
  expect((await viewOf(manager)).phones).toEqual([]);
  expect(await sendings(world)).toEqual([404]);
  expect((await eventsOf(world, 'push.removed')).map(({ data }) => data)).toEqual([{ why: 'gone' }]);
});

for (const [status, comes, keeps] of [[410, 0, 0], [413, 0, 0], [302, 0, 0], [429, 1, 1], [500, 1, 1]] as const)
  test(`a push service that answers ${status} costs nobody the request`, async ({ world, headlessKiosk, headlessManager: manager, claimant }) => {
    await subscribed(world, manager);
    await world.tenant.fault({ match: { path: '/_push/*' }, effect: { kind: 'status', status }, times: 1 });
    const recovery = await headlessKiosk.start(claimant);
    await world.clock.advance(limits.DUE_RETRY_MS);
    expect([(await pushed(world)).length, (await viewOf(manager)).phones.length]).toEqual([comes, keeps]);
    await manager.approve(recovery.matchCode);
    expect(await recovery.view()).toMatchObject({ step: 'approved' });
  });

test('an address that is no push service’s is taken from nobody, and nothing is sent there', async ({ world, headlessManager: manager }) => {
  const given = await world.tenant.subscribePush(world.tenant.person('manager'), (await viewOf(manager)).key ?? '');
  const { host } = new URL(given.endpoint);
  for (const endpoint of ['https://10.0.0.1/x', 'https://169.254.169.254/latest/meta-data', given.endpoint.replace(host, `${host}.evil.example`), given.endpoint.replace('https', 'http'), given.endpoint.replace(host, '127.0.0.1:1'), `https://fcm.googleapis.com/x`, given.endpoint.replace('//', '//a:b@')])
    expect([endpoint, (await add(manager, { ...given, endpoint })).status]).toEqual([endpoint, 400]);
  for (const change of [{ p256dh: 'x' }, { auth: '' }, { expiresInMs: -1 }, { language: 'fr' }, { personId: 'x' }] as object[]) expect((await add(manager, given, change)).status).toBe(400);
  expect((await viewOf(manager)).phones).toEqual([]);
});

test('who is not signed in, and who has no factor, is told of nothing; nobody sees or removes another’s phone', async ({ world, headlessManager: manager }) => {
  const given = await subscribed(world, manager);
  const [phone] = (await viewOf(manager)).phones;
  expect((await fetch(world.server.approveOrigin + APPROVE_API.push)).status).toBe(401);
  const other = headlessManager(world, world.tenant.person('deputy'));
  await other.signIn('view', '/factors');
  expect((await viewOf(other)).phones).toEqual([]);
  expect((await add(other, given)).status).toBe(409);
  expect((await other.call('POST', APPROVE_API.removePush.replace('{id}', phone?.id ?? ''), {})).status).toBe(404);
  expect((await viewOf(manager)).phones).toHaveLength(1);
  expect((await manager.call('POST', APPROVE_API.removePush.replace('{id}', phone?.id ?? ''), {})).status).toBe(200);
  expect((await viewOf(manager)).phones).toEqual([]);
});

test('“My phone is gone” ends the notices too', async ({ world, headlessKiosk, headlessManager: manager, claimant }) => {
  await subscribed(world, manager);
  await manager.call('POST', APPROVE_API.phoneGone, {});
  expect((await viewOf(manager)).phones).toEqual([]);
  await manager.enrol();
  await headlessKiosk.start(claimant);
  expect(await pushed(world)).toEqual([]);
});

test('a restart keeps the key that browsers subscribed with', async ({ world, headlessManager: manager }) => {
  const { key } = await viewOf(manager);
  await world.restart();
  expect((await viewOf(manager)).key).toBe(key);
});
