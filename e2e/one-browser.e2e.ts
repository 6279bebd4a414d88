import { limits } from '#server/testing';
import { lostPhone } from './actors/kiosk.ts';
import { phoneOf } from './actors/phone.ts';
import { recover } from './actors/recovery.ts';
import { securityInfoOn } from './actors/security-info.ts';
import { givePass } from './actors/sign-in.ts';
import { test as base } from './fixtures.ts';

/** Every window of the story belongs to one browser, with one store of cookies. */
const test = base.extend({
  newPage: async ({ context }, use) => { await use(() => context.newPage()); },
});
test.use({ locale: 'en-GB' });

test('claimant and manager played in one browser: each sign-in stays on the device that it belongs to', async ({ world, kiosk, manager, claimant, newPage }) => {
  const pass = await recover({ kiosk, manager }, lostPhone(claimant));

  const info = securityInfoOn(world, await newPage());
  await info.arrive(claimant);
  await givePass(info.page, pass);
  await info.addAuthenticator(phoneOf(world, claimant, newPage));
  await info.remove('Microsoft Authenticator');

  await world.advance(limits.WATCH_EVERY_MS);
  await kiosk.seesHeading('All done');
  // The manager's page is still the manager's, though somebody else signed in beside it.
  await manager.page.reload();
  await manager.seesHeading('All done');
});
