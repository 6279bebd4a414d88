import { limits } from '#server/testing';
import { lostPhone } from './actors/kiosk.ts';
import { recover } from './actors/recovery.ts';
import { securityInfoOn } from './actors/security-info.ts';
import { givePass, seesRefusal } from './actors/sign-in.ts';
import { workstationOf } from './actors/workstation.ts';
import { expect, test } from './fixtures.ts';

const HOUR_MS = 3_600_000;
const ASK = 'Ask your administrator for a new pass, or go to the recovery kiosk.';

test('an hour later the pass is refused with the reason and what to do, and a second recovery works at once', async ({ world, kiosk, headlessManager: manager, claimant, newPage }) => {
  const old = await recover({ kiosk, manager }, lostPhone(claimant));
  await world.advance(HOUR_MS);
  await kiosk.seesHeading('We could not see a new sign-in method');

  const expired = { says: 'Your Temporary Access Pass has expired. Contact your administrator to obtain a new pass.', code: 130504, then: ASK };
  const info = securityInfoOn(world, await newPage());
  await info.arrive(claimant);
  await givePass(info.page, old);
  await seesRefusal(info.page, expired);
  await expect(info.page.getByRole('link', { name: 'Open the recovery kiosk' })).toHaveAttribute('href', `${world.server.kioskOrigin}/`);
  const pc = workstationOf(world, claimant, await newPage());
  await pc.forgetPin();
  await givePass(pc.page, old);
  await seesRefusal(pc.page, expired);

  await kiosk.page.getByRole('button', { name: 'Start again' }).click();
  const fresh = await recover({ kiosk, manager }, lostPhone(claimant));
  expect(fresh).not.toBe(old);
  await info.arrive(claimant);
  await givePass(info.page, fresh);
  await info.seesMethods();
});

test('a one-time pass opens one sign-in; the second is told that it has been redeemed', async ({ world, headlessKiosk, headlessManager, claimant, newPage }) => {
  const opened = await headlessKiosk.start(claimant);
  await headlessManager.approve(opened.matchCode);
  const pass = (await opened.fetchPass()) as string;

  const info = securityInfoOn(world, await newPage());
  await info.arrive(claimant);
  await givePass(info.page, pass);
  await info.seesMethods();

  const redeemed = { says: 'Your one-time Temporary Access Pass has been redeemed. Contact your admin to get a new pass.', code: 130505, then: ASK };
  const elsewhere = securityInfoOn(world, await newPage());
  await elsewhere.arrive(claimant);
  await givePass(elsewhere.page, pass);
  await seesRefusal(elsewhere.page, redeemed);
  const pc = workstationOf(world, claimant, await newPage());
  await pc.forgetPin();
  await givePass(pc.page, pass);
  await seesRefusal(pc.page, redeemed);

  // The first sign-in goes on: it has ten minutes to add a method.
  await world.advance(limits.WATCH_EVERY_MS);
  await info.page.reload();
  await info.seesMethods();
});
