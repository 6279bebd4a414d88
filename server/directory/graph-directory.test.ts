import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeTls } from '../../simulator/tls.ts';
import { Unavailable, type Directory } from '../ports.ts';
import { checkPermissions } from './check-permissions.ts';
import { graphDirectory } from './graph-directory.ts';
import { goodToken, sendError, sendJson, startLoopbackGraph, type LoopbackGraph } from './loopback-graph.ts';
import { permissionsOf } from './permissions.ts';

const OFF = { removeLostMethod: false, skipAbsent: false };
const PERSON = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';
const NEVER = '33333333-3333-4333-8333-333333333333';
const person = (more: object = {}): object => ({ id: PERSON, userPrincipalName: 'alice@contoso.com', displayName: 'Alice', accountEnabled: true, userType: 'Member', createdDateTime: '2020-01-01T00:00:00Z', ...more });

let graph: LoopbackGraph;
let directory: Directory;
/** Path without the version → what is answered; anything else is a Graph 404. */
let answers: Record<string, unknown>;
beforeAll(async () => { graph = await startLoopbackGraph(await makeTls([], Date.now())); });
afterAll(() => graph.close());
beforeEach(() => {
  graph.calls.length = 0;
  graph.token = goodToken;
  answers = {};
  graph.answer = ({ url }, response) => {
    const path = url.slice('/v1.0'.length).split('?', 1)[0] ?? '';
    const found = answers[url.slice('/v1.0'.length)] ?? answers[path];
    if (found === undefined) sendError(response, 404, 'Request_ResourceNotFound');
    else if (typeof found === 'number') sendError(response, found, 'x');
    else sendJson(response, 200, found);
  };
  directory = graphDirectory(graph.connect(), NEVER);
});

test('K06 K07 an address stands in the filter alone, escaped, with one comparison and exactly our parameters', async () => {
  for (const address of ["o'neil@x.com", "x'&$top=999&$expand=manager@x.com", 'a+b%27@x.com', "x')/$count@x.com"]) {
    graph.calls.length = 0;
    answers = { '/users': { value: [person({ userPrincipalName: address })] } };
    expect((await directory.findPerson(address))?.userPrincipalName).toBe(address);
    const url = new URL(graph.calls[0]!.url, graph.origin);
    expect(url.pathname).toBe('/v1.0/users');
    expect([...url.searchParams.keys()]).toEqual(['$filter', '$select']);
    expect(url.searchParams.get('$filter')).toBe(`userPrincipalName eq '${address.replaceAll("'", "''")}'`);
  }
});

test('many addresses are asked for fifteen at a time, each is judged by itself, and what is no address is asked of nobody', async () => {
  const addresses = [...Array.from({ length: 16 }, (_, index) => `p${index}@x.com`), "o'neil@x.com", 'no address'];
  answers = {};
  graph.answer = ({ url }, response) => {
    const filter = new URL(url, graph.origin).searchParams.get('$filter') ?? '';
    const asked = [...filter.matchAll(/'((?:[^']|'')*)'/g)].map(([, name = '']) => name.replaceAll("''", "'"));
    sendJson(response, 200, { value: asked.filter((name) => name !== 'p3@x.com').flatMap((userPrincipalName) => (userPrincipalName === 'p4@x.com' ? [person({ userPrincipalName }), person({ id: OTHER, userPrincipalName: 'P4@x.com' })] : [person({ userPrincipalName: userPrincipalName.toUpperCase() })])) });
  };
  const found = await directory.findPeople(addresses);
  expect(found.map((one) => one?.userPrincipalName ?? null)).toEqual(addresses.map((address) => (['p3@x.com', 'p4@x.com', 'no address'].includes(address) ? null : address.toUpperCase())));
  expect(graph.calls.map(({ url }) => (new URL(url, graph.origin).searchParams.get('$filter')?.match(/@/g) ?? []).length)).toEqual([15, 2]);
});

test('K08 K11 what no directory can know by ASCII is asked of nobody', async () => {
  for (const address of ['аlice@contoso.com', 'ａlice@contoso.com', 'alıce@contoso.com', 'alice@\u212aontoso.com', 'alice', '', ' a@x.com', 'a@x.com\n', 'a@b@c', `${'a'.repeat(257)}@x.com`]) {
    expect(await directory.findPerson(address)).toBeNull();
  }
  expect(graph.calls).toHaveLength(0);
});

test('K13 K15 G01 G02 only one answer that is what was asked for counts', async () => {
  const asking = async (value: unknown, more: object = {}): Promise<unknown> => {
    answers = { '/users': { value, ...more } };
    return directory.findPerson('ALICE@contoso.com');
  };
  expect(await asking([person()])).toMatchObject({ id: PERSON, displayName: 'Alice', mail: null, otherMails: [] });
  expect(await asking([])).toBeNull();
  expect(await asking([person(), person({ id: OTHER })])).toBeNull();
  expect(await asking([person({ userPrincipalName: 'bob@contoso.com' })])).toBeNull();
  expect(await asking([person({ userPrincipalName: 'alıce@contoso.com' })])).toBeNull();
  await expect(asking('x')).rejects.toThrow(Unavailable);
  answers = { [`/users/${PERSON}`]: person({ id: OTHER }) };
  await expect(directory.person(PERSON)).rejects.toThrow(Unavailable);
});

test('G04 an endless, empty or missing name does not hurt', async () => {
  const named = async (displayName: unknown): Promise<string | undefined> => {
    answers = { [`/users/${PERSON}`]: person({ displayName }) };
    return (await directory.person(PERSON))?.displayName;
  };
  expect(await named('🙂'.repeat(10_000))).toBe('🙂'.repeat(256));
  expect(await named(null)).toBe('alice@contoso.com');
  expect(await named(' ')).toBe('alice@contoso.com');
});

test('G05 garbage is no answer; a person who is gone is null', async () => {
  expect(await directory.person(PERSON)).toBeNull();
  graph.answer = (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<form>');
  await expect(directory.person(PERSON)).rejects.toThrow(Unavailable);
  graph.answer = (_, response) => response.writeHead(404).end('no such page');
  await expect(directory.person(PERSON)).rejects.toThrow(Unavailable);
  await expect(directory.person('../me')).rejects.toThrow(Unavailable);
});

test('G03 a manager is a person, nobody, or not a person', async () => {
  const manager = `/users/${PERSON}/manager`;
  expect(await directory.managerOf(PERSON)).toEqual({ kind: 'none' });
  answers = { [manager]: { '@odata.type': '#microsoft.graph.orgContact', id: OTHER } };
  expect(await directory.managerOf(PERSON)).toEqual({ kind: 'not-a-person' });
  answers = { [manager]: { '@odata.type': '#microsoft.graph.user', id: OTHER } };
  expect(await directory.managerOf(PERSON)).toEqual({ kind: 'not-a-person' });
  answers[`/users/${OTHER}`] = person({ id: OTHER });
  expect(await directory.managerOf(PERSON)).toMatchObject({ kind: 'person', person: { id: OTHER } });
  answers = { [manager]: { id: OTHER } };
  await expect(directory.managerOf(PERSON)).rejects.toThrow(Unavailable);
});

const ROLES = '/roleManagement/directory/roleAssignments';
const INSTANCES = '/roleManagement/directory/roleEligibilityScheduleInstances';
const SCHEDULES = '/roleManagement/directory/roleEligibilitySchedules';
const ACTIVE_SCHEDULES = '/roleManagement/directory/roleAssignmentSchedules';
const GROUPS = `/users/${PERSON}/transitiveMemberOf/microsoft.graph.group`;
const OWNED = `/users/${PERSON}/ownedObjects`;
const ordinary = (): Record<string, unknown> => Object.fromEntries([ROLES, ACTIVE_SCHEDULES, INSTANCES, SCHEDULES, GROUPS, OWNED].map((path) => [path, { value: [] }]));
const assigned = { value: [{ principalId: PERSON }] };
const group = (id: string, isAssignableToRole: boolean | null, displayName: string | null = 'group'): object => ({ value: [{ id, displayName, isAssignableToRole }] });

test('F36 every kind of privilege is found, and null needs every answer', async () => {
  const app = { '@odata.type': '#microsoft.graph.application', id: OTHER };
  const owner = { [OWNED]: { value: [app] }, [`/applications/${OTHER}`]: { appId: NEVER }, [`/servicePrincipals(appId='${NEVER}')`]: { id: PERSON } };
  const cases: [string, Record<string, unknown>, string | null][] = [
    ['nothing', {}, null],
    ['ordinary group', { [GROUPS]: group(OTHER, null) }, null],
    ['role', { [ROLES]: assigned }, 'role'],
    ['G11 active later', { [ACTIVE_SCHEDULES]: assigned }, 'role'],
    ['eligible now', { [INSTANCES]: assigned }, 'eligible-role'],
    ['G11 eligible later', { [SCHEDULES]: assigned }, 'eligible-role'],
    ['role-assignable group', { [GROUPS]: group(OTHER, true) }, 'role-assignable-group'],
    ['never-recover group', { [GROUPS]: group(NEVER, false) }, 'never-recover'],
    ['group that may not be read', { [GROUPS]: group(OTHER, null, null) }, 'unreadable'],
    ['owner of an app never put to use', { [OWNED]: { value: [app] }, [`/applications/${OTHER}`]: { appId: NEVER } }, null],
    ['owner of a harmless app', { ...owner, [`/servicePrincipals/${PERSON}/appRoleAssignments`]: { value: [] } }, null],
    ['owner of an app with a permission', { ...owner, [`/servicePrincipals/${PERSON}/appRoleAssignments`]: { value: [{ appRoleId: OTHER }] } }, 'app-owner'],
    ['a role, while something else is unreadable', { [ROLES]: assigned, [GROUPS]: 403 }, 'role'],
    ...[ROLES, ACTIVE_SCHEDULES, INSTANCES, SCHEDULES, GROUPS, OWNED].map((path): [string, Record<string, unknown>, string] => [`${path} refused`, { [path]: 403 }, 'unreadable']),
  ];
  for (const [what, differs, reason] of cases) {
    answers = { ...ordinary(), ...differs };
    expect(await directory.privilege(PERSON), what).toBe(reason);
  }
  expect(await directory.privilege('me')).toBe('unreadable');
});

test('G09 pages are followed to their end, on our own host only, up to a cap', async () => {
  const path = `/users/${PERSON}/authentication/methods`;
  const page = (next?: string): object => ({ value: [{ id: 'x', '@odata.type': '#microsoft.graph.phoneAuthenticationMethod' }], ...(next !== undefined && { '@odata.nextLink': next }) });
  answers = { [path]: page(`${graph.origin}/v1.0${path}?$skiptoken=2`), [`${path}?$skiptoken=2`]: page() };
  expect(await directory.methods(PERSON)).toEqual([{ id: 'x', type: 'phoneAuthenticationMethod', name: null }, { id: 'x', type: 'phoneAuthenticationMethod', name: null }]);

  for (const next of ['https://evil.example/v1.0/users', `${graph.origin}.evil.example/v1.0/users`, `${graph.origin}@evil.example/v1.0/`, 'http://localhost/v1.0/']) {
    graph.calls.length = 0;
    answers = { [path]: page(next) };
    await expect(directory.methods(PERSON)).rejects.toThrow(Unavailable);
    expect(graph.calls).toHaveLength(1);
  }
  graph.calls.length = 0;
  let pages = 0;
  graph.answer = (_, response) => { sendJson(response, 200, page(`${graph.origin}/v1.0${path}?$skiptoken=${(pages += 1)}`)); };
  await expect(directory.methods(PERSON)).rejects.toThrow(Unavailable);
  expect(graph.calls).toHaveLength(20);
});

test('G07 a redirect is not followed and the token goes nowhere else', async () => {
  graph.answer = (_, response) => response.writeHead(302, { location: `${graph.origin}/v1.0/users/${OTHER}` }).end();
  await expect(directory.person(PERSON)).rejects.toThrow(Unavailable);
  expect(graph.calls).toHaveLength(1);
});

test('a read is tried twice when that can help, never more', async () => {
  const trying = async (status: number, retryAfter: string): Promise<number> => {
    graph.calls.length = 0;
    graph.answer = (_, response) => { sendError(response, status, 'x', { 'retry-after': retryAfter }); };
    await expect(directory.person(PERSON)).rejects.toThrow(Unavailable);
    return graph.calls.length;
  };
  expect([await trying(503, '0'), await trying(429, '1'), await trying(429, '120'), await trying(403, '0'), await trying(500, '0')]).toEqual([2, 2, 1, 1, 1]);
});

test('calls that start together share one token request', async () => {
  graph.tokens.length = 0;
  answers = ordinary();
  await directory.privilege(PERSON);
  expect(graph.tokens).toHaveLength(1);
});

test('a photo is told by its bytes', async () => {
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2]);
  graph.answer = (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(jpeg);
  expect(await directory.photo(PERSON)).toEqual({ type: 'image/jpeg', bytes: new Uint8Array(jpeg) });
  graph.answer = (_, response) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end('<svg onload=alert(1)>');
  expect(await directory.photo(PERSON)).toBeNull();
  graph.answer = (_, response) => { sendError(response, 404, 'ImageNotFound'); };
  expect(await directory.photo(PERSON)).toBeNull();
});

test('G15 a permission too few or too many is named', async () => {
  const ids = Object.fromEntries(['reader', 'issuer', 'mailer', 'signIn'].map((holder, at) => [holder, `cccccccc-0000-4000-8000-00000000000${at}`])) as Record<'reader' | 'issuer' | 'mailer' | 'signIn', string>;
  const names = [...permissionsOf('reader', OFF), ...permissionsOf('issuer', OFF), ...permissionsOf('mailer', OFF), 'Directory.ReadWrite.All'];
  const roleId = (name: string): string => `dddddddd-0000-4000-8000-${String(names.indexOf(name)).padStart(12, '0')}`;
  answers = { "/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')": { id: NEVER, appRoles: names.map((value) => ({ id: roleId(value), value })) } };
  const grant = (holder: keyof typeof ids, granted: readonly string[]): void => {
    answers[`/servicePrincipals(appId='${ids[holder]}')`] = { id: ids[holder] };
    answers[`/servicePrincipals/${ids[holder]}/appRoleAssignments`] = { value: granted.map((name) => ({ appRoleId: roleId(name), resourceId: NEVER })) };
  };
  grant('reader', permissionsOf('reader', OFF));
  grant('issuer', [...permissionsOf('issuer', OFF), 'Directory.ReadWrite.All']);
  grant('mailer', []);
  grant('signIn', []);
  expect(await checkPermissions(graph.connect(), ids, OFF)).toEqual([
    { holder: 'reader', missing: [], excess: [] },
    { holder: 'issuer', missing: [], excess: ['Directory.ReadWrite.All'] },
    { holder: 'mailer', missing: ['Mail.Send'], excess: [] },
    { holder: 'signIn', missing: [], excess: [] },
  ]);
});

test('G15 whether approvers are away takes one permission more, of the reader alone', () => {
  const ON = { ...OFF, skipAbsent: true };
  expect(permissionsOf('reader', ON).filter((name) => !permissionsOf('reader', OFF).includes(name))).toEqual(['MailboxSettings.Read']);
  for (const holder of ['issuer', 'mailer', 'signIn'] as const) expect(permissionsOf(holder, ON)).toEqual(permissionsOf(holder, OFF));
});

test('a mailbox says whether its owner is away now, or it says nothing', async () => {
  const utc = (dateTime: string, timeZone = 'UTC'): object => ({ dateTime, timeZone });
  const from = (start: object, end: object): object => ({ status: 'scheduled', scheduledStartDateTime: start, scheduledEndDateTime: end });
  const directory = graphDirectory(graph.connect(), NEVER);
  const at = new Date('2026-06-01T12:00:00Z');
  const says = async (answer: object): Promise<boolean | 'nothing'> => {
    answers = { [`/users/${PERSON}/mailboxSettings/automaticRepliesSetting`]: answer };
    return directory.isAway(PERSON, at).catch(() => 'nothing' as const);
  };
  expect(await says({ status: 'disabled' })).toBe(false);
  expect(await says({ status: 'alwaysEnabled', internalReplyMessage: 'x' })).toBe(true);
  expect(await says(from(utc('2026-06-01T12:00:00.0000000'), utc('2026-06-02T00:00:00.0000000')))).toBe(true);
  expect(await says(from(utc('2026-05-01T00:00:00.0000000'), utc('2026-06-01T12:00:00.0000000')))).toBe(false);
  for (const odd of [from(utc('2026-06-01T00:00:00', 'W. Europe Standard Time'), utc('2026-06-02T00:00:00')), { status: 'scheduled' }, { status: 'Later' }, {}]) expect(await says(odd)).toBe('nothing');
  graph.answer = (_, response) => { sendError(response, 404, 'MailboxNotEnabledForRESTAPI'); };
  await expect(directory.isAway(PERSON, at)).rejects.toThrow('not available');
});

test('G15 deleting lost methods takes five permissions more, of the issuer alone, and only where the policy wants it', () => {
  const ON = { removeLostMethod: true, skipAbsent: false };
  expect(permissionsOf('issuer', OFF)).toEqual(['UserAuthMethod-TAP.ReadWrite.All']);
  expect(permissionsOf('issuer', ON)).toEqual([
    'UserAuthMethod-TAP.ReadWrite.All', 'User.RevokeSessions.All', 'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All', 'UserAuthMethod-SoftwareOATH.ReadWrite.All', 'UserAuthMethod-Phone.ReadWrite.All', 'UserAuthMethod-Passkey.ReadWrite.All',
  ]);
  for (const holder of ['reader', 'mailer', 'signIn'] as const) expect(permissionsOf(holder, ON)).toEqual(permissionsOf(holder, OFF));
});

test('a method is known by the name of its device or by its number, and by nothing else', async () => {
  const method = (type: string, more: object): object => ({ id: 'x', '@odata.type': `#microsoft.graph.${type}`, ...more });
  answers = {
    [`/users/${PERSON}/authentication/methods`]: {
      value: [method('microsoftAuthenticatorAuthenticationMethod', { displayName: 'Pixel 6', deviceTag: 'x' }), method('phoneAuthenticationMethod', { phoneNumber: '+49 1512345678' }), method('emailAuthenticationMethod', { emailAddress: 'a@b.example' }), method('softwareOathAuthenticationMethod', { secretKey: null, displayName: null })],
    },
  };
  expect((await directory.methods(PERSON)).map(({ name }) => name)).toEqual(['Pixel 6', '+49 1512345678', null, null]);
});
