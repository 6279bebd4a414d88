import type { Page } from '@playwright/test';
import { expectHolds } from './accessible.ts';
import { follow, MINUTE_MS, phoneOf } from './kit/index.ts';
import { expect, test } from './stage.ts';

const press = (page: Page, name: string): Promise<void> => follow(page, page.getByRole('button', { name, exact: true }));
const seesHeading = async (page: Page, name: string): Promise<void> => { await expect(page.getByRole('heading', { level: 1, name })).toBeVisible(); };
const givePassword = async (page: Page, password: string): Promise<void> => {
  await page.getByLabel('Password', { exact: true }).fill(password);
  await press(page, 'Sign in');
};
const numberOn = (page: Page): Promise<string> => page.locator('#idRichContext_DisplaySign').innerText();

test('two digits are typed on the phone and the page goes on by itself; a denial and a silent phone are told apart', async ({ tenant, clock, securityInfo: info, newPage }) => {
  const manager = tenant.person('manager');
  const phone = phoneOf(tenant, manager, newPage);
  await tenant.settings({ signIn: { secondStep: 'number' } });
  await info.arrive(manager);
  await givePassword(info.page, manager.password);
  await seesHeading(info.page, 'Approve sign in request');
  await expectHolds(info.page, 'number');
  await phone.deny();
  await seesHeading(info.page, 'Request denied');
  await press(info.page, 'Send another request to my Microsoft Authenticator app');
  await seesHeading(info.page, 'Approve sign in request');
  await clock.advance(MINUTE_MS);
  await seesHeading(info.page, "We didn't hear from you");
  await expectHolds(info.page, 'timed out');
  await press(info.page, 'Send another request to my Microsoft Authenticator app');
  await phone.approve(await numberOn(info.page));
  await info.seesMethods();
});

test('with the phone gone, the pass is the other way to sign in after the password', async ({ tenant, claimant, securityInfo: info }) => {
  const pass = await tenant.bringPass(claimant, 'usable');
  await tenant.settings({ signIn: { accountRecovery: true } });
  await info.page.goto(`${tenant.pages}/security-info`);
  for (const [link, heading] of [["Can't access your account?", 'Get back into your account'], ['Sign-in options', 'Sign-in options']] as const) {
    await press(info.page, link);
    await seesHeading(info.page, heading);
    await expect(info.page.getByRole('main')).toContainText('not part of this simulation');
    await press(info.page, 'Back');
  }
  await expectHolds(info.page, 'user name');
  await info.arrive(claimant);
  await press(info.page, 'Sign in');
  await expect(info.page.getByRole('alert')).toContainText('Please enter your Temporary Access Pass.');
  await info.page.getByLabel('Show Temporary Access Pass').check();
  await expect(info.passBox).toHaveAttribute('type', 'text');
  await press(info.page, 'Other ways to sign in');
  await expectHolds(info.page, 'ways at first');
  await press(info.page, 'Recover your account');
  await expectHolds(info.page, 'recover your account');
  await press(info.page, 'Back');
  await press(info.page, 'Use my password');
  await press(info.page, 'Forgot my password');
  await seesHeading(info.page, 'Get back into your account');
  await press(info.page, 'Back');
  await givePassword(info.page, claimant.password);
  await seesHeading(info.page, 'Enter code');
  await expectHolds(info.page, 'code');
  await press(info.page, 'Sign in another way');
  await seesHeading(info.page, 'Verify your identity');
  await expectHolds(info.page, 'ways');
  await press(info.page, 'Use Temporary Access Pass');
  await info.givePass(pass);
  await info.seesMethods();
});

test('a pass is not enough where registering wants a phishing-resistant way, and enough where it wants MFA', async ({ tenant, claimant, securityInfo: info }) => {
  const pass = await tenant.bringPass(claimant, 'usable');
  await tenant.settings({ signIn: { conditionalAccess: { registerSecurityInfo: 'phishing-resistant' } } });
  await info.arrive(claimant);
  await info.givePass(pass);
  await info.seesRefusal({ says: 'Your sign-in was successful but does not meet the criteria', code: 53003, then: 'Sign in with Windows Hello on your own PC, or ask your administrator.' });
  await expectHolds(info.page, 'blocked');
  await tenant.settings({ signIn: { conditionalAccess: { registerSecurityInfo: 'mfa' } } });
  await info.arrive(claimant);
  await info.givePass(pass);
  await info.seesMethods();
});

test('the keyboard alone goes from the name through more information to staying signed in', async ({ tenant, securityInfo: { page } }) => {
  const newhire = tenant.person('newhire');
  const pass = await tenant.bringPass(newhire, 'usable');
  await tenant.settings({ signIn: { staySignedIn: true, interruptMode: 'skippable' } });
  await page.goto(`${tenant.pages}/security-info`);
  for (const [field, typed] of [['loginfmt', newhire.userPrincipalName], ['accesspass', pass]] as const) {
    // Autofocus comes a moment after the page is loaded.
    await expect(page.locator(`input[name=${field}]`)).toBeFocused();
    await page.keyboard.type(typed);
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  }
  await seesHeading(page, 'More information required');
  await expectHolds(page, 'more information');
  await expect(page.getByRole('button', { name: 'Next' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: 'Skip for now' })).toBeFocused();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await seesHeading(page, 'Stay signed in?');
  await expectHolds(page, 'stay signed in');
  await expect(page.getByRole('button', { name: 'Yes' })).toBeFocused();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await seesHeading(page, 'Security info');
});

test('a pass goes before the company\'s own identity provider, but not in a PIN reset where MFA has to be done there', async ({ tenant, claimant, securityInfo: info, workstation: pc }) => {
  await tenant.settings({ signIn: { federation: { domain: tenant.domain, federatedIdpMfaBehavior: 'enforceMfaByFederatedIdp' } } });
  await tenant.bringPass(claimant, 'usable');
  await info.arrive(claimant);
  await expect(info.passBox).toBeVisible();
  await pc.forgetPin();
  await pc.seesHeading("Your company's own sign-in");
  await expectHolds(pc.page, 'federated');
  await tenant.bringPass(claimant, 'none');
  await info.arrive(claimant);
  await info.page.getByLabel('Password there').fill(claimant.password);
  await press(info.page, 'Sign in');
  await info.seesMethods();
});

test('smart lockout: as many wrong passwords as the tenant bears, and the right one is refused too until a minute has passed', async ({ tenant, clock, securityInfo: info }) => {
  const { page } = info;
  const manager = tenant.person('manager');
  await tenant.settings({ signIn: { lockout: { threshold: 3 } } });
  await info.arrive(manager);
  await expectHolds(page, 'password');
  for (const wrong of ['one', 'two', 'three']) {
    await givePassword(page, wrong);
    await info.seesRefusal({ says: 'Your account or password is incorrect.', code: 50126, then: 'Try again.' });
  }
  await givePassword(page, manager.password);
  await info.seesRefusal({ says: 'Your account is temporarily locked to prevent unauthorized use.', code: 50053, then: 'Wait a minute, then try again.' });
  await clock.advance(MINUTE_MS);
  await givePassword(page, manager.password);
  await seesHeading(page, 'Enter code');
});
