import { afterAll, beforeAll, expect, it } from 'vitest';
import { startKit, type Kit } from '../test-tenant.ts';
import { newAdmin, secretOn, signInAdmin, type TestAdmin } from './test-admin.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

const last = async (admin: TestAdmin): Promise<object> => (await admin.audits()).at(-1) ?? {};

/** The id behind the first delete button whose name begins so. */
function methodId({ page }: TestAdmin, name: string): string {
  const row = page.body.split('<form').find((part) => part.includes(`aria-label="Delete ${name}`)) ?? '';
  return /name="id" value="([^"]+)"/.exec(row)?.[1] ?? '';
}

it('leads who is not signed in to the sign-in, and back to where they wanted to go', async () => {
  const admin = await newAdmin(kit, 'globaladmin');
  const stranger = admin.tenant.browser();
  expect((await stranger.open(admin.methods('claimant'))).text).toContain('Email or phone');
  const came = await signInAdmin(admin.tenant, 'authadmin', kit, `${admin.methods('claimant')}?x=1`);
  expect(came.page.url).toContain(admin.methods('claimant'));
  expect(came.page.text).toContain('Nina Vogel: Authentication Administrator');
});

it('asks for a second step, as the admin centers do of everybody', async () => {
  const { tenant } = await newAdmin(kit, 'globaladmin');
  const page = await tenant.browser().open(`${tenant.path}/admin`);
  await page.submit({ do: 'user', loginfmt: tenant.who('globaladmin').userPrincipalName });
  await page.submit({ do: 'password', passwd: tenant.who('globaladmin').password });
  expect(page.text).toContain('Enter code');
  expect((await page.open(`${tenant.path}/admin`)).text).toContain('Email or phone');
});

it.each(['manager', 'scopedadmin', 'eligible', 'groupeligible'])('refuses %s, who administers nothing, and says what to do', async (key) => {
  const admin = await newAdmin(kit, key);
  expect(admin.page.status).toBe(403);
  expect(admin.page.text).toContain("You don't have access");
  expect(admin.page.text).toContain('What to do now: Sign out and sign in as an administrator.');
  await admin.page.open(admin.methods('claimant'));
  expect(admin.page.status).toBe(403);
  await admin.page.submit({ do: 'sign-out' }, `${admin.tenant.path}/admin`);
  expect(admin.page.text).toContain('Email or phone');
});

it('finds people by a part of their name or address, fifty to a page', async () => {
  const admin = await newAdmin(kit, 'globalreader');
  await admin.page.open(`${admin.tenant.path}/admin/entra/users?search=LINDQVIST`);
  expect(admin.page.text).toContain('1 people, 1 to 1 shown');
  expect(admin.page.body).toContain(admin.methods('claimant'));
  await admin.page.open(`${admin.tenant.path}/admin/intune/users?search=nobody-has-this`);
  expect(admin.page.text).toContain('Nobody has that in their name or address.');
  const many = await newAdmin(kit, 'p2', { generate: { people: 120 } });
  await many.page.open(`${many.tenant.path}/admin/entra/users`);
  expect(many.page.text).toContain('120 people, 1 to 50 shown');
  await many.page.open(`${many.tenant.path}/admin/entra/users?page=2`);
  expect(many.page.text).toContain('120 people, 101 to 120 shown');
  await many.page.open(`${many.tenant.path}/admin/entra/users?page=99`);
  expect(many.page.text).toContain('120 people, 101 to 120 shown');
});

it('shows the same page behind both doors, and none behind a third', async () => {
  const admin = await newAdmin(kit, 'globaladmin');
  const text = async (door: 'entra' | 'intune'): Promise<string> => (await admin.page.open(admin.methods('claimant', door))).text.replace(/^.*Sign out/, '').replace(/^.*?Users ›/, '').replaceAll(/\d\d:\d\d:\d\d/g, '');
  expect((await text('entra')).replace(/^.*Require/, '')).toBe((await text('intune')).replace(/^.*Require/, ''));
  expect((await admin.page.open(admin.methods('claimant').replace('/entra/', '/azure/'))).status).toBe(404);
  expect((await admin.page.open(`${admin.tenant.path}/admin/entra/users/${admin.tenant.id}/authentication-methods`)).status).toBe(404);
});

it('adds phones and mail, and refuses what Graph refuses', async () => {
  const admin = await newAdmin(kit, 'privilegedauthadmin');
  await admin.add('claimant', { method: 'phone', phoneType: 'alternateMobile', phone: '+49 1705550100' });
  expect(admin.page.text).toContain('An alternate mobile phone needs a mobile phone to be registered first.');
  await admin.add('claimant', { method: 'phone', phoneType: 'mobile', phone: '0170 5550100' });
  expect(admin.page.text).toContain('The phone number is not valid.');
  await admin.add('claimant', { method: 'phone', phoneType: 'mobile', phone: '+49 1705550100' });
  expect(admin.page.text).toContain('Phone number was added.');
  expect(await last(admin)).toMatchObject({ activityDisplayName: 'Admin registered security info', resultReason: 'Admin registered phone method for user' });
  await admin.add('claimant', { method: 'phone', phoneType: 'mobile', phone: '+49 1705550111' });
  expect(admin.page.text).toContain('A phone of this type is already registered for the user.');
  await admin.add('claimant', { method: 'email', email: 'mara' });
  expect(admin.page.text).toContain('The email address is not valid.');
  await admin.add('claimant', { method: 'email', email: 'mara@home.example' });
  await admin.add('claimant', { method: 'email', email: 'mara@work.example' });
  expect(admin.page.text).toContain('An email authentication method is already registered for the user.');
  await admin.page.open(admin.methods('claimant'));
  expect(admin.page.text).toContain('Primary mobile: +49 1705550100');
  expect(admin.page.text).toContain('mara@home.example');
  const masked = await signInAdmin(admin.tenant, 'authadmin', kit, admin.methods('claimant'));
  expect(masked.page.text).toContain('Primary mobile: +49 XXXXXXXX00');
  const { value } = (await kit.graph(kit.bySecret(admin.tenant.made)).api(`/users/${admin.tenant.who('claimant').id}/authentication/phoneMethods`).get()) as { value: { phoneNumber: string }[] };
  expect(value).toMatchObject([{ phoneNumber: '+49 1705550100' }]);
});

it('deletes a method and the pass after a question, and keeps the default while others could take its place', async () => {
  const admin = await newAdmin(kit, 'globaladmin');
  await admin.add('claimant', { method: 'pass', minutes: '60', once: 'no' });
  await admin.add('claimant', { method: 'phone', phoneType: 'mobile', phone: '+49 1705550100' });
  await admin.page.open(admin.methods('claimant'));
  const [passId, appId] = [methodId(admin, 'Temporary Access Pass'), methodId(admin, 'Microsoft Authenticator')];
  await admin.page.submit({ do: 'ask-delete', id: passId }, admin.methods('claimant'));
  expect(admin.page.text).toContain('Who signed in with the pass is signed out.');
  await admin.page.submit({ do: 'delete', id: passId }, admin.methods('claimant'));
  expect(admin.page.text).toContain('Temporary Access Pass was deleted.');
  expect(await last(admin)).toMatchObject({ activityDisplayName: 'Admin deleted security info', resultReason: 'Admin deleted temporary access pass method for user' });
  await admin.page.submit({ do: 'delete', id: appId }, admin.methods('claimant'));
  expect(admin.page.text).toContain('Cannot delete default method with other methods configured.');
  await admin.tenant.settings({ assumed: { defaultMethodDelete: 'allow' } });
  await admin.page.submit({ do: 'delete', id: appId }, admin.methods('claimant'));
  expect(admin.page.text).toContain('Microsoft Authenticator was deleted.');
  expect(await last(admin)).toMatchObject({ resultReason: 'Admin deleted Authenticator App method for user' });
});

it('requires re-registration: phones and apps go, Windows Hello, mail and the pass stay', async () => {
  const admin = await newAdmin(kit, 'authadmin');
  await admin.add('claimant', { method: 'pass', minutes: '60', once: 'no' });
  await admin.add('claimant', { method: 'email', email: 'mara@home.example' });
  await admin.add('claimant', { method: 'phone', phoneType: 'mobile', phone: '+49 1705550100' });
  await admin.page.submit({ do: 'ask-re-register' }, admin.methods('claimant'));
  expect(admin.page.text).toContain('This deletes phone numbers, Microsoft Authenticator apps and software OATH tokens.');
  await admin.page.submit({ do: 're-register' }, admin.methods('claimant'));
  expect(admin.page.text).toContain('No default');
  expect([...admin.page.body.matchAll(/<th scope="row">([^<]+)/g)].map(([, name]) => name)).toEqual(['Windows Hello for Business', 'Email', 'Temporary Access Pass']);
  expect(await last(admin)).toMatchObject({ activityDisplayName: 'Admin deleted security info', targets: [{ changes: [{ oldValue: '["Authenticator App","Phone"]' }] }] });
});

it('resets a password: shown once, the old one and its sign-ins are over', async () => {
  const admin = await newAdmin(kit, 'groupadmin');
  const { tenant } = admin;
  const own = await tenant.browser().open(`${tenant.path}/security-info`);
  const signIn = async (passwd: string): Promise<string> => {
    await own.submit({ do: 'user', loginfmt: tenant.who('deputy').userPrincipalName });
    return (await own.submit({ do: 'password', passwd })).text;
  };
  await signIn(tenant.who('deputy').password);
  await own.submit({ do: 'code', otc: await tenant.code('deputy') });
  expect(own.text).toContain('These are the methods');
  await tenant.advance(1000);
  await admin.page.submit({ do: 'ask-reset' }, admin.methods('deputy'));
  await admin.page.submit({ do: 'reset' }, admin.methods('deputy'));
  const temporary = secretOn(admin.page);
  expect(temporary).toMatch(/^[A-Z][a-z]{3}\d{4}$/);
  expect(admin.page.text).toContain('In this simulation nobody is asked to change it');
  expect(secretOn(await admin.page.open(admin.page.url))).toBe('');
  expect(await last(admin)).toMatchObject({ activityDisplayName: 'Reset password' });
  await own.open(`${tenant.path}/security-info`);
  expect(own.text).toContain('AADSTS50173');
  expect(await signIn(tenant.who('deputy').password)).toContain('incorrect');
  await own.open(`${tenant.path}/security-info`);
  expect(await signIn(temporary)).toContain('Enter code');
  await admin.page.submit({ do: 'reset' }, admin.methods('hybrid'));
  expect(admin.page.text).toContain('The password of this user is managed on-premises.');
});

it('revokes every session; before 2026 the button ended none that Conditional Access had asked for', async () => {
  const admin = await newAdmin(kit, 'globaladmin');
  const { tenant } = admin;
  await admin.add('claimant', { method: 'pass', minutes: '60', once: 'no' });
  const pass = secretOn(admin.page);
  const own = tenant.browser();
  const arrive = async (): Promise<string> => (await own.open(`${tenant.path}/security-info`)).text;
  await arrive();
  await own.submit({ do: 'user', loginfmt: tenant.who('claimant').userPrincipalName });
  await own.submit({ do: 'pass', accesspass: pass });
  await tenant.settings({ assumed: { methodsBlade: 'banner' } });
  await admin.page.submit({ do: 'ask-revoke' }, admin.methods('claimant'));
  expect(admin.page.text).toContain('It applies to per-user MFA alone: other sessions go on.');
  await admin.page.submit({ do: 'revoke' }, admin.methods('claimant'));
  expect(await last(admin)).toMatchObject({ activityDisplayName: 'Update user' });
  expect(await arrive()).toContain('These are the methods');
  await tenant.settings({ assumed: { methodsBlade: 'new' } });
  await admin.page.submit({ do: 'ask-revoke' }, admin.methods('claimant'));
  expect(admin.page.text).toContain('This invalidates all sessions of the user, including MFA.');
  await admin.page.submit({ do: 'revoke' }, admin.methods('claimant'));
  expect(await last(admin)).toMatchObject({ activityDisplayName: 'Update StsRefreshTokenValidFrom Timestamp' });
  expect(await arrive()).not.toContain('These are the methods');
});

it('begins with the old experience where the tenant wants it, until the banner is followed', async () => {
  const admin = await newAdmin(kit, 'authadmin');
  await admin.page.open(admin.methods('claimant'));
  expect(admin.page.text).not.toContain('Switch to the new');
  await admin.tenant.settings({ assumed: { methodsBlade: 'banner' } });
  await admin.page.open(admin.methods('claimant', 'intune'));
  expect(admin.page.text).toContain('Switch to the new user authentication methods experience! Click here to use it now');
  expect(admin.page.text).not.toContain('Add authentication method');
  await admin.page.submit({ do: 'switch' }, admin.methods('claimant', 'intune'));
  expect(admin.page.text).toContain('+ Add authentication method');
  expect(admin.page.text).toContain('Revoke multifactor authentication sessions');
});

it.each([
  ['globalreader', 'claimant', 'delete'],
  ['globalreader', 'claimant', 're-register'],
  ['globalreader', 'claimant', 'reset'],
  ['authadmin', 'globaladmin', 'reset'],
  ['authadmin', 'groupadmin', 're-register'],
  ['groupadmin', 'claimant', 're-register'],
  ['policyadmin', 'claimant', 'revoke'],
])('refuses %s on %s: %s, and changes nothing', async (key, target, act) => {
  const admin = await newAdmin(kit, key);
  await admin.page.submit({ do: act, id: 'x' }, admin.methods(target));
  expect(admin.page.status).toBe(403);
  expect(admin.page.text).toMatch(/What to do now: Ask somebody with one of these roles: .*Global Administrator\./);
  await admin.add(target, { method: 'pass', minutes: '60', once: 'no' });
  if (key !== 'authadmin' || target !== 'claimant') expect(admin.page.status).toBe(403);
  expect(await admin.audits()).toEqual([]);
});

it('lets nobody help themselves, and sends them to Security info', async () => {
  const admin = await newAdmin(kit, 'globaladmin');
  await admin.add('globaladmin', { method: 'pass', minutes: '60', once: 'no' });
  expect(admin.page.status).toBe(403);
  expect(admin.page.text).toContain('You cannot update your own methods here.');
  expect(admin.page.body).toContain(`href="${admin.tenant.path}/security-info"`);
  expect(await admin.audits()).toEqual([]);
});

it('takes forms from its own pages alone, and logs what they do as imitated calls', async () => {
  const admin = await newAdmin(kit, 'authadmin');
  const address = `${kit.simulator.pagesOrigin}${admin.methods('claimant')}/add`;
  const foreign = await fetch(address, { method: 'POST', body: new URLSearchParams({ method: 'pass' }), headers: { 'sec-fetch-site': 'cross-site' } });
  expect(foreign.status).toBe(403);
  await admin.add('claimant', { method: 'pass', minutes: '60', once: 'no' });
  const { requests } = (await kit.control(`/tenants/${admin.tenant.id}/requests`)).body as { requests: { operation: string; status: number }[] };
  expect(requests.filter(({ operation }) => operation === 'pages.admin.add.act').map(({ status }) => status)).toEqual([403, 303]);
});
