import { lostPhone } from './actors/kiosk.ts';
import { expect, test } from './fixtures.ts';

test('a lost phone: the manager vouches, the kiosk shows the pass', async ({ kiosk, manager, claimant }) => {
  const recovery = lostPhone(claimant);
  const matchCode = await kiosk.start(recovery);

  await manager.openRequest();
  await manager.approve(matchCode);

  await kiosk.seesHeading('Approved. Press to get your pass');
  await kiosk.press(recovery.collectCode);
  expect(await kiosk.readPass()).toMatch(/^\S{8,}$/);
  await kiosk.keepPass();
  await kiosk.seesHeading('What to do now');
});
