import { expectNoViolations } from './accessible.ts';
import { newPcOf, type NewPc } from './actors/autopilot.ts';
import { givePass, seesRefusal } from './actors/sign-in.ts';
import { workstationOf, type Workstation } from './actors/workstation.ts';
import { expect, test as base } from './stage.ts';

/** The claimant's PC, and the one that the new employee has just unpacked. */
const test = base.extend<{ readonly pc: Workstation; readonly newPc: NewPc }>({
  pc: async ({ stage, newPage }, use) => { await use(workstationOf(stage, stage.tenant.person('claimant'), await newPage())); },
  newPc: async ({ stage, newPage }, use) => { await use(newPcOf(stage, stage.tenant.person('newhire'), await newPage())); },
});

const MINUTE_MS = 60_000;
const PIN = '274951';
const ASK = 'Ask your administrator for a new pass, or go to the recovery kiosk.';

test('web sign-in opens Windows with a pass and no PIN; once signed out nobody is listed, and Security info ends with the pass', async ({ stage, pc }) => {
  const claimant = stage.tenant.person('claimant');
  const pass = await pc.bring('PIN reset service without consent');
  await pc.bring('Web sign-in, Windows 11');
  await pc.startWebSignIn(claimant);
  await givePass(pc.page, pass);
  await pc.seesHeading('Desktop of Mara Lindqvist');
  const info = await pc.openSecurityInfo();
  await info.seesMethods();
  await stage.tenant.advance(60 * MINUTE_MS);
  await pc.page.reload();
  await expect(pc.page.getByRole('main')).toContainText('Your Temporary Access Pass has expired.');
  await pc.open();
  await pc.press('Sign out');
  await pc.seesHeading('Other user');
});

test('web sign-in of Windows 10 takes a pass alone', async ({ stage, newPage }) => {
  const manager = stage.tenant.person('manager');
  const pc = workstationOf(stage, manager, await newPage());
  await pc.bring('Web sign-in, Windows 10');
  await pc.startWebSignIn(manager);
  await pc.page.getByLabel('Password', { exact: true }).fill(manager.password);
  await pc.press('Sign in');
  const { codes } = (await (await fetch(`${stage.simulator.pagesOrigin}/${stage.tenant.id}/phones/manager/codes`)).json()) as { readonly codes: readonly { readonly code: string }[] };
  await pc.page.getByLabel('Code', { exact: true }).fill(codes[0]?.code ?? '');
  await pc.press('Verify');
  await seesRefusal(pc.page, { says: 'Access Pass must be used for Web Sign In. Contact your admin to get an Access Pass.', code: 130506, then: ASK });
});

test('a PIN is forgotten on the desktop: Settings asks twice, the pass sets a new one, and the old one is gone', async ({ stage, pc, newPage }) => {
  const pass = await pc.bring('PIN reset service without consent');
  await pc.bring('As Windows comes');
  await pc.open();
  const old = await pinOf(pc);
  await pc.unlock(old);
  await pc.forgetPinInSettings();
  await givePass(pc.page, pass);
  await pc.setPin(PIN);
  await pc.seesHeading('Sign-in options');
  const window = workstationOf(stage, stage.tenant.person('claimant'), await newPage());
  await window.open();
  await window.press('Close Settings');
  await window.press('Lock');
  await window.typePin(old);
  await expect(window.page.getByRole('alert')).toContainText('The PIN is incorrect.');
  await window.unlock(PIN);
});

/** The PIN, as the page tells its tester. */
async function pinOf({ page }: Workstation): Promise<string> {
  await page.getByText('For the tester').click();
  return /\d{6}/.exec(await page.getByText('The PIN of this PC is').innerText())?.[0] ?? '';
}

test('wrong PINs: A1B2C3, a restart, a minute, and at last the lock of the TPM, which a pass opens', async ({ stage, pc }) => {
  await pc.open();
  const pin = await pinOf(pc);
  for (let i = 0; i < 3; i++) await pc.typePin('000000');
  await pc.page.getByLabel('Challenge phrase').fill('a1b2c3');
  await pc.press('Submit');
  await pc.typePin('000000');
  await expect(pc.page.getByRole('alert')).toContainText('This sign-in option is disabled');
  await pc.press('Restart');
  await expect(pc.page.getByRole('alert')).toContainText('Too many wrong PINs. Try again at 2026-11-22 10:01:00 UTC.');
  await stage.tenant.advance(MINUTE_MS);
  await pc.open();
  await pc.unlock(pin);

  const pass = await pc.bring('PIN reset service without consent');
  await pc.bring('TPM locked');
  await pc.open();
  await pc.press('Lock');
  await expect(pc.page.getByRole('alert')).toContainText('keep your device powered on for at least 2 hours');
  await pc.press('I forgot my PIN');
  await expect(pc.page.getByRole('status')).toHaveText('Choose I forgot my PIN once more.');
  await pc.forgetPin();
  await givePass(pc.page, pass);
  await pc.setPin(PIN);
  await pc.unlock(PIN);
});

test('what goes wrong around the panel is named, each with a way on', async ({ pc }) => {
  const pass = await pc.bring('PIN reset service without consent');
  await pc.forgetPin();
  await givePass(pc.page, pass);
  await expect(pc.page.getByRole('alert')).toContainText('CAA20004 AADSTS650052');
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

  await pc.bring('Passwordless experience');
  await pc.open();
  await pc.page.getByText('Sign-in options').click();
  await expect(pc.page.getByRole('button', { name: 'Password', exact: true })).toHaveCount(0);
});

test('a new PC is set up with a pass, by keys alone', async ({ stage, newPc }) => {
  const pass = await newPc.bring('One-time pass, everything quick');
  const { page } = newPc;
  await page.goto(page.url().replace(/tester$/, 'oobe'));
  /** On the screen with this heading: the keys, and Enter last. */
  const keys = async (heading: string, ...before: readonly string[]): Promise<void> => {
    await newPc.seesHeading(heading);
    // Autofocus comes a moment after the page is loaded.
    await expect(page.locator(':focus')).toHaveCount(1);
    for (const key of before) await (key === 'Tab' ? page.keyboard.press(key) : page.keyboard.type(key));
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  };
  await keys('Is this the right country or region?', 'Tab');
  await keys('Is this the right keyboard layout or input method?', 'Tab');
  await keys('Want to add a second keyboard layout?');
  await keys("Let's connect you to a network");
  await keys('Checking for updates');
  await keys('Welcome to Contoso');
  await keys('Enter Temporary Access Pass', pass);
  await stage.tenant.advance(6 * MINUTE_MS);
  await keys('Setting up your device for work');
  await keys('Use your face or fingerprint to sign in');
  await keys('Use Windows Hello with your account');
  await keys('Set up a PIN', PIN, 'Tab', PIN);
  await keys('All set!');
  await newPc.seesHeading('Desktop of Aiko Mori');
});

test('a restart loses the sign-in: Sign in is pressed twice, and the pass has to be good for several uses', async ({ newPc }) => {
  const pass = await newPc.bring('Pass for several uses, restart');
  await newPc.start(pass);
  await newPc.passPhases(2);
  await newPc.seesHeading('Other user');
  await newPc.press('Sign in');
  await newPc.seesHeading('Other user');
  await newPc.press('Sign in');
  await newPc.signInAgain(pass);
  await newPc.passPhases(1);
  await newPc.startHello();
  await newPc.finish(PIN);
});

const SPENT = { says: 'Your one-time Temporary Access Pass has been redeemed. Contact your admin to get a new pass.', code: 130505, then: ASK };

test('each way in which the set-up fails, by one press', async ({ newPc }) => {
  const { page } = newPc;
  const begin = async (preset: string, phases: number): Promise<string> => {
    const pass = await newPc.bring(preset);
    await newPc.start(pass);
    await newPc.passPhases(phases);
    return pass;
  };
  for (const preset of ['One-time pass, restart', 'Locks itself during set-up']) {
    await test.step(preset, async () => {
      const pass = await begin(preset, 2);
      await newPc.press('Sign in');
      await newPc.press('Sign in');
      await newPc.signInAgain(pass);
      await seesRefusal(page, SPENT);
    });
  }
  await test.step('One-time pass, more than 10 minutes', async () => {
    const pass = await begin('One-time pass, more than 10 minutes', 3);
    await newPc.startHello();
    await givePass(page, pass);
    await seesRefusal(page, SPENT);
  });
  await test.step('Pass ends during account setup', async () => {
    await begin('Pass ends during account setup', 3);
    await seesRefusal(page, { says: 'Your Temporary Access Pass has expired. Contact your administrator to obtain a new pass.', code: 130504, then: ASK });
  });
  for (const [preset, says] of [['Restart without web sign-in', 'Only a password is taken here.'], ['Hybrid join', 'knows passwords alone']] as const) {
    await test.step(preset, async () => {
      await begin(preset, 2);
      await expect(page.getByRole('main')).toContainText(says);
      await expect(page.getByLabel('Password', { exact: true })).toBeVisible();
      await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toHaveCount(0);
    });
  }
  await test.step('Federated domain that wants its own MFA', async () => {
    await begin('Federated domain that wants its own MFA', 3);
    await newPc.startHello();
    await expect(page.getByRole('main')).toContainText('This page does not take a pass.');
  });
});

test('every screen is free of violations, and fits a desktop, a telephone and text twice as large', async ({ pc, newPc }) => {
  const look = async ({ page }: Pick<Workstation, 'page'>, place: string): Promise<void> => {
    await expectNoViolations(page, place);
    for (const [width, height, text] of [[1366, 768, '100%'], [390, 844, '100%'], [1366, 768, '200%'], [683, 768, '200%']] as const) {
      await page.setViewportSize({ width, height });
      await page.evaluate((size) => { document.documentElement.style.fontSize = size; }, text);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(beyond, `${place} at ${width}×${height}, text at ${text}`).toBeLessThanOrEqual(0);
    }
    await page.evaluate(() => { document.documentElement.style.fontSize = ''; });
    await page.setViewportSize({ width: 1366, height: 768 });
  };
  const pass = await pc.bring('PIN reset service without consent');
  await look(pc, 'the tester’s page');
  await pc.open();
  await pc.page.getByText('Sign-in options').click();
  await look(pc, 'the lock screen');
  await pc.forgetPin();
  await look(pc, 'the panel');
  await givePass(pc.page, pass);
  await look(pc, 'the panel, stopped');
  await pc.bring('Windows Hello broken');
  await pc.open();
  await look(pc, 'a broken container');
  await pc.bring('Web sign-in, Windows 11');
  await pc.open();
  await pc.press('Other user');
  await look(pc, 'Other user');
  await pc.press('Mara Lindqvist');
  await pc.unlock(await pinOf(pc));
  await look(pc, 'the desktop');
  for (const button of ['Settings', 'Sign-in options', 'Change PIN']) {
    await pc.press(button);
    await look(pc, button);
  }
  const set = await newPc.bring('Pass for several uses, restart');
  await newPc.start(set);
  await look(newPc, 'the status page');
  await newPc.passPhases(2);
  await look(newPc, 'Other user in the set-up');
});
