import { expectHolds } from './accessible.ts';
import { codeOn, ENTRA_ACCOUNT, MINUTE_MS, type Workstation, workstationOf } from './kit/index.ts';
import { expect, test } from './stage.ts';

const PIN = '274951';
const shown = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
const ASK = 'Ask your administrator for a new pass, or go to the recovery kiosk.';

test('web sign-in opens Windows with a pass and no PIN; once signed out nobody is listed, and Security info ends with the pass', async ({ clock, claimant, workstation: pc }) => {
  const pass = await pc.bring('PIN reset service without consent');
  await pc.bring('Web sign-in, Windows 11');
  await pc.open();
  await pc.press('Other user');
  await expectHolds(pc.page, 'Other user with web sign-in');
  await pc.startWebSignIn(claimant);
  await pc.givePass(pass);
  await pc.seesHeading('Desktop of Mara Lindqvist');
  await expectHolds(pc.page, 'desktop');
  const info = await pc.openSecurityInfo();
  await info.seesMethods();
  await clock.advance(60 * MINUTE_MS);
  await pc.page.reload();
  await expect(pc.page.getByRole('main')).toContainText('Your Temporary Access Pass has expired.');
  await pc.open();
  await pc.press('Sign out');
  await pc.seesHeading('Other user');
});

test('web sign-in of Windows 10 takes a pass alone', async ({ tenant, newPage }) => {
  const manager = tenant.person('manager');
  const pc = workstationOf(tenant, manager, await newPage());
  await pc.bring('Web sign-in, Windows 10');
  await pc.startWebSignIn(manager);
  await pc.page.getByLabel('Password', { exact: true }).fill(manager.password);
  await pc.press('Sign in');
  await pc.page.getByLabel('Code', { exact: true }).fill(await codeOn(tenant, manager, ENTRA_ACCOUNT));
  await pc.press('Verify');
  await pc.seesRefusal({ says: 'Access Pass must be used for Web Sign In. Contact your admin to get an Access Pass.', code: 130506, then: ASK });
});

test('a reset keeps the key or makes a new one, and looks the same: from the lock screen, and from Settings, which asks twice', async ({ tenant, claimant, workstation: pc, newPage }) => {
  const key = pc.page.getByText('Key of Windows Hello: made');
  const kept = await pc.bring('Non-destructive PIN reset');
  await expect(pc.page.getByRole('main')).toContainText('CanReset : DestructiveAndNonDestructive');
  const made = await key.innerText();
  await expectHolds(pc.page, 'tester’s page');
  await pc.forgetPin();
  await pc.givePass(kept);
  await expectHolds(pc.page, 'new PIN');
  await pc.setPin(PIN);
  await pc.bring('As Windows comes');
  await expect(pc.page.getByRole('main')).toContainText('CanReset : DestructiveOnly');
  expect(await key.innerText()).toBe(made);

  await pc.open();
  await expectHolds(pc.page, 'lock screen');
  await pc.unlock(PIN);
  await pc.press('Settings');
  await expectHolds(pc.page, 'Settings');
  await pc.press('Sign-in options');
  await expectHolds(pc.page, 'Settings, sign-in options');
  await pc.press('I forgot my PIN');
  await expectHolds(pc.page, 'Are you sure');
  await pc.press('Continue');
  await pc.givePass(kept);
  await pc.setPin('183746');
  await pc.seesHeading('Sign-in options');
  const window = workstationOf(tenant, claimant, await newPage());
  await window.open();
  await window.press('Close Settings');
  await window.press('Lock');
  await window.typePin(PIN);
  await expect(window.page.getByRole('alert')).toContainText('The PIN is incorrect.');
  await window.unlock('183746');
  await pc.bring('As Windows comes');
  await expect(key).toContainText('made 2026-11-22 10:00:00 UTC');
});

test('an app of the desktop signs somebody else in, for itself or for all apps', async ({ tenant, workstation: pc }) => {
  const { displayName, userPrincipalName, password } = tenant.person('newhire');
  await pc.open();
  await pc.unlock(await pinOf(pc));
  const signIn = async (): Promise<void> => {
    await pc.press('App that wants an account');
    await pc.page.getByLabel('Email or phone').fill(userPrincipalName);
    await pc.press('Next');
    await pc.page.getByLabel('Password', { exact: true }).fill(password);
    await pc.press('Sign in');
    await pc.seesHeading('Sign in to all apps and websites on this device?');
  };
  await signIn();
  await pc.press('No, this app only');
  await expect(pc.page.getByRole('status')).toHaveText(`The app is signed in as ${displayName}.`);
  await signIn();
  await expectHolds(pc.page, 'sign in to all apps');
  await pc.press('Yes, all apps');
  await pc.seesHeading('Account added to this device');
  await pc.press('Done');
  await pc.press('Settings');
  await expect(pc.page.getByRole('listitem')).toHaveText(displayName);
});

/** The PIN, as the page tells its tester. */
async function pinOf({ page }: Workstation): Promise<string> {
  await page.getByText('For the tester').click();
  return /\d{6}/.exec(await page.getByText('The PIN of this PC is').innerText())?.[0] ?? '';
}

test('wrong PINs: A1B2C3, a restart, a lock that grows from a minute to ten, and at last that of the TPM, which a pass opens', async ({ clock, workstation: pc }) => {
  await pc.open();
  const pin = await pinOf(pc);
  // Minutes after each restart (Windows Hello for Business FAQ).
  for (const minutes of [1, 1, 1, 2, 10]) {
    for (let i = 0; i < 3; i++) await pc.typePin('000000');
    await expect(pc.page.getByRole('main')).toContainText("You've entered an incorrect PIN several times. To try again, enter A1B2C3 below");
    await pc.page.getByLabel('Challenge phrase').fill('a1b2c3');
    await pc.press('Submit');
    await pc.typePin('000000');
    await expect(pc.page.getByRole('alert')).toContainText('This sign-in option is disabled');
    await expect(pc.page.getByRole('button', { name: 'I forgot my PIN' })).toBeVisible();
    await pc.press('Restart');
    const opens = (await clock.now()).getTime() + minutes * MINUTE_MS;
    await expect(pc.page.getByRole('alert')).toContainText(`Too many wrong PINs. Try again at ${shown(opens)}.`);
    await clock.advance(minutes * MINUTE_MS);
    await pc.open();
  }
  await pc.unlock(pin);

  const pass = await pc.bring('PIN reset service without consent');
  await pc.bring('TPM locked');
  await pc.open();
  await pc.press('Lock');
  await expect(pc.page.getByRole('alert')).toContainText('keep your device powered on for at least 2 hours');
  await pc.press('I forgot my PIN');
  await expect(pc.page.getByRole('status')).toHaveText('Choose I forgot my PIN once more.');
  await pc.forgetPin();
  await pc.givePass(pass);
  await pc.setPin(PIN);
  await pc.unlock(PIN);
});

test('what goes wrong around the panel is named, each with a way on', async ({ tenant, workstation: pc }) => {
  const pass = await pc.bring('PIN reset service without consent');
  await pc.forgetPin();
  await pc.givePass(pass);
  await expect(pc.page.getByRole('alert')).toContainText('CAA20004 AADSTS650052');
  await expect(pc.page.getByRole('alert')).toContainText('Microsoft Pin Reset Service Production');
  await expectHolds(pc.page, 'panel, stopped');
  await pc.press('Close');

  await pc.bring('Offline');
  await pc.forgetPin();
  await expect(pc.page.getByRole('alert')).toContainText("It doesn't look that you're connected to the Internet. Check your connection and try again");
  await pc.press('Back to sign-in');
  await expect(pc.page.getByRole('alert')).toBeVisible();
  await pc.press('Ctrl+Alt+Del');
  await pc.seesHeading('Mara Lindqvist');

  await pc.bring('Sign-in page not allowed');
  await pc.forgetPin();
  await expect(pc.page.getByRole('alert')).toContainText("We can't open that page right now");

  await pc.bring('Proxy that asks for a sign-in');
  await pc.forgetPin();
  await expect(pc.page.getByRole('alert')).toContainText('Something went wrong. Please, try again later.');

  await tenant.settings({ wording: 'ideal' });
  await pc.bring('Offline');
  await pc.forgetPin();
  await expect(pc.page.getByRole('alert')).toContainText('This PC has no Internet connection.');
  await pc.press('Back to sign-in');
  await pc.seesHeading('Mara Lindqvist');
});

test('a key that the directory refuses, and a container that is broken', async ({ workstation: pc }) => {
  const pass = await pc.bring('Windows Hello key refused');
  await pc.forgetPin();
  await pc.givePass(pass);
  await pc.page.getByLabel('New PIN').fill(PIN);
  await pc.page.getByLabel('Confirm PIN').fill(PIN);
  await pc.press('OK');
  await expect(pc.page.getByRole('alert')).toContainText('0x801C03ED');

  await pc.bring('Windows Hello broken');
  await pc.open();
  await expect(pc.page.getByRole('alert')).toContainText("Something happened and your PIN isn't available. Click to set up your PIN again.");
  await expectHolds(pc.page, 'broken container');
  await pc.press('Set up my PIN');
  await pc.givePass(pass);
  await pc.setPin(PIN);
  await pc.unlock(PIN);
});

test('without passwords the key is gone for whoever used Windows Hello, and there for Other user', async ({ tenant, claimant, workstation: pc }) => {
  await pc.open();
  await pc.choose('Password');
  await pc.page.getByLabel('Password', { exact: true }).fill(claimant.password);
  await pc.press('Submit');
  await pc.seesHeading('Desktop of Mara Lindqvist');
  await pc.press('Lock');
  await pc.unlock(await pinOf(pc));
  await pc.bring('Passwordless experience');
  await pc.open();
  await pc.press('Lock');
  const tile = pc.page.getByRole('button', { name: 'Password', exact: true });
  await pc.page.getByText('Sign-in options').click();
  await expect(tile).toHaveCount(0);
  await expectHolds(pc.page, 'lock screen with its options');
  await pc.press('Other user');
  await pc.choose('Password');
  const { displayName, userPrincipalName, password } = tenant.person('manager');
  await pc.page.getByLabel('User name').fill(userPrincipalName);
  await pc.page.getByLabel('Password', { exact: true }).fill(password);
  await pc.press('Submit');
  await pc.seesHeading(`Desktop of ${displayName}`);
});

const NO_LINK = ['notificationsOff', 'hideFastUserSwitching', 'hideLastUser', 'noLockScreen', 'lostMode', 'smartCardRequired', 'remoteSession', 'otherCredentialProvider'];
const ERROR = ['blockUserInstall', 'customShell', 'uacOff', 'preLogonNetwork', 'authenticatedProxy'];

test('each of the thirteen reasons takes the PIN reset away from the lock screen, or lets it fail', async ({ workstation: pc }) => {
  const forgot = pc.page.getByRole('button', { name: 'I forgot my PIN' });
  for (const [block, isGone] of [...NO_LINK.map((name) => [name, true] as const), ...ERROR.map((name) => [name, false] as const)]) {
    await test.step(block, async () => {
      await pc.state('usual');
      await pc.change({ settings: { [block]: true } });
      await pc.open();
      if (block === 'hideLastUser') {
        await pc.seesHeading('Other user');
        await pc.choose('PIN (Windows Hello)');
      }
      await expect(pc.page.getByLabel('PIN', { exact: true })).toBeVisible();
      await expect(forgot).toHaveCount(isGone ? 0 : 1);
      if (isGone) return;
      await pc.press('I forgot my PIN');
      await expect(pc.page.getByRole('alert')).toContainText('Something went wrong. Please, try again later.');
    });
  }
  // What a block shows is not documented, so it can be had the other way round.
  await pc.change({ settings: { authenticatedProxy: true, blockedShows: 'no link' } });
  await pc.open();
  await expect(forgot).toHaveCount(0);
});

test('a hybrid-joined PC has no web sign-in, wants the password first, and its domain for a new key', async ({ clock, claimant, workstation: pc }) => {
  const { password } = claimant;
  const pass = await pc.bring('Hybrid-joined, no domain controller');
  await pc.change({ webSignIn: true });
  await pc.open();
  await pc.page.getByText('Sign-in options').click();
  await expect(pc.page.getByRole('button', { name: 'PIN (Windows Hello)' })).toBeVisible();
  await expect(pc.page.getByRole('button', { name: 'Web sign-in' })).toHaveCount(0);
  await pc.forgetPin();
  await pc.seesHeading('Enter your password');
  await pc.givePassword('not it');
  await expect(pc.page.getByRole('alert')).toContainText('The password is incorrect.');
  await expectHolds(pc.page, 'password first');
  await pc.givePassword(password);
  await pc.givePass(pass);
  await expect(pc.page.getByRole('alert')).toContainText('Connect this PC to the network of your organization');

  await pc.bring('Hybrid-joined, key trust');
  await pc.forgetPin();
  await expect(pc.page.getByRole('alert')).toContainText('Something went wrong. Please, try again later.');
  await pc.press('Close');
  await pc.unlock(await pinOf(pc));
  await pc.forgetPinInSettings();
  await pc.givePassword(password);
  await pc.givePass(pass);
  await pc.setPin(PIN);
  await pc.press('Close Settings');
  await pc.press('Lock');
  await pc.typePin(PIN);
  await expect(pc.page.getByRole('alert')).toContainText('That option is temporarily unavailable.');
  await clock.advance(30 * MINUTE_MS);
  await pc.open();
  await pc.unlock(PIN);
});

test('by keys alone on Windows 10, over a locked desktop: what the rules of a PIN refuse, and what they take', async ({ tenant, clock, claimant, workstation: pc }) => {
  const { page } = pc;
  await pc.state('web-10');
  const pass = await tenant.bringPass(claimant, 'usable');
  await pc.open();
  await pc.unlock(await pinOf(pc));
  await pc.press('Lock');
  const keys = async (...pressed: readonly string[]): Promise<void> => {
    await expect(page.locator(':focus')).toHaveCount(1);
    for (const key of pressed) await (key === 'Tab' ? page.keyboard.press(key) : page.keyboard.type(key));
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  };
  // From the box for the PIN over its arrow to the link; Windows 11 would go back to the logon screen first.
  await keys('Tab', 'Tab');
  await keys(pass);
  await pc.seesHeading('Set up a PIN');
  for (const [pin, says] of [
    ['', 'Provide a PIN.'], ['12345', 'Your PIN must be at least 6 digits long.'], ['12a456', 'Your PIN can only contain digits.'],
    ['111111', 'Your PIN cannot be a number pattern'], ['123456', 'Your PIN cannot be a number pattern'], ['963074', 'Your PIN cannot be a number pattern'],
  ] as const) {
    await keys(pin, 'Tab', pin);
    await expect(page.getByRole('alert'), pin).toContainText(says);
  }
  await keys('123123', 'Tab', '123124');
  await expect(page.getByRole('alert')).toContainText('The PINs do not match.');
  await page.getByText('PIN requirements').click();
  await expect(page.getByRole('listitem')).toHaveText(['Must be at least 6 digits long', 'Cannot be longer than 127 digits', 'Cannot be a number pattern such as 123456 or 111111']);
  await page.getByLabel('New PIN').focus();
  await keys('123123', 'Tab', '123123');
  await keys();
  await keys('123123');
  await pc.seesHeading('Desktop of Mara Lindqvist');

  await pc.change({ settings: { pinMinimum: 8, pinSmall: 'allow', pinHistory: 1 } });
  const changeTo = async (pin: string, letters: boolean): Promise<void> => {
    await page.getByLabel('PIN', { exact: true }).fill('123123');
    for (const label of ['New PIN', 'Confirm PIN']) await page.getByLabel(label).fill(pin);
    if (letters) await page.getByLabel('Include letters and symbols').check();
    await pc.press('OK');
  };
  await pc.open();
  for (const button of ['Settings', 'Sign-in options', 'Change PIN']) await pc.press(button);
  await expectHolds(page, 'change PIN');
  await changeTo('abc12345', false);
  await expect(page.getByRole('alert')).toContainText('Your PIN can only contain digits.');
  await changeTo('Abc12345', true);
  await expect(page.getByRole('alert')).toContainText('Your PIN cannot contain uppercase letters.');
  await changeTo('abc12345', true);
  await pc.seesHeading('Sign-in options');
  await pc.press('Change PIN');
  await page.getByLabel('PIN', { exact: true }).fill('abc12345');
  for (const label of ['New PIN', 'Confirm PIN']) await page.getByLabel(label).fill('abc12345');
  await page.getByLabel('Include letters and symbols').check();
  await pc.press('OK');
  await expect(page.getByRole('alert')).toContainText('You have used this PIN before.');
  // After a day the policy wants another one.
  await pc.change({ settings: { pinExpiryDays: 1 } });
  await clock.advance(24 * 60 * MINUTE_MS);
  await pc.open();
  await pc.press('Lock');
  await pc.typePin('abc12345');
  await pc.seesHeading('Your PIN has expired');
  await expectHolds(page, 'expired PIN');
});
