import { afterAll, beforeAll, expect, it } from 'vitest';
import { startKit, type Kit } from '../test-tenant.ts';
import { newAdmin, secretOn, signInAdmin, type TestAdmin } from './test-admin.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

const addressOf = ({ tenant }: TestAdmin): string => `${tenant.path}/admin/entra/policies/temporary-access-pass`;

/** The policy as a program reads it. */
const byGraph = async ({ tenant }: TestAdmin): Promise<Record<string, unknown>> =>
  (await kit.graph(kit.bySecret(tenant.made)).api('/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass').get()) as Record<string, unknown>;

const SETTINGS = { tab: 'edit', do: 'update', minimum: '30', maximum: '120', default: '45', length: '12', once: 'yes' };

it('switches passes on for some groups and not for others, as the document says: enable, configure, update, save', async () => {
  const admin = await newAdmin(kit, 'policyadmin', { seed: 'contoso-default' });
  expect(await byGraph(admin)).toMatchObject({ state: 'disabled', minimumLifetimeInMinutes: 60 });
  const [all, never] = ['everybody', 'never-recover'].map((key) => admin.tenant.made.groups.find((group) => group.key === key)?.id ?? '');
  await admin.page.open(addressOf(admin));
  await admin.page.submit({ tab: 'target', do: 'configure', enabled: 'on', include: 'select', included: `group:${all ?? ''}`, excluded: `group:${never ?? ''}` }, addressOf(admin));
  expect(admin.page.text).toContain('Your changes are not saved yet.');
  await admin.page.submit({ tab: 'configure', do: 'edit' }, addressOf(admin));
  await admin.page.submit(SETTINGS, addressOf(admin));
  expect(await byGraph(admin)).toMatchObject({ state: 'disabled' });
  await admin.page.submit({ tab: 'configure', do: 'save' }, addressOf(admin));
  expect(admin.page.text).toContain('The policy was saved.');
  expect(admin.page.text).not.toContain('not saved yet');
  expect(await byGraph(admin)).toMatchObject({
    state: 'enabled', minimumLifetimeInMinutes: 30, maximumLifetimeInMinutes: 120, defaultLifetimeInMinutes: 45, defaultLength: 12, isUsableOnce: true,
    includeTargets: [{ targetType: 'group', id: all }], excludeTargets: [{ targetType: 'group', id: never }],
  });
  expect((await admin.audits()).at(-1)).toMatchObject({ activityDisplayName: 'Authentication Methods Policy Update', initiatedBy: { user: { userPrincipalName: admin.tenant.who('policyadmin').userPrincipalName } } });
  const maker = await signInAdmin(admin.tenant, 'authadmin', kit, `${admin.methods('claimant')}/add`);
  expect(maker.page.text).toContain('Minutes, from 30 to 120 by the policy.');
  expect(maker.page.body).toMatch(/name="once" value="yes" checked disabled/);
  // As browsers send it: a greyed-out answer is not sent.
  await maker.add('claimant', { method: 'pass', minutes: '45' });
  expect(secretOn(maker.page)).toHaveLength(12);
  await maker.add('claimant', { method: 'pass', minutes: '45', once: 'no' });
  expect(maker.page.text).toContain('The policy allows one-time use only.');
});

it.each([
  [{ minimum: '9' }, 'Minimum lifetime: allowed are 10 – 43,200 Minutes (30 days).'],
  [{ maximum: '43201' }, 'Maximum lifetime: allowed are 10 – 43,200 Minutes (30 days).'],
  [{ default: 'an hour' }, 'Default lifetime: allowed are 10 – 43,200 Minutes (30 days).'],
  [{ minimum: '121' }, 'Minimum lifetime must not be longer than Maximum lifetime.'],
  [{ default: '121' }, 'Default lifetime must lie within the minimum and maximum lifetime.'],
  [{ length: '7' }, 'Length: allowed are 8-48 characters.'],
  [{ length: '49' }, 'Length: allowed are 8-48 characters.'],
])('refuses %j and keeps what was typed', async (wrong, text) => {
  const admin = await newAdmin(kit, 'policyadmin');
  const before = await byGraph(admin);
  await admin.page.submit({ ...SETTINGS, ...wrong }, addressOf(admin));
  expect(admin.page.status).toBe(400);
  expect(admin.page.text).toContain(text);
  expect(admin.page.body).toMatch(new RegExp(`name="${Object.keys(wrong)[0] ?? ''}"[^>]* value="${Object.values(wrong)[0] ?? ''}" aria-invalid="true"`));
  await admin.page.submit({ tab: 'configure', do: 'save' }, addressOf(admin));
  expect(await byGraph(admin)).toEqual(before);
});

it('discards a draft, and keeps drafts of two administrators apart', async () => {
  const one = await newAdmin(kit, 'policyadmin');
  const other = await signInAdmin(one.tenant, 'globaladmin', kit);
  await one.page.submit(SETTINGS, addressOf(one));
  await other.page.open(`${addressOf(one)}?tab=configure`);
  expect(other.page.text).not.toContain('not saved yet');
  await one.page.submit({ tab: 'configure', do: 'discard' }, addressOf(one));
  expect(one.page.text).toContain('Minimum lifetime 10 minutes');
  expect(await byGraph(one)).toMatchObject({ minimumLifetimeInMinutes: 10 });
});

it('keeps targets that a program has set, people too', async () => {
  const admin = await newAdmin(kit, 'policyadmin');
  const { id, displayName } = admin.tenant.who('claimant');
  await kit.graph(kit.bySecret(admin.tenant.made)).api('/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass')
    .patch({ '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration', excludeTargets: [{ targetType: 'user', id }] });
  await admin.page.open(addressOf(admin));
  expect(admin.page.text).toContain(`${displayName} (person)`);
  await admin.page.submit({ tab: 'target', do: 'save', enabled: 'on', include: 'all', excluded: `user:${id}` }, addressOf(admin));
  expect(await byGraph(admin)).toMatchObject({ excludeTargets: [{ targetType: 'user', id }], includeTargets: [{ id: 'all_users' }] });
});

it('shows the policy to readers, and changes it for nobody without the role', async () => {
  const reader = await newAdmin(kit, 'globalreader');
  await reader.page.open(`${addressOf(reader)}?tab=edit`);
  expect(reader.page.text).toContain('You can look here, but not change anything.');
  expect(reader.page.text).toContain('Minimum lifetime 10 minutes');
  expect(reader.page.body).not.toContain('value="save"');
  await reader.page.submit({ tab: 'target', do: 'save', include: 'all' }, addressOf(reader));
  expect(reader.page.status).toBe(403);
  expect(reader.page.text).toContain('Authentication Policy Administrator or Global Administrator');
  expect(await byGraph(reader)).toMatchObject({ state: 'enabled' });
  const helper = await signInAdmin(reader.tenant, 'authadmin', kit, addressOf(reader));
  expect(helper.page.text).toContain('You do not have permission to see this.');
  expect((await helper.page.open(`${reader.tenant.path}/admin/entra/policies`)).text).toContain('You do not have permission to see this.');
});

it('lists the methods with their targets', async () => {
  const admin = await newAdmin(kit, 'policyadmin');
  await admin.page.open(`${admin.tenant.path}/admin/entra/policies`);
  expect(admin.page.text).toMatch(/Passkey \(FIDO2\) All users Yes .*SMS All users Yes .*Temporary Access Pass All users Yes/);
});
