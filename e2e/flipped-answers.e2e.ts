import { APPROVE_API } from '#contract/approve';
import { KIOSK_API } from '#contract/kiosk';
import { lostPhone } from './actors/kiosk.ts';
import { eventsOf } from './audit.ts';
import { expect, test } from './fixtures.ts';
import type { World } from './world.ts';

const at = (path: string): string => `**${path.replace('{id}', '*')}`;

const nothingWasMade = async (world: World): Promise<void> => {
  expect((await world.tenant.requests()).filter(({ method, path }) => method === 'POST' && path.endsWith('/temporaryAccessPassMethods'))).toEqual([]);
  expect(await eventsOf(world, 'case.approved')).toEqual([]);
};

test('A08: a proxy tells the kiosk that it is approved: the press gets nothing, and the next word of the server is shown', async ({ world, kiosk, claimant }) => {
  let streams = 0;
  const { promise: released, resolve: release } = Promise.withResolvers<undefined>();
  await kiosk.page.route(at(KIOSK_API.stream), async (route) => {
    streams += 1;
    if (streams > 1) {
      await released;
      await route.continue();
      return;
    }
    const caseId = new URL(route.request().url()).pathname.split('/').at(-2);
    const view = { step: 'approved', caseId, remainingMs: 120_000, triesLeft: 3, minutes: 15, once: true };
    await route.fulfill({ status: 200, contentType: 'text/event-stream', body: `event: view\ndata: ${JSON.stringify(view)}\n\n` });
  });
  const wish = lostPhone(claimant);
  // It comes to the match code, which nobody looks for, once the lie is over.
  const started = kiosk.start(wish);
  await kiosk.seesHeading('Approved. Press to get your pass');
  const refused = kiosk.page.waitForResponse(at(KIOSK_API.press));
  await kiosk.press(wish.collectCode);
  expect((await refused).status()).toBe(409);
  release(undefined);
  expect(await started).toMatch(/^\d{6}$/);
  await nothingWasMade(world);
});

test('A08: a proxy tells the phone that the yes was taken: the next look shows what is true, and nothing was approved', async ({ world, headlessKiosk, manager, claimant }) => {
  const recovery = await headlessKiosk.start(claimant);
  await manager.openRequest();
  const { page } = manager;
  await page.route(at(APPROVE_API.approve), async (route) => {
    const refused = await route.fetch();
    expect(refused.status()).toBe(422);
    const requestId = new URL(route.request().url()).pathname.split('/').at(-2);
    const who = { displayName: claimant.displayName, jobTitle: null, photo: null };
    await route.fulfill({ status: 200, json: { step: 'approved', requestId, who, agoMs: 0, needsAnother: false, releaseCode: null, collected: false, canUndo: true } });
  });
  await manager.tap('Continue');
  await manager.tap('I called the kiosk and know their voice');
  await manager.typeMatchCode(recovery.matchCode);
  await manager.signInAgain();
  const right = await manager.nextCode();
  await page.getByLabel('Code from your code app, six digits').fill(right === '000000' ? '111111' : '000000');
  await manager.tap('Approve');
  await manager.seesHeading(/^You said yes for/);
  await page.evaluate(() => { window.dispatchEvent(new Event('online')); });
  await manager.seesHeading('Now the code from your app');
  expect(await recovery.view()).toMatchObject({ step: 'waiting', progress: 'code-typed' });
  await nothingWasMade(world);
});
