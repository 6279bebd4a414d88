import { afterAll, beforeAll, expect, it } from 'vitest';
import { startKit, type Kit } from '../test-tenant.ts';
import { newAdmin, secretOn, signInAdmin, type TestAdmin } from './test-admin.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

/** What Graph shows of the pass to a program. */
async function passOf({ tenant }: TestAdmin, key: string): Promise<Record<string, unknown> | undefined> {
  const { value } = (await kit.graph(kit.bySecret(tenant.made)).api(`/users/${tenant.who(key).id}/authentication/temporaryAccessPassMethods`).get()) as { value: Record<string, unknown>[] };
  return value[0];
}

async function signInBy({ tenant }: TestAdmin, key: string, pass: string): Promise<string> {
  const page = await tenant.browser().open(`${tenant.path}/security-info`);
  await page.submit({ do: 'user', loginfmt: tenant.who(key).userPrincipalName });
  await page.submit({ do: 'pass', accesspass: pass });
  return page.text;
}

const PASS = { method: 'pass', minutes: '60', once: 'no' };

it('shows a new pass once, and never again to anybody', async () => {
  const admin = await newAdmin(kit, 'authadmin');
  await admin.add('claimant', PASS);
  const text = secretOn(admin.page);
  expect(text).toHaveLength(8);
  expect(admin.page.text).toContain('Provide this Temporary Access Pass to the user so they can set their strong credentials.');
  await admin.page.open(admin.page.url);
  expect(admin.page.text).toContain('Usable authentication methods');
  expect(secretOn(admin.page)).toBe('');
  const reader = await signInAdmin(admin.tenant, 'globalreader', kit, admin.methods('claimant', 'intune'));
  expect(reader.page.text).toMatch(/Temporary Access Pass Expires \d{4}-/);
  expect(reader.page.body + admin.page.body).not.toContain(text);
  expect(await signInBy(admin, 'claimant', text)).toContain('Security info');
});

it('makes the very pass that Graph makes, and writes the very audit line', async () => {
  const [byPage, byGraph] = [await newAdmin(kit, 'globaladmin'), await newAdmin(kit, 'globaladmin')];
  for (const { tenant } of [byPage, byGraph]) await kit.control(`/tenants/${tenant.id}/clock`, 'PUT', { now: '2026-11-22T10:00:00Z', frozen: true });
  const again = await signInAdmin(byPage.tenant, 'globaladmin', kit);
  await again.add('claimant', { ...PASS, once: 'yes', minutes: '90' });
  await kit.graph(kit.bySecret(byGraph.tenant.made)).api(`/users/${byGraph.tenant.who('claimant').id}/authentication/temporaryAccessPassMethods`).post({ lifetimeInMinutes: 90, isUsableOnce: true });
  const strip = ({ id: _id, ...rest }: Record<string, unknown>): object => rest;
  expect(strip((await passOf(byPage, 'claimant')) ?? {})).toEqual(strip((await passOf(byGraph, 'claimant')) ?? {}));
  const line = async (admin: TestAdmin): Promise<object> => {
    const { activityDisplayName, result, resultReason, targets } = (await admin.audits()).at(-1) ?? {} as never;
    return { activityDisplayName, result, resultReason, changes: targets[0]?.changes };
  };
  expect(await line(byPage)).toEqual(await line(byGraph));
  expect((await byPage.audits()).at(-1)?.initiatedBy.user?.userPrincipalName).toBe(byPage.tenant.who('globaladmin').userPrincipalName);
});

it('starts a pass at the wall time of another zone, and not before', async () => {
  const { tenant } = await newAdmin(kit, 'authadmin');
  await kit.control(`/tenants/${tenant.id}/clock`, 'PUT', { now: '2026-11-22T10:00:00Z', frozen: true });
  const admin = await signInAdmin(tenant, 'authadmin', kit);
  await admin.add('claimant', { ...PASS, delayed: 'on', date: '2026-11-22', time: '20:00', zone: 'Asia/Tokyo' });
  const text = secretOn(admin.page);
  expect(admin.page.text).toContain('Valid from 2026-11-22 11:00:00 UTC 2026-11-22 20:00 Asia/Tokyo');
  expect(await passOf(admin, 'claimant')).toMatchObject({ startDateTime: '2026-11-22T11:00:00Z', isUsable: false, methodUsabilityReason: 'NotYetValid' });
  await admin.page.open(admin.methods('claimant'));
  expect(admin.page.text).toMatch(/Non-usable authentication methods .*Starts 2026-11-22 11:00:00 UTC, expires 2026-11-22 12:00:00 UTC/);
  expect(await signInBy(admin, 'claimant', text)).toContain('AADSTS130507');
  await tenant.advance(60 * 60_000);
  expect(await signInBy(admin, 'claimant', text)).toContain('These are the methods');
  await tenant.advance(60 * 60_000);
  const late = await signInAdmin(tenant, 'authadmin', kit, admin.methods('claimant'));
  expect(late.page.text).toMatch(/Non-usable authentication methods .*Expired 2026-11-22 12:00:00 UTC/);
});

it('replaces the pass that is there', async () => {
  const admin = await newAdmin(kit, 'authadmin');
  await admin.add('claimant', PASS);
  const first = secretOn(admin.page);
  expect((await admin.page.open(`${admin.methods('claimant')}/add`)).text).toContain('The new pass overrides the one that is there.');
  await admin.add('claimant', PASS);
  const second = secretOn(admin.page);
  expect(await signInBy(admin, 'claimant', first)).toContain('AADSTS130503');
  expect(await signInBy(admin, 'claimant', second)).toContain('These are the methods');
});

it.each([
  ['a guest', 'guest', {}, 'Temporary Access Pass cannot be added to an external guest user.'],
  ['too short', 'claimant', { minutes: '9' }, 'Invalid LifetimeInMinutes specified. The valid range between 10 and 480.'],
  ['too long', 'claimant', { minutes: '481' }, 'Invalid LifetimeInMinutes specified. The valid range between 10 and 480.'],
  ['no number', 'claimant', { minutes: 'an hour' }, 'Invalid LifetimeInMinutes specified. The valid range between 10 and 480.'],
  ['no date', 'claimant', { delayed: 'on', date: '2026-02-30', time: '09:00', zone: 'UTC' }, 'This is no date and time in that time zone.'],
])('refuses a pass for: %s, and says what to do', async (_what, key, more, text) => {
  const admin = await newAdmin(kit, 'authadmin');
  await admin.add(key, { ...PASS, ...more });
  expect(admin.page.status).toBe(400);
  expect(admin.page.text).toContain(text);
  expect(admin.page.text).toContain('What to do now:');
  // What was typed stands there still.
  expect(admin.page.body).toContain('minutes' in more ? `value="${more.minutes}"` : 'value="60"');
  expect(await passOf(admin, key)).toBeUndefined();
  const last = (await admin.audits()).at(-1);
  if (!('date' in more)) expect(last).toMatchObject({ activityDisplayName: 'Admin registered security info', result: 'failure', resultReason: text });
});

it('says a refusal in the better wording where the tenant wants that, and in the real words in the log', async () => {
  const admin = await newAdmin(kit, 'authadmin');
  await admin.tenant.settings({ wording: 'ideal' });
  await admin.add('claimant', { ...PASS, minutes: '5' });
  expect(admin.page.text).toContain('A pass can last from 10 to 480 minutes.');
  expect((await admin.audits()).at(-1)?.resultReason).toBe('Invalid LifetimeInMinutes specified. The valid range between 10 and 480.');
});

it('makes no pass while the policy is off, and a useless one for whom it leaves out, or none, as the switch says', async () => {
  const off = await newAdmin(kit, 'globaladmin', { seed: 'contoso-default' });
  await off.add('claimant', PASS);
  expect(off.page.text).toContain('Converged UserCredentialPolicy does not allow');
  const admin = await newAdmin(kit, 'globaladmin');
  const policy = '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass';
  await kit.graph(kit.bySecret(admin.tenant.made)).api(policy).patch({ '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration', excludeTargets: [{ targetType: 'user', id: admin.tenant.who('claimant').id }] });
  await admin.add('claimant', PASS);
  expect(secretOn(admin.page)).not.toBe('');
  expect((await admin.page.open(admin.methods('claimant'))).text).toMatch(/Non-usable authentication methods .*The policy does not allow its use\./);
  await admin.tenant.settings({ assumed: { passOutOfScope: 'refuse' } });
  await admin.add('claimant', PASS);
  expect(admin.page.text).toContain('Converged UserCredentialPolicy does not allow');
});

it('refuses a start in the past only where the switch says so', async () => {
  const admin = await newAdmin(kit, 'authadmin');
  const past = { ...PASS, delayed: 'on', date: '2020-01-01', time: '09:00', zone: 'Europe/Berlin' };
  await admin.add('claimant', past);
  expect(secretOn(admin.page)).not.toBe('');
  await admin.tenant.settings({ assumed: { pastStart: 'refuse' } });
  await admin.add('claimant', past);
  expect(admin.page.text).toContain('The start lies in the past.');
});

it('cannot add a pass to an account of this minute, unless the switch says otherwise', async () => {
  const order = { seedFile: { name: 'fresh', passPolicy: { state: 'enabled' }, people: [
    { key: 'boss', givenName: 'Bo', surname: 'Boss', alias: 'boss', roles: [{ role: 'Authentication Administrator' }] },
    { key: 'fresh', givenName: 'Fay', surname: 'Fresh', alias: 'fresh', createdDaysAgo: 0 },
  ] } };
  const admin = await newAdmin(kit, 'boss', order);
  await admin.add('fresh', PASS);
  expect(admin.page.text).toContain('The authentication method could not be added. Try again later.');
  expect(admin.page.text).toContain('What to do now: Wait a minute or two, then try again.');
  await admin.tenant.advance(120_000);
  await admin.add('fresh', PASS);
  expect(secretOn(admin.page)).not.toBe('');
  const sooner = await newAdmin(kit, 'boss', order);
  await sooner.tenant.settings({ assumed: { newAccountPassMs: 0 } });
  await sooner.add('fresh', PASS);
  expect(secretOn(sooner.page)).not.toBe('');
});
