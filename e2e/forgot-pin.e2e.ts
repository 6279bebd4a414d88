import { limits } from '#server/testing';
import { lostPhone } from './actors/kiosk.ts';
import { phoneOf } from './actors/phone.ts';
import { recover } from './actors/recovery.ts';
import { givePass } from './actors/sign-in.ts';
import { workstationOf } from './actors/workstation.ts';
import { expect, test } from './fixtures.ts';

const NEW_PIN = '274951';

test('a forgotten PIN: the pass sets a new one, and Windows alone opens Security info for the new phone', async ({ world, kiosk, headlessManager: manager, claimant, newPage }) => {
  const pass = await recover({ kiosk, manager }, lostPhone(claimant, { purpose: 'Set a new PIN for my PC' }));

  const pc = workstationOf(world, claimant, await newPage());
  await pc.forgetPin();
  await givePass(pc.page, pass);
  await pc.setPin(NEW_PIN);
  await pc.unlock(NEW_PIN);
  const info = await pc.openSecurityInfo();
  await info.seesMethods();
  await info.addAuthenticator(phoneOf(world, claimant, newPage));
  await info.remove('Microsoft Authenticator');
  await expect(info.methods).toContainText(['Windows Hello for Business', 'Authenticator app', 'Temporary access pass']);

  await world.advance(limits.WATCH_EVERY_MS);
  await kiosk.seesHeading('All done');
});

test('a forgotten PIN on a hybrid-joined PC: Windows asks for the password before the pass', async ({ world, kiosk, headlessManager: manager, newPage }) => {
  const person = world.tenant.person('hybrid');
  const phone = phoneOf(world, person, newPage);
  await phone.replace();
  const pass = await recover({ kiosk, manager }, lostPhone(person, { purpose: 'Set a new PIN for my PC', passwordFirst: true }));
  await expect(kiosk.page.getByText('On your PC choose “I forgot my PIN”, and type your password.')).toBeVisible();

  const pc = workstationOf(world, person, await newPage());
  await pc.forgetPin();
  await pc.givePassword(person.password);
  await givePass(pc.page, pass);
  await pc.setPin(NEW_PIN);
  await pc.unlock(NEW_PIN);
  const info = await pc.openSecurityInfo();
  await info.addAuthenticator(phone);
  await info.remove('Authenticator app');
  await expect(info.methods).toContainText(['Windows Hello for Business', 'Authenticator app', 'Temporary access pass']);

  await world.advance(limits.WATCH_EVERY_MS);
  await kiosk.seesHeading('All done');
});
