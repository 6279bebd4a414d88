import { afterAll, beforeAll, expect, it } from 'vitest';
import { stageOn } from '../graph/examples/stage.ts';
import { graphRoutes } from '../graph/routes.ts';
import { times } from '../long.ts';
import { appOf, personOf, startKit, type Kit, type Made } from '../test-kit.ts';
import { allDoors } from './doors.ts';
import type { Door } from './requests.ts';

/** Of each kind of thing in tenant A so many ids are tried at each door; in the long form all. */
const OF_EACH_KIND = times(2, Infinity);
/** The long form sends every id through every door, with two tokens: a minute on a quiet machine. */
const LONG_MS = 15 * 60 * 1000;

let kit: Kit;
let theirs: Made;
let mine: Made;
let control: readonly Door[];
let their: Exported;
/** Everything that stands in tenant A and not in B, in small letters. */
let secrets: readonly string[];
beforeAll(async () => {
  kit = await startKit();
  ({ control } = await allDoors(kit));
  [theirs, mine] = [await lived('alpha.example'), await lived('beta.example')];
  their = await exported(theirs);
  const known = new Set(strings(await exported(mine)).map((text) => text.toLowerCase()));
  secrets = [...new Set(strings(their).map((text) => text.toLowerCase()))].filter((text) => text.length >= 8 && !known.has(text));
});
afterAll(() => kit.simulator.close());

type Exported = { readonly tenant: Readonly<Record<string, unknown>> };
const exported = async (made: Made): Promise<Exported> => (await kit.control(`/tenants/${made.tenantId}/export`)).body as Exported;

/** A tenant in which something has happened of each kind that leaves traces. */
async function lived(domain: string): Promise<Made> {
  const stage = stageOn(kit);
  const made = await stage.tenant({ domain });
  const { id } = personOf(made, 'claimant');
  await stage.graph(made, 'POST', `/users/${id}/authentication/temporaryAccessPassMethods`, {});
  await stage.graph(made, 'POST', `/users/${personOf(made, 'operator').id}/sendMail`, { message: { subject: `Mail of ${domain}`, body: { contentType: 'Text', content: `Only for ${domain}` }, toRecipients: [{ emailAddress: { address: personOf(made, 'manager').userPrincipalName } }] } });
  await stage.asPerson(made, 'director', 'User.Read');
  await kit.control(`/tenants/${made.tenantId}/faults`, 'POST', { match: { path: '/nowhere' }, effect: { kind: 'status', status: 500 } });
  return made;
}

/** All texts of a tenant; numbers as instants are the same everywhere. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

/** What can stand in a path: ids, names and addresses, by the list of the tenant in which they were found. */
function handles({ tenant }: Exported): Readonly<Record<string, readonly string[]>> {
  const ofOne = (item: unknown): string[] =>
    Object.entries((item ?? {}) as Record<string, unknown>).flatMap(([name, value]) => {
      if (typeof value === 'string') return /^(id|.*Id|userPrincipalName|key)$/.test(name) ? [value] : [];
      return Array.isArray(value) || name === 'pass' ? [value].flat().flatMap(ofOne) : [];
    });
  const perKind = Object.entries(tenant).flatMap(([kind, list]) => (Array.isArray(list) && kind !== 'requests' ? [[kind, [...new Set(list.flatMap(ofOne))].filter((text) => secrets.includes(text.toLowerCase()))] as const] : []));
  return { ...Object.fromEntries(perKind), tenant: [String(tenant['id']), String(tenant['domain'])] };
}

/** What an answer shows of tenant A beyond what the request itself said. */
function leaked(answer: string, sent: string): readonly string[] {
  const said = sent.toLowerCase();
  const seen = answer.toLowerCase();
  return secrets.filter((secret) => seen.includes(secret) && !said.includes(secret));
}

const samples = (): readonly string[] => Object.values(handles(their)).flatMap((all) => all.slice(0, OF_EACH_KIND));
const filled = (path: string, id: string): string => path.replaceAll(/\{\w+\}/g, encodeURIComponent(id));

async function ask(path: string, method: string, headers: Readonly<Record<string, string>>, body: object | null): Promise<readonly string[]> {
  const text = body === null ? null : JSON.stringify(body);
  const answer = await fetch(`${kit.simulator.origin}${path}`, { method, headers: { ...headers, 'content-type': 'application/json', consistencylevel: 'eventual' }, body: text, redirect: 'manual' });
  const said = await answer.text();
  return leaked(`${said} ${JSON.stringify([...answer.headers])}`, `${decodeURIComponent(path)} ${text ?? ''}`).map((secret) => `${method} ${path}: ${secret}`);
}

it('has enough to look for', () => {
  expect(secrets.length).toBeGreaterThan(300);
  expect(Object.keys(handles(their))).toEqual(expect.arrayContaining(['people', 'devices', 'groups', 'apps', 'grants', 'mail', 'faults', 'tenant']));
});

it('with tokens of B no door of Graph shows or changes anything of A', async () => {
  const stage = stageOn(kit);
  const tokens = [await stage.asApp(mine), await stage.asPerson(mine, 'globaladmin', 'User.Read UserAuthenticationMethod.ReadWrite.All Directory.Read.All')];
  const found: string[] = [];
  for (const headers of tokens) {
    for (const { method, path } of graphRoutes) {
      if (!path.includes('{')) found.push(...(await ask(`${path}${method === 'GET' ? `?$filter=${encodeURIComponent(`id eq '${samples()[0] ?? ''}'`)}` : ''}`, method, headers, method === 'GET' || method === 'DELETE' ? null : {})));
      else for (const id of samples()) found.push(...(await ask(filled(path, id), method, headers, method === 'GET' || method === 'DELETE' ? null : {})));
    }
    for (const id of samples()) {
      const requests = [{ id: '1', method: 'GET', url: `/users/${id}` }, { id: '2', method: 'GET', url: `/users/${id}/authentication/methods` }];
      found.push(...(await ask('/v1.0/$batch', 'POST', headers, { requests })));
    }
  }
  expect(found).toEqual([]);
  expect(await exported(theirs)).toEqual(their);
}, times(60_000, LONG_MS));

it('with tokens of B no filter and no body that names an id of A shows or changes anything of A', async () => {
  const headers = await stageOn(kit).asApp(mine);
  const [group] = mine.groups;
  const own = personOf(mine, 'deputy').id;
  const found: string[] = [];
  for (const id of samples()) {
    const quoted = encodeURIComponent(`'${id.replaceAll("'", "''")}'`);
    const reference = { '@odata.id': `${kit.simulator.origin}/v1.0/directoryObjects/${encodeURIComponent(id)}` };
    const target = { '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration', excludeTargets: [{ targetType: 'group', id }] };
    const mail = { message: { subject: 's', body: { contentType: 'Text', content: 'c' }, toRecipients: [{ emailAddress: { address: id } }] } };
    for (const [method, path, body] of [
      ...['users?$filter=id', 'users?$filter=userPrincipalName', 'groups?$filter=id', 'roleManagement/directory/roleAssignments?$filter=principalId', 'roleManagement/directory/roleEligibilitySchedules?$filter=principalId', 'auditLogs/signIns?$filter=userId', 'auditLogs/directoryAudits?$filter=id'].map((start) => ['GET', `${start} eq ${quoted}`, null] as const),
      ['GET', `users?$search=${encodeURIComponent(`"displayName:${id.replaceAll('"', '')}"`)}`, null],
      ['POST', 'directoryObjects/getByIds', { ids: [id] }],
      ['POST', `users/${own}/checkMemberGroups`, { groupIds: [id] }],
      ['POST', `groups/${group?.id ?? ''}/members/$ref`, reference],
      ['PUT', `users/${own}/manager/$ref`, reference],
      ['PATCH', 'policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass', target],
      ['POST', `users/${own}/sendMail`, mail],
    ] as const) found.push(...(await ask(`/v1.0/${path}`, method, headers, body)));
  }
  expect(found).toEqual([]);
  expect(await exported(theirs)).toEqual(their);
}, times(60_000, LONG_MS));

it('below B no door of the control plane shows or changes anything of A', async () => {
  const found: string[] = [];
  // Whose own log has not yet heard of A.
  const { tenantId } = await lived('gamma.example');
  const below = control.filter(({ path, method }) => path.startsWith('/_sim/tenants/{tenant}/') && !(method === 'POST' && path.endsWith('/reset')));
  for (const { method, path } of below) {
    const inMine = path.replace('{tenant}', tenantId);
    if (inMine.includes('{')) for (const id of samples()) found.push(...(await ask(filled(inMine, id), method, {}, method === 'GET' || method === 'DELETE' ? null : {})));
    else if (method === 'GET') found.push(...(await ask(inMine, method, {}, null)));
  }
  expect(found).toEqual([]);
  expect(await exported(theirs)).toEqual(their);
}, times(60_000, LONG_MS));

it("B's credentials open nothing at A's token endpoint", async () => {
  const { clientId, clientSecret } = appOf(mine);
  const { code, redirectUri, verifier } = await stageOn(kit).signedIn(mine, 'director', 'openid offline_access');
  for (const form of [
    { grant_type: 'client_credentials', scope: 'https://graph.microsoft.com/.default', client_id: clientId, client_secret: clientSecret },
    { grant_type: 'authorization_code', client_id: appOf(theirs, 'signin').clientId, client_secret: appOf(theirs, 'signin').clientSecret, code, redirect_uri: redirectUri, code_verifier: verifier },
  ]) {
    const answer = await fetch(`${kit.simulator.origin}/${theirs.tenantId}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams(form) });
    expect(answer.status).toBe(400);
    expect(leaked(await answer.text(), `${theirs.tenantId} ${JSON.stringify(form)}`)).toEqual([]);
  }
});
