import { limits } from '#server/testing';
import { lostPhone } from './actors/kiosk.ts';
import { recover } from './actors/recovery.ts';
import { test as base } from './fixtures.ts';

/** Every window of the story belongs to one browser, with one store of cookies. */
const test = base.extend({
  newPage: async ({ context }, use) => { await use(() => context.newPage()); },
});
test.use({ locale: 'en-GB' });

test('claimant and manager played in one browser: each sign-in stays on the device that it belongs to', async ({ claimant, manager, kiosk, securityInfo, phone, clock }) => {
  const pass = await recover({ kiosk, manager }, lostPhone(claimant));

  await securityInfo.arrive(claimant);
  await securityInfo.givePass(pass);
  await securityInfo.addAuthenticator(phone);
  await securityInfo.remove('Microsoft Authenticator');

  await clock.advance(limits.WATCH_EVERY_MS);
  await kiosk.seesHeading('All done');
  // The manager's page is still the manager's, though somebody else signed in beside it.
  await manager.page.reload();
  await manager.seesHeading('All done');
});
