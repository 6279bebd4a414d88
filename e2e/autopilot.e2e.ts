import { expectHolds } from './accessible.ts';
import { MINUTE_MS, type NewPc } from './kit/index.ts';
import { expect, test } from './stage.ts';

const PIN = '274951';
const ASK = 'Ask your administrator for a new pass, or go to the recovery kiosk.';

/** One screen of each make. */
const LOOKED_AT = ['Is this the right country or region?', "Let's connect you to a network", 'Welcome to Contoso', 'Enter Temporary Access Pass', 'Setting up your device for work', 'All set!'];

test('a new PC is set up with a pass, by keys alone', async ({ clock, newPc }) => {
  const pass = await newPc.bring('One-time pass, everything quick');
  const { page } = newPc;
  await page.goto(page.url().replace(/tester$/, 'oobe'));
  /** On the screen with this heading: the keys, and Enter last. */
  const keys = async (heading: string, ...before: readonly string[]): Promise<void> => {
    await newPc.seesHeading(heading);
    if (LOOKED_AT.includes(heading)) await expectHolds(page, heading);
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
  await clock.advance(6 * MINUTE_MS);
  await keys('Setting up your device for work');
  await keys('Use your face or fingerprint to sign in');
  await keys('Use Windows Hello with your account');
  await keys('Set up a PIN', PIN, 'Tab', PIN);
  await keys('All set!');
  await newPc.seesHeading('Desktop of Aiko Mori');
});

test('a restart loses the sign-in: Sign in is pressed twice, and the pass has to be good for several uses', async ({ tenant, newPc }) => {
  const pass = await newPc.bring('Pass for several uses, restart');
  await newPc.start(pass);
  await newPc.passPhases(2);
  await newPc.seesHeading('Other user');
  await newPc.press('Sign in');
  await newPc.seesHeading('Other user');
  await expectHolds(newPc.page, 'Other user in the set-up');
  await newPc.press('Sign in');
  await newPc.signInAgain(pass);
  await newPc.passPhases(1);
  await newPc.startHello();
  await newPc.finish(PIN);
  // The session did not begin with Windows Hello, so at the first lock nobody is listed.
  await newPc.press('Lock');
  await newPc.seesHeading('Other user');
  await newPc.page.getByLabel('User name').fill(tenant.person('newhire').userPrincipalName);
  await newPc.page.getByLabel('PIN', { exact: true }).fill(PIN);
  await newPc.press('Submit');
  await newPc.seesHeading('Desktop of Aiko Mori');

  // Without the status page a pass leads to the PIN at once.
  const quick = await newPc.bring('One-time pass, everything quick');
  await newPc.change({ settings: { statusPage: 'off' } });
  await newPc.open();
  for (const button of ['Yes', 'Yes', 'Skip', 'Next', 'Next', 'Sign in']) await newPc.press(button);
  await newPc.givePass(quick);
  await newPc.startHello();
  await newPc.finish('183746');
});

const SPENT = { says: 'Your one-time Temporary Access Pass has been redeemed. Contact your admin to get a new pass.', code: 130505, then: ASK };

/** A state by one press, and the set-up so far. Gives the pass. */
async function begin(newPc: NewPc, preset: string, phases: number): Promise<string> {
  const pass = await newPc.bring(preset);
  await newPc.start(pass);
  await newPc.passPhases(phases);
  return pass;
}

test('each way in which the pass is at its end before the set-up is, by one press', async ({ newPc }) => {
  const { page } = newPc;
  for (const preset of ['One-time pass, restart', 'Locks itself during set-up']) {
    await test.step(preset, async () => {
      const pass = await begin(newPc, preset, 2);
      await newPc.press('Sign in');
      await newPc.press('Sign in');
      await newPc.signInAgain(pass);
      await newPc.seesRefusal(SPENT);
    });
  }
  await test.step('One-time pass, more than 10 minutes', async () => {
    const pass = await begin(newPc, 'One-time pass, more than 10 minutes', 3);
    await newPc.startHello();
    await newPc.givePass(pass);
    await newPc.seesRefusal(SPENT);
  });
  await test.step('Pass ends during account setup', async () => {
    await begin(newPc, 'Pass ends during account setup', 3);
    await newPc.seesRefusal({ says: 'Your Temporary Access Pass has expired. Contact your administrator to obtain a new pass.', code: 130504, then: ASK });
    await expectHolds(page, 'account setup failed');
  });
});

test('each way in which a pass is not taken at all, by one press', async ({ newPc }) => {
  const { page } = newPc;
  for (const [preset, says] of [['Restart without web sign-in', 'Only a password is taken here.'], ['Hybrid join', 'knows passwords alone']] as const) {
    await test.step(preset, async () => {
      await begin(newPc, preset, 2);
      await expect(page.getByRole('main')).toContainText(says);
      await expect(page.getByLabel('Password', { exact: true })).toBeVisible();
      await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toHaveCount(0);
    });
  }
  await test.step('Federated domain that wants its own MFA', async () => {
    await begin(newPc, 'Federated domain that wants its own MFA', 3);
    await newPc.startHello();
    await expect(page.getByRole('main')).toContainText('This page does not take a pass.');
    await newPc.press('Close');
    await expect(page.getByRole('alert')).toContainText('0x801C03ED');
    await expectHolds(page, 'Windows Hello failed');
  });
});
