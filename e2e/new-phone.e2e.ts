import { limits } from '#server/testing';
import { lostPhone } from './actors/kiosk.ts';
import { recover } from './actors/recovery.ts';
import { expect, test } from './fixtures.ts';

test.use({ enrolment: 'qr' });

test('a lost phone: the manager vouches, the pass opens Security info, and the case closes when the new phone is there', async ({ claimant, manager, kiosk, securityInfo, phone, clock }) => {
  const pass = await recover({ kiosk, manager }, lostPhone(claimant));
  expect(pass).toMatch(/^\S{8,}$/);

  await securityInfo.arrive(claimant, await kiosk.placeToGo());
  await securityInfo.givePass(pass);
  await securityInfo.seesMethods();
  await securityInfo.addAuthenticator(phone);
  await securityInfo.remove('Microsoft Authenticator');
  await expect(securityInfo.methods).toContainText(['Windows Hello for Business', 'Authenticator app', 'Temporary access pass']);

  await clock.advance(limits.WATCH_EVERY_MS);
  await kiosk.seesHeading('All done');
  await kiosk.page.getByRole('button', { name: 'Finish' }).click();
  await kiosk.seesHeading('Can you still open your PC?');
});
