import { adminCentreOf, HOUR_MS, phoneOf, workstationOf } from './kit/index.ts';
import { expect, test } from './stage.ts';

const PIN = '274951';

test('a new PC from its box to a second way in: an administrator makes the pass, a restart asks for it again, and Windows opens Security info', async ({ tenant, clock, newPc: pc, newPage }) => {
  const newhire = tenant.person('newhire');
  const admin = adminCentreOf(tenant, tenant.person('authadmin'), await newPage());
  await admin.signIn();
  await admin.openMethods(newhire);
  await admin.addPass({ minutes: 480, once: false });
  const pass = await admin.takePass();

  await pc.change({ webSignIn: true, settings: { interruption: 'restart' } });
  await pc.start(pass);
  await pc.passPhases(2);
  await pc.seesHeading('Other user');
  await pc.press('Sign in');
  await pc.press('Sign in');
  await pc.signInAgain(pass);
  await pc.passPhases(1);
  await pc.startHello();
  await pc.finish(PIN);

  const info = await workstationOf(tenant, newhire, pc.page).openSecurityInfo();
  await info.addAuthenticator(phoneOf(tenant, newhire, newPage));
  await expect(info.methods).toContainText(['Windows Hello for Business', 'Authenticator app', 'Temporary access pass']);

  // The working day is over, and so is the pass: Windows opens by PIN, and the pass opens nothing.
  await clock.advance(8 * HOUR_MS);
  await pc.open();
  await pc.press('Lock');
  await pc.page.getByLabel('User name').fill(newhire.userPrincipalName);
  await pc.page.getByLabel('PIN', { exact: true }).fill(PIN);
  await pc.press('Submit');
  await pc.seesHeading(`Desktop of ${newhire.displayName}`);
  await pc.press('Lock');
  await pc.press('Other user');
  await pc.press('Sign in');
  await pc.signInAgain(pass);
  await pc.seesRefusal({ says: 'Your Temporary Access Pass has expired. Contact your administrator to obtain a new pass.', code: 130504, then: 'Ask your administrator for a new pass, or go to the recovery kiosk.' });
});
