import { limits } from '#server/testing';
import { lostPhone } from './actors/kiosk.ts';
import { recover } from './actors/recovery.ts';
import { expect, test } from './fixtures.ts';

const NEW_PIN = '274951';

test('a forgotten PIN: the pass sets a new one, and Windows alone opens Security info for the new phone', async ({ claimant, headlessManager: manager, kiosk, workstation, phone, clock }) => {
  const pass = await recover({ kiosk, manager }, lostPhone(claimant, { purpose: 'Set a new PIN for my PC' }));

  await workstation.forgetPin();
  await workstation.givePass(pass);
  await workstation.setPin(NEW_PIN);
  await workstation.unlock(NEW_PIN);
  const info = await workstation.openSecurityInfo();
  await info.seesMethods();
  await info.addAuthenticator(phone);
  await info.remove('Microsoft Authenticator');
  await expect(info.methods).toContainText(['Windows Hello for Business', 'Authenticator app', 'Temporary access pass']);

  await clock.advance(limits.WATCH_EVERY_MS);
  await kiosk.seesHeading('All done');
});

test.describe('on a hybrid-joined PC', () => {
  test.use({ claimantKey: 'hybrid' });

  test('a forgotten PIN: Windows asks for the password before the pass', async ({ claimant, headlessManager: manager, kiosk, workstation, phone, clock }) => {
    await phone.replace();
    const pass = await recover({ kiosk, manager }, lostPhone(claimant, { purpose: 'Set a new PIN for my PC', passwordFirst: true }));
    await expect(kiosk.page.getByText('On your PC choose “I forgot my PIN”, and type your password.')).toBeVisible();

    await workstation.forgetPin();
    await workstation.givePassword(claimant.password);
    await workstation.givePass(pass);
    await workstation.setPin(NEW_PIN);
    await workstation.unlock(NEW_PIN);
    const info = await workstation.openSecurityInfo();
    await info.addAuthenticator(phone);
    await info.remove('Authenticator app');
    await expect(info.methods).toContainText(['Windows Hello for Business', 'Authenticator app', 'Temporary access pass']);

    await clock.advance(limits.WATCH_EVERY_MS);
    await kiosk.seesHeading('All done');
  });
});
