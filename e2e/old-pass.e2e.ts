import { limits } from '#server/testing';
import { lostPhone } from './actors/kiosk.ts';
import { recover } from './actors/recovery.ts';
import { HOUR_MS, securityInfoOn } from './kit/index.ts';
import { expect, test } from './fixtures.ts';

const ASK = 'Ask your administrator for a new pass, or go to the recovery kiosk.';

test('an hour later the pass is refused with the reason and what to do, and a second recovery works at once', async ({ world, clock, kiosk, headlessManager: manager, claimant, securityInfo: info, workstation: pc }) => {
  const old = await recover({ kiosk, manager }, lostPhone(claimant));
  await clock.advance(HOUR_MS);
  await kiosk.seesHeading('We could not see a new sign-in method');

  const expired = { says: 'Your Temporary Access Pass has expired. Contact your administrator to obtain a new pass.', code: 130504, then: ASK };
  await info.arrive(claimant);
  await info.givePass(old);
  await info.seesRefusal(expired);
  await expect(info.page.getByRole('link', { name: 'Open the recovery kiosk' })).toHaveAttribute('href', `${world.server.kioskOrigin}/`);
  await pc.forgetPin();
  await pc.givePass(old);
  await pc.seesRefusal(expired);

  await kiosk.page.getByRole('button', { name: 'Start again' }).click();
  const fresh = await recover({ kiosk, manager }, lostPhone(claimant));
  expect(fresh).not.toBe(old);
  await info.arrive(claimant);
  await info.givePass(fresh);
  await info.seesMethods();
});

test('a one-time pass opens one sign-in; the second is told that it has been redeemed', async ({ tenant, clock, headlessKiosk, headlessManager, claimant, securityInfo: info, workstation: pc, newPage }) => {
  const opened = await headlessKiosk.start(claimant);
  await headlessManager.approve(opened.matchCode);
  const pass = (await opened.fetchPass()) as string;

  await info.arrive(claimant);
  await info.givePass(pass);
  await info.seesMethods();

  const redeemed = { says: 'Your one-time Temporary Access Pass has been redeemed. Contact your admin to get a new pass.', code: 130505, then: ASK };
  const elsewhere = securityInfoOn(tenant, await newPage());
  await elsewhere.arrive(claimant);
  await elsewhere.givePass(pass);
  await elsewhere.seesRefusal(redeemed);
  await pc.forgetPin();
  await pc.givePass(pass);
  await pc.seesRefusal(redeemed);

  // The first sign-in goes on: it has ten minutes to add a method.
  await clock.advance(limits.WATCH_EVERY_MS);
  await info.page.reload();
  await info.seesMethods();
});
