import { limits } from '#server/testing';
import { lostPhone } from './actors/kiosk.ts';
import { phoneOf } from './actors/phone.ts';
import { recover } from './actors/recovery.ts';
import { securityInfoOn } from './actors/security-info.ts';
import { givePass } from './actors/sign-in.ts';
import { expect, test } from './fixtures.ts';

// The kiosk sends people to the simulator's https side, whose authority no browser knows.
test.use({ ignoreHTTPSErrors: true, enrolment: 'qr' });

test('a lost phone: the manager vouches, the pass opens Security info, and the case closes when the new phone is there', async ({ world, kiosk, manager, claimant, newPage }) => {
  const pass = await recover({ kiosk, manager }, lostPhone(claimant));
  expect(pass).toMatch(/^\S{8,}$/);

  const info = securityInfoOn(world, await newPage());
  await info.arrive(claimant, await kiosk.placeToGo());
  await givePass(info.page, pass);
  await info.seesMethods();
  await info.addAuthenticator(phoneOf(world, claimant, newPage));
  await info.remove('Microsoft Authenticator');
  await expect(info.methods).toContainText(['Windows Hello for Business', 'Authenticator app', 'Temporary access pass']);

  await world.advance(limits.WATCH_EVERY_MS);
  await kiosk.seesHeading('All done');
  await kiosk.page.getByRole('button', { name: 'Finish' }).click();
  await kiosk.seesHeading('Can you still open your PC?');
});
