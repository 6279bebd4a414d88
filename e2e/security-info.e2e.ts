import { request } from '@playwright/test';
import { expectHolds } from './accessible.ts';
import { follow, HOUR_MS, MINUTE_MS, phoneOf, type TenantControl } from './kit/index.ts';
import { expect, test as base } from './stage.ts';

/** The claimant is signed in with a pass of an hour. */
const test = base.extend({
  securityInfo: async ({ securityInfo, tenant, claimant }, use) => {
    const pass = await tenant.bringPass(claimant, 'usable');
    await securityInfo.arrive(claimant);
    await securityInfo.givePass(pass);
    await securityInfo.seesMethods();
    await use(securityInfo);
  },
});

test('Microsoft Authenticator: the new phone reads the QR code, and the number is typed on it', async ({ securityInfo: info, phone }) => {
  await phone.replace();
  await expect(info.methods.filter({ hasText: 'Temporary access pass' })).toContainText('Expires 2026-11-22 11:00:00 UTC');
  await expectHolds(info.page, 'list');
  await info.press('Add sign-in method');
  await expect(info.page.getByRole('main')).toContainText('Since you signed in with a Temporary Access Pass, you can only register methods that are used for sign-in. Which method would you like to add?');
  await expect(info.page.getByRole('option')).toHaveText(['Microsoft Authenticator', 'Authenticator app', 'Security key or passkey', 'Security key', 'Phone']);
  await expectHolds(info.page, 'which method');
  await info.page.getByLabel('Authentication method options').selectOption('Microsoft Authenticator');
  await info.press('Add');
  await info.press('Next');
  await info.press('Next');
  await info.press('Next');
  await expect(info.page.getByRole('alert')).toContainText('The app has not connected yet.');
  await expectHolds(info.page, 'QR code');
  await phone.scan(info.page.getByRole('img', { name: 'QR code for Microsoft Authenticator' }));
  await info.press('Next');
  await expectHolds(info.page, 'number');
  await phone.deny();
  await expect(info.page.getByRole('alert')).toContainText('You denied the notification.');
  await info.press('Resend notification');
  const number = await info.page.locator('output').innerText();
  await phone.approve(number);
  // The page goes on by itself.
  await expect(info.page.getByRole('heading', { level: 1 })).toHaveText('Notification approved');
  await info.press('Next');
  await expect(info.page.getByRole('status')).toHaveText('Microsoft Authenticator was successfully registered');
});

test('a passkey that the browser really makes, and the phone shows', async ({ tenant, securityInfo: info, newPage }) => {
  const { page } = info;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  await info.choose('Security key or passkey');
  await expectHolds(page, 'passkey');
  await info.press('Next');
  await expectHolds(page, 'name of the passkey');
  await page.getByLabel('Name', { exact: true }).fill('Laptop');
  await info.press('Next');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText("You're all set");
  await info.press('Done');
  await expect(info.methods.filter({ hasText: 'Security key or passkey' })).toContainText('Laptop');
  // The same authenticator is left out of the next offer, and the page says what to do.
  await info.choose('Security key or passkey');
  await info.press('Next');
  await expect(page.getByRole('alert')).toContainText('The browser made no passkey.');
  const phone = await newPage();
  await phone.goto(`${tenant.pages}/phones/claimant`);
  await expect(phone.getByRole('region', { name: 'Passkeys' }).getByRole('listitem')).toContainText('Laptop');
});

test('a security key on a stick, and none for whoever comes with a password alone', async ({ tenant, securityInfo: info }) => {
  const { page } = info;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'usb', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  await info.choose('Security key');
  await page.getByLabel('USB device').check();
  await expectHolds(page, 'type of the security key');
  await info.press('Next');
  await info.press('Next');
  await page.getByLabel('Name', { exact: true }).fill('Blue stick');
  await info.press('Next');
  await info.press('Done');
  await expect(info.methods.filter({ hasText: 'Security key or passkey' })).toContainText('Blue stick');

  const newhire = tenant.person('newhire');
  await info.signOut();
  await info.arrive(newhire);
  await page.getByLabel('Password', { exact: true }).fill(newhire.password);
  await info.press('Sign in');
  await info.press('Add sign-in method');
  await expect(page.getByRole('main')).not.toContainText('Temporary Access Pass');
  await page.getByLabel('Authentication method options').selectOption('Security key or passkey');
  await info.press('Add');
  await expect(page.getByRole('alert')).toContainText('To set up a security key, you need to sign in with two-factor authentication.');
  await expectHolds(page, 'two factors wanted');
});

test('a sixth app is one too many, and signing out everywhere ends this sign-in too', async ({ tenant, claimant, securityInfo: info }) => {
  const { page } = info;
  // Graph makes none, and the wizard is another story: five come with a saved tenant.
  const saved = (await tenant.read('/export')) as { readonly tenant: { readonly people: readonly { readonly id: string; readonly methods: object[] }[] } };
  const { methods = [] } = saved.tenant.people.find(({ id }) => id === claimant.id) ?? {};
  for (let i = 0; i < 5; i++) methods.push({ kind: 'softwareOath', id: `app-${i}`, createdAt: 0, secret: 'A'.repeat(32) });
  await tenant.load(saved);
  await page.reload();
  await info.choose('Authenticator app');
  await expect(page.getByRole('alert')).toContainText('You already have 5 authenticator apps. Delete one first.');
  await expectHolds(page, 'limit');
  await info.press('Back');
  await follow(page, page.getByRole('button', { name: /^Delete Authenticator app, / }).first());
  await expectHolds(page, 'delete method');
  await info.press('Ok');
  await info.choose('Authenticator app');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Start by getting the app');
  await info.press('Cancel');

  await info.press('Sign out everywhere');
  await expectHolds(page, 'sign out everywhere');
  await info.press('Ok');
  await expect(page.getByRole('heading', { level: 1, name: 'Security info' })).toHaveCount(0);
  await page.goto(`${tenant.pages}/security-info`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
});

test('whoever has nothing but a pass is asked to add a method, and a sign-in that waits for one goes on with it', async ({ tenant, securityInfo: info, newPage }) => {
  const { page } = info;
  const newhire = tenant.person('newhire');
  const pass = await tenant.bringPass(newhire, 'usable');
  await info.signOut();
  await info.arrive(newhire);
  await info.givePass(pass);
  await expect(page.getByRole('button', { name: 'To maintain access to your account, add a sign in method.' })).toBeVisible();
  await expectHolds(page, 'banner');
  await info.signOut();

  await tenant.settings({ signIn: { interruptMode: 'required' } });
  await info.arrive(newhire);
  await info.givePass(pass);
  await info.press('Next');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Keep your account secure');
  await expect(page.getByRole('button', { name: 'Cancel' })).toHaveCount(0);
  await info.press('I want to set up a different method');
  // No passkey is registered on this way.
  await expect(page.getByRole('option')).toHaveText(['Microsoft Authenticator', 'Authenticator app', 'Phone']);
  await page.getByLabel('Authentication method options').selectOption('Authenticator app');
  await info.press('Add');
  await expectHolds(page, 'keep your account secure');
  await info.press('Next');
  await info.press('Next');
  const phone = phoneOf(tenant, newhire, newPage);
  await phone.scan(page.getByRole('img', { name: 'QR code for your authenticator app' }));
  await info.press('Next');
  await expectHolds(page, 'code of the app');
  await page.getByLabel('Code', { exact: true }).fill('000000');
  await info.press('Next');
  await expect(page.getByRole('alert')).toContainText('Wrong code.');
  await page.getByLabel('Code', { exact: true }).fill(await phone.code(/Microsoft/));
  await info.press('Next');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Success!');
  await expect(page.getByRole('main')).toContainText('Default sign-in method: Authenticator app');
  await expectHolds(page, 'Success');
  await follow(page, page.getByRole('link', { name: 'Done' }));
  await info.seesMethods();
});

test('a phone by keyboard alone, and the default method moves to it', async ({ securityInfo: info, phone }) => {
  const { page } = info;
  await info.choose('Phone');
  await expectHolds(page, 'phone number');
  await page.getByLabel('Country code').focus();
  await page.keyboard.type('+47');
  await page.keyboard.press('Tab');
  await page.keyboard.type('23456789');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await expect(page.getByLabel('Code', { exact: true })).toBeFocused();
  await page.keyboard.type(await phone.textMessage(/verification code (\d{6})/));
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await expect(page.getByRole('status')).toHaveText('Your phone was registered successfully.');
  await info.press('Done');
  await info.press('Change default method');
  await expectHolds(page, 'default method');
  await info.press('Cancel');
  await info.changeDefault('Phone, +47 23456789');
  await info.remove('Phone');
  await expect(page.getByRole('main')).toContainText('Default sign-in method: Microsoft Authenticator');
});

test('a pass that ends in the middle of a wizard: sign-in says why, and nothing was added', async ({ tenant, clock, claimant, securityInfo: info }) => {
  await info.choose('Authenticator app');
  await clock.advance(HOUR_MS);
  await follow(info.page, info.page.getByRole('button', { name: 'Next', exact: true }));
  await expect(info.page.getByRole('main')).toContainText('AADSTS130504');
  await expect(info.page.getByRole('main')).toContainText('What to do now');
  const again = await tenant.bringPass(claimant, 'usable');
  await info.givePass(again);
  await info.seesMethods();
  await expect(info.methods.filter({ hasText: 'Authenticator app' })).toHaveCount(0);
});

test('a one-time pass gives ten minutes', async ({ tenant, clock, claimant, securityInfo: info }) => {
  const pass = await tenant.bringPass(claimant, 'once');
  await info.page.reload();
  await info.givePass(pass);
  await info.seesMethods();
  await clock.advance(10 * MINUTE_MS);
  await info.press('Add sign-in method');
  await expect(info.page.getByRole('alert')).toContainText('more than 10 minutes ago');
  await expectHolds(info.page, 'ten minutes over');
});

/** What a program does that has the tenant's Teams app, and a mailbox to send from. */
async function tell(tenant: TenantControl, text: string): Promise<void> {
  const calls = await request.newContext({ ignoreHTTPSErrors: true });
  const { clientId, clientSecret } = tenant.app('everything');
  await tenant.settings({ teamsApp: { clientId, activityTypes: ['approvalRequested'], installedFor: 'everybody', resourceSpecific: false } });
  const token = await calls.post(`${tenant.origin}/${tenant.id}/oauth2/v2.0/token`, { form: { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope: 'https://graph.microsoft.com/.default' } });
  const { access_token: bearer } = (await token.json()) as { readonly access_token: string };
  const { id, userPrincipalName: address } = tenant.person('claimant');
  for (const [path, data] of [
    [`${id}/teamwork/sendActivityNotification`, { topic: { source: 'text', value: text, webUrl: 'https://teams.microsoft.com/l/entity/vouch/approvals' }, activityType: 'approvalRequested', previewText: { content: text } }],
    [`${tenant.person('mailbox').id}/sendMail`, { message: { subject: text, body: { contentType: 'Text', content: text }, toRecipients: [{ emailAddress: { address } }] } }],
  ] as const) expect((await calls.post(`${tenant.origin}/v1.0/users/${path}`, { headers: { authorization: `Bearer ${bearer}` }, data })).ok(), path).toBe(true);
  await calls.dispose();
}

test('the phone: mail and Teams reach it, locked it shows nothing, lost it is nobody\'s, and a new one is empty', async ({ tenant, newPage }) => {
  const page = await newPage();
  await page.goto(`${tenant.pages}/phones/claimant`);
  await tell(tenant, 'Somebody asks for you');
  await page.reload();
  await expect(page.getByRole('region', { name: 'Messages' }).getByRole('listitem')).toContainText(['Teams activity']);
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Somebody asks for you');
  await expectHolds(page, 'phone');
  const press = (name: string): Promise<void> => follow(page, page.getByRole('button', { name, exact: true }));
  await press('Lock');
  await expect(page.getByRole('heading', { name: 'Authenticator' })).toHaveCount(0);
  await expectHolds(page, 'locked phone');
  await press('Unlock');
  await press('Lose this phone');
  await expect(page.getByRole('main')).toContainText('This phone is lost. Nobody can use it.');
  await expectHolds(page, 'lost phone');
  await press('Get a new, empty phone');
  await expect(page.getByRole('region', { name: 'Authenticator' })).toContainText('No accounts yet.');
  await page.goto(`${tenant.pages}/mail/claimant`);
  await expect(page.getByRole('article')).toContainText('From Account Recovery');
  await expectHolds(page, 'mail');
});
