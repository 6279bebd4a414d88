import { lostPhone } from './actors/kiosk.ts';
import { startChildServer, type ChildServer } from './faults/child-server.ts';
import { expect, test } from './fixtures.ts';

test('Graph makes the pass and answers with an error: that pass is deleted, and the second try gives one', async ({ world, kiosk, headlessManager: manager, claimant }) => {
  const recovery = lostPhone(claimant);
  await manager.approve(await kiosk.start(recovery));
  await kiosk.seesHeading('Approved. Press to get your pass');

  await world.tenant.fault({ match: { method: 'POST', path: '*/temporaryAccessPassMethods' }, effect: { kind: 'status', status: 504, when: 'after' }, times: 1 });
  await kiosk.press(recovery.collectCode);
  expect(await kiosk.readPass()).toMatch(/^\S{8,}$/);

  const passCalls = (await world.tenant.requests()).filter(({ method, path }) => path.includes('/temporaryAccessPassMethods') && method !== 'GET');
  expect(passCalls.map(({ method, status }) => `${method} ${String(status)}`)).toEqual(['POST 504', 'DELETE 204', 'POST 201']);
});

test('the server is killed between the yes and the press: another takes over, and the press gives the pass', async ({ world, kiosk, headlessManager: manager, claimant }) => {
  const recovery = lostPhone(claimant);
  await manager.approve(await kiosk.start(recovery));
  await kiosk.seesHeading('Approved. Press to get your pass');
  // A process of its own lives by the machine's clock.
  await world.tenant.clock.set(new Date());

  const ports = { PORT: new URL(world.server.kioskOrigin).port, APPROVE_PORT: new URL(world.server.approveOrigin).port };
  let child: ChildServer | undefined;
  await world.replaceServer(async () => (child = await startChildServer({ ...world.env, ...ports })));
  await child?.kill();
  await world.restart();

  await kiosk.seesHeading('Approved. Press to get your pass');
  await kiosk.press(recovery.collectCode);
  expect(await kiosk.readPass()).toMatch(/^\S{8,}$/);
});
