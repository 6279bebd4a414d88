import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTenant, type TenantControl } from '../../e2e/kit/tenant.ts';
import { createSimulator, type Simulator } from '../../simulator/index.ts';
import { SEEDS } from '../../simulator/seed/contoso.ts';
import { Secret } from '../domain/secret.ts';
import { graphIssuer } from '../issuer/graph-issuer.ts';
import { graphMailer } from '../notify/graph-mailer.ts';
import type { Directory } from '../ports.ts';
import { checkPermissions } from './check-permissions.ts';
import { connectGraph, type Graph } from './graph.ts';
import { customCloud } from './graph-cloud.ts';
import { graphDirectory } from './graph-directory.ts';
import { groupsOf } from './groups.ts';
import { readTime } from './read.ts';

let simulator: Simulator;
let tenant: TenantControl;
let directory: Directory;

const graphOf = (name: string): Graph => {
  const { clientId, clientSecret } = tenant.app(name);
  return connectGraph(customCloud(tenant.id, simulator.origin, simulator.origin), { clientId, proof: { kind: 'secret', secret: new Secret(clientSecret) } });
};

beforeAll(async () => {
  simulator = await createSimulator({ port: 0, pagesPort: 0 });
  setDefaultCACertificates([...getCACertificates('default'), simulator.caPem]);
  tenant = await createTenant(simulator);
  const groupIds = async (key: string): Promise<string[]> => (await groupsOf(graphOf('reader'), tenant.person(key).id, readTime())).map(({ id }) => id);
  const everybodys = await groupIds('claimant');
  const neverRecover = (await groupIds('breakglass')).find((id) => !everybodys.includes(id));
  directory = graphDirectory(graphOf('reader'), neverRecover!);
});
afterAll(() => simulator.close());

const log = async <T>(what: 'requests' | 'mail'): Promise<T[]> => {
  const response = await fetch(`${simulator.pagesOrigin}/_sim/tenants/${tenant.id}/${what}`);
  return ((await response.json()) as Record<typeof what, T[]>)[what];
};
const posts = async (): Promise<number> =>
  (await log<{ method: string; path: string }>('requests')).filter(({ method, path }) => method === 'POST' && path.endsWith('/temporaryAccessPassMethods')).length;

test('the people of the seed are found by their exact address, apostrophes and all', async () => {
  for (const key of ['claimant', 'quote', 'longname']) {
    const { id, userPrincipalName } = tenant.person(key);
    expect((await directory.findPerson(userPrincipalName.toUpperCase()))?.id).toBe(id);
  }
  expect(await directory.findPerson(`nobody@${tenant.domain}`)).toBeNull();
  expect(await directory.person(tenant.person('disabled').id)).toMatchObject({ accountEnabled: false });
  expect(await directory.person(tenant.person('guest').id)).toMatchObject({ userType: 'Guest' });
});

test('everybody is read with their manager; a contact is nobody’s', async () => {
  const id = (key: string): string => tenant.person(key).id;
  const links = new Map((await directory.managers()).map(({ personId, managerId }) => [personId, managerId]));
  expect(links.size).toBe(tenant.people.length);
  expect(['claimant', 'manager', 'nomanager', 'contactmanager', 'selfmanaged'].map((key) => links.get(id(key)))).toEqual([id('manager'), id('director'), null, null, id('selfmanaged')]);
});

test('a group is read with its people, and whether few alone can change them', async () => {
  expect(await directory.guardedGroup(tenant.group('user-admins'))).toEqual({ isAssignableToRole: true, memberIds: [tenant.person('groupadmin').id] });
  expect(await directory.guardedGroup(tenant.group('everybody'))).toMatchObject({ isAssignableToRole: false });
  expect(await directory.guardedGroup('11111111-1111-4111-8111-111111111111')).toBeNull();
});

test('G11: who becomes an administrator in five minutes is one already, eligible or active; who ceased to be five minutes ago is none', async () => {
  const of = (key: string, role: object) => ({ key, givenName: key, surname: 'Role', alias: key, roles: [{ role: 'User Administrator', ...role }] });
  const people = [
    of('eligible-soon', { eligible: true, startsInMinutes: 5 }), of('active-soon', { startsInMinutes: 5 }), of('active-now', { startsInMinutes: -5, endsInMinutes: 5 }),
    of('eligible-past', { eligible: true, startsInMinutes: -60, endsInMinutes: -5 }), of('active-past', { startsInMinutes: -60, endsInMinutes: -5 }),
  ];
  const seedApps = (SEEDS['contoso']?.apps ?? []).filter(({ name }) => name === 'reader');
  const other = await createTenant(simulator, { seedFile: { name: 'roles', people, apps: seedApps } });
  const { clientId, clientSecret } = other.app('reader');
  const graph = connectGraph(customCloud(other.id, simulator.origin, simulator.origin), { clientId, proof: { kind: 'secret', secret: new Secret(clientSecret) } });
  const reasons = await Promise.all(people.map(async ({ key }) => [key, await graphDirectory(graph, null).privilege(other.person(key).id)]));
  await other.remove();
  expect(Object.fromEntries(reasons)).toEqual({ 'eligible-soon': 'eligible-role', 'active-soon': 'role', 'active-now': 'role', 'eligible-past': null, 'active-past': null });
});

test('every privileged account of the seed is told apart, and ordinary ones are not', async () => {
  const reasons = await Promise.all(
    ['globaladmin', 'eligible', 'groupadmin', 'groupeligible', 'scopedadmin', 'appowner', 'breakglass', 'claimant', 'manager'].map(async (key) => [key, await directory.privilege(tenant.person(key).id)]),
  );
  expect(Object.fromEntries(reasons)).toEqual({
    globaladmin: 'role', eligible: 'eligible-role', groupadmin: 'role-assignable-group', groupeligible: 'role-assignable-group',
    scopedadmin: 'role', appowner: 'app-owner', breakglass: 'never-recover', claimant: null, manager: null,
  });
});

test('an app that may not read what it must finds everybody privileged', async () => {
  expect(await graphDirectory(graphOf('mailer'), null).privilege(tenant.person('claimant').id)).toBe('unreadable');
});

test('managers: a person, nobody, a contact', async () => {
  const of = (key: string) => directory.managerOf(tenant.person(key).id);
  expect(await of('claimant')).toMatchObject({ kind: 'person', person: { id: tenant.person('manager').id } });
  expect(await of('nomanager')).toEqual({ kind: 'none' });
  expect(await of('contactmanager')).toEqual({ kind: 'not-a-person' });
  expect(await of('selfmanaged')).toMatchObject({ kind: 'person', person: { id: tenant.person('selfmanaged').id } });
});

test('a pass is made, listed without its secret, and deleted', async () => {
  const issuer = graphIssuer(graphOf('issuer'));
  const { id } = tenant.person('claimant');
  expect(await directory.passPolicy()).toMatchObject({ enabled: true, minimumLifetimeInMinutes: 10 });
  expect(await issuer.create(id, { lifetimeInMinutes: 5, isUsableOnce: true })).toMatchObject({ outcome: 'refused', status: 400 });
  const made = await issuer.create(id, { lifetimeInMinutes: 15, isUsableOnce: true });
  if (made.outcome !== 'created') throw new Error(made.outcome);
  expect(await issuer.list(id)).toEqual([made.pass]);
  expect(await directory.passes(id)).toEqual([made.pass]);
  expect((await directory.methods(id)).map(({ type }) => type)).toContain('temporaryAccessPassAuthenticationMethod');
  expect(await issuer.delete(id, made.pass.id)).toBe('deleted');
  expect(await issuer.delete(id, made.pass.id)).toBe('gone');
});

test('a method goes by the permission of its kind, and by no other; sessions too', async () => {
  const { id } = tenant.person('deputy');
  const [authenticator] = (await directory.methods(id)).filter(({ type }) => type === 'microsoftAuthenticatorAuthenticationMethod');
  const method = { id: authenticator!.id, type: 'microsoftAuthenticatorAuthenticationMethod' } as const;
  // An app of its own in each step: a token carries what its app held when it was made.
  expect(await graphIssuer(graphOf('issuer')).removeMethod(id, method)).toEqual({ outcome: 'kept', why: 'status-403' });
  expect(await graphIssuer(graphOf('issuer')).endSessions(id)).toBe('unknown');
  await tenant.register('issuer', { permissions: ['UserAuthMethod-TAP.ReadWrite.All', 'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All', 'User.RevokeSessions.All'] });
  const issuer = graphIssuer(graphOf('issuer'));
  expect(await issuer.endSessions(id)).toBe('ended');
  expect(await issuer.removeMethod(id, method)).toEqual({ outcome: 'deleted' });
  expect(await issuer.removeMethod(id, method)).toEqual({ outcome: 'gone' });
  await tenant.register('issuer', { permissions: ['UserAuthMethod-TAP.ReadWrite.All'] });
});

test('G17 G18 made and then failed: the outcome is unknown, one POST went out, the pass is there to be found', async () => {
  const issuer = graphIssuer(graphOf('issuer'));
  const { id } = tenant.person('hybrid');
  for (const effect of [{ kind: 'status', status: 504, when: 'after' }, { kind: 'reset', when: 'after' }, { kind: 'garbage', when: 'after' }] as const) {
    const before = await posts();
    await tenant.fault({ match: { method: 'POST', path: '*/temporaryAccessPassMethods' }, effect, times: 1 });
    expect((await issuer.create(id, { lifetimeInMinutes: 15, isUsableOnce: true })).outcome, effect.kind).toBe('unknown');
    expect(await posts() - before, effect.kind).toBe(1);
    const [orphan] = await issuer.list(id);
    expect(await issuer.delete(id, orphan!.id)).toBe('deleted');
  }
});

test('mail is accepted and arrives; a refusal is not taken for a success', async () => {
  const sender = tenant.person('operator').userPrincipalName;
  const to = tenant.person('manager').userPrincipalName;
  await graphMailer(graphOf('mailer'), sender).send({ to, subject: 'Please look', text: 'A link' });
  expect(await log('mail')).toMatchObject([{ to: [to], subject: 'Please look' }]);
  await expect(graphMailer(graphOf('reader'), sender).send({ to, subject: 'x', text: 'x' })).rejects.toThrow('not available');
});

test('a photo, or none', async () => {
  expect((await directory.photo(tenant.person('claimant').id))?.type).toMatch(/^image\/(png|jpeg)$/);
});

test('G15 the apps of the seed hold what they need and no more; one permission beyond is named', async () => {
  const clientId = (name: string): string => tenant.app(name).clientId;
  const ids = { reader: clientId('reader'), issuer: clientId('issuer'), mailer: clientId('mailer'), signIn: clientId('signin') };
  expect((await checkPermissions(graphOf('reader'), ids, { removeLostMethod: false, skipAbsent: false })).flatMap(({ missing, excess }) => [...missing, ...excess])).toEqual([]);
  const beyond = await checkPermissions(graphOf('reader'), { ...ids, mailer: clientId('sync') }, { removeLostMethod: false, skipAbsent: false });
  expect(beyond.find(({ holder }) => holder === 'mailer')).toEqual({ holder: 'mailer', missing: ['Mail.Send'], excess: ['Directory.ReadWrite.All', 'RoleManagement.ReadWrite.Directory'] });
});
