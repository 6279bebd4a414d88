import { PageIterator, type PageCollection } from '@microsoft/microsoft-graph-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personOf, refusal, startKit, type Kit, type Made } from '../../test-kit.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

type Json = Record<string, unknown>;
interface Page { readonly value: readonly Json[]; readonly '@odata.count'?: number; readonly '@odata.nextLink'?: string; readonly '@odata.context': string }

const clientOf = (made: Made) => kit.graph(kit.bySecret(made));
const get = async <T = Json>(made: Made, path: string, advanced = false): Promise<T> => (await (advanced ? clientOf(made).api(path).header('ConsistencyLevel', 'eventual') : clientOf(made).api(path)).get()) as T;
const fault = async (made: Made, path: string, advanced = false): Promise<unknown[]> => {
  const error = await refusal(get(made, path, advanced));
  return [error.statusCode, error.code, error.message];
};
const filter = (text: string, more = ''): string => `/users?$filter=${encodeURIComponent(text)}${more}`;
const upns = ({ value }: Page): unknown[] => value.map(({ userPrincipalName }) => userPrincipalName);
const NEW = { accountEnabled: true, displayName: 'Joe Joiner', mailNickname: 'joe', passwordProfile: { password: 'Tr0ub4dor-joins' } };

describe('users: filters', () => {
  it('finds by id, name and number, in any case, also combined', async () => {
    const made = await kit.newTenant();
    const { id, userPrincipalName } = personOf(made, 'claimant');
    const { employeeId } = await get(made, `/users/${id}?$select=employeeId`);
    for (const text of [`id eq '${id}'`, `id eq ${id}`, `userPrincipalName eq '${userPrincipalName.toUpperCase()}'`, `employeeId eq '${String(employeeId)}'`, `id in ('${id}','nobody')`, `accountEnabled eq true and id eq '${id}'`, `startswith(userPrincipalName,'${userPrincipalName.slice(0, -2)}')`]) {
      expect((await get<Page>(made, filter(text))).value.map((each) => each['id']), text).toEqual([id]);
    }
    expect((await get<Page>(made, filter("employeeId eq 'none'"))).value).toEqual([]);
  });

  it('does what is advanced with header and count, and refuses it without', async () => {
    const made = await kit.newTenant();
    const all = await get<Page>(made, '/users?$count=true', true);
    const named = await get<Page>(made, filter('NOT(userType eq \'Guest\') and accountEnabled ne false', '&$count=true'), true);
    expect(named['@odata.count']).toBeLessThan(all['@odata.count']!);
    expect((await get<Page>(made, filter(`endsWith(userPrincipalName,'@${made.domain}')`, '&$count=true'), true))['@odata.count']).toBe(all['@odata.count']);
    expect((await get<Page>(made, filter('city eq null', '&$count=true'), true))['@odata.count']).toBe(all['@odata.count']);
    for (const [text, count] of [['createdDateTime ge 2000-01-01', all['@odata.count']], ['createdDateTime le 2000-01-01T00:00:00Z', 0], ["mobilePhone eq '+1'", 0]] as const) expect((await get<Page>(made, filter(text, '&$count=true'), true))['@odata.count'], text).toBe(count);
    expect(await fault(made, filter("endsWith(mail,'x')"))).toEqual([400, 'Request_UnsupportedQuery', 'Operator \'endsWith\' is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header. Refer to https://aka.ms/graph-docs/advanced-queries for more information']);
    expect(await fault(made, filter("displayName ne 'x'"))).toEqual([400, 'Request_UnsupportedQuery', "Filter operator 'NotEqualsMatch' is not supported."]);
    for (const text of ["startsWith(mobilePhone,'+1')", "employeeId eq null", "createdDateTime ge 2020-01-01T00:00:00Z"]) expect((await fault(made, filter(text)))[1]).toBe('Request_UnsupportedQuery');
    expect((await fault(made, filter("not startsWith(displayName,'A')")))[1]).toBe('Request_UnsupportedQuery');
  });

  it('refuses what no query may, in the words of Graph', async () => {
    const made = await kit.newTenant();
    expect(await fault(made, filter("signInSessionsValidFromDateTime eq null"), true)).toEqual([400, 'Request_UnsupportedQuery', "Unsupported or invalid query filter clause specified for property 'signInSessionsValidFromDateTime' of resource 'User'."]);
    expect(await fault(made, filter("favouriteColour eq 'red'"))).toEqual([400, 'BadRequest', "Invalid filter clause: Could not find a property named 'favouriteColour' on type 'microsoft.graph.user'."]);
    expect(await fault(made, filter("accountEnabled eq 'true'"))).toEqual([400, 'BadRequest', "Invalid filter clause: A binary operator with incompatible types was detected. Found operand types 'Edm.Boolean' and 'Edm.String' for operator kind 'Equal'."]);
    expect(await fault(made, filter("contains(displayName,'a')"))).toEqual([400, 'Request_UnsupportedQuery', "Filter operator 'Contains' is not supported."]);
    const sixteen = Array.from({ length: 16 }, (_, i) => `employeeId eq '${i}'`).join(' or ');
    expect(await fault(made, filter(sixteen))).toEqual([400, 'Request_UnsupportedQuery', "Too many child clauses specified in search filter expression containing 'OR' operators: 16. Max allowed: 15."]);
    expect((await fault(made, '/users?$select=id,skills'))[2]).toContain('not imitated');
    expect(await fault(made, '/users?$select=hair')).toEqual([400, 'BadRequest', "Parsing OData Select and Expand failed: Could not find a property named 'hair' on type 'microsoft.graph.user'."]);
    expect(await fault(made, '/users?$skip=3')).toEqual([400, 'Request_BadRequest', "'$skip' is not supported by the service."]);
    expect(await fault(made, '/users?$top=1000')).toEqual([400, 'Request_UnsupportedQuery', "Invalid page size specified: '1000'. Must be between 1 and 999 inclusive."]);
    expect((await fault(made, '/users?$top=x'))[1]).toBe('BadRequest');
  });

  it('filters collections by any', async () => {
    const made = await kit.newTenant();
    const { id } = personOf(made, 'claimant');
    await clientOf(made).api(`/users/${id}`).patch({ otherMails: ['One@else.example'] });
    expect((await get<Page>(made, filter("otherMails/any(m:m eq 'one@ELSE.example')"))).value).toHaveLength(1);
    expect((await get<Page>(made, filter("otherMails/any(m:endsWith(m,'else.example'))", '&$count=true'), true)).value).toHaveLength(1);
    expect((await fault(made, filter("otherMails eq 'one@else.example'")))[1]).toBe('Request_UnsupportedQuery');
    expect((await fault(made, filter("displayName/any(m:m eq 'x')")))[1]).toBe('Request_UnsupportedQuery');
  });
});

describe('users: pages, orders, counts, searches', () => {
  it('pages by the links of the answers, as the PageIterator of the Graph client does', async () => {
    const made = await kit.newTenant();
    const client = clientOf(made);
    const seen: unknown[] = [];
    const first = (await client.api('/users').top(5).select('id').get()) as PageCollection;
    await new PageIterator(client, first, (each: Json) => seen.push(each['id']) > 0).iterate();
    expect(seen).toEqual(made.people.map(({ id }) => id));
  });

  it('shows nobody twice and skips nobody while people come and go', async () => {
    const made = await kit.newTenant();
    const client = clientOf(made);
    const ids = (await get<Page>(made, '/users?$select=id')).value.map((each) => String(each['id']));
    const first = await get<Page>(made, '/users?$select=id&$top=4');
    await client.api('/users').post({ ...NEW, userPrincipalName: `joe@${made.domain}` });
    // The last one shown, one shown before, and the first of the next page.
    const plain = await Promise.all(ids.map(async (id) => ((await get<Page>(made, `/users/${id}/transitiveMemberOf`)).value.some((each) => each['@odata.type'] === '#microsoft.graph.directoryRole') ? null : id)));
    for (const at of [3, 1]) if (plain[at] !== null) await client.api(`/users/${ids[at]!}`).delete();
    const second = await get<Page>(made, String(first['@odata.nextLink']));
    expect(second.value.map((each) => each['id'])).toEqual(ids.slice(4, 8));
    await client.api(`/users/${ids[7]!}`).delete();
    expect((await get<Page>(made, String(second['@odata.nextLink']))).value.map((each) => each['id'])).toEqual(ids.slice(8, 12));
  });

  it('takes a page token only as it was given out, for the same question, in the same tenant', async () => {
    const made = await kit.newTenant();
    const other = await kit.newTenant();
    const link = String((await get<Page>(made, '/users?$top=2&$select=id'))['@odata.nextLink']);
    expect(link).toMatch(/\/v1\.0\/users\?\$top=2&\$select=id&\$skiptoken=[\w.-]+$/);
    const token = /skiptoken=(.*)$/.exec(link)![1]!;
    for (const path of [`/users?$top=2&$select=id&$skiptoken=${token.slice(1)}`, `/users?$top=3&$select=id&$skiptoken=${token}`, '/users?$skiptoken=2', '/users?$skiptoken=']) expect((await fault(made, path))[0], path).toBe(400);
    expect((await fault(other, link))[0]).toBe(400);
  });

  it('sorts, counts and searches as documented', async () => {
    const made = await kit.newTenant();
    const sorted = await get<Page>(made, '/users?$orderby=displayName desc&$top=3');
    const names = made.people.map(({ displayName }) => displayName).toSorted(new Intl.Collator('en', { sensitivity: 'base' }).compare).toReversed();
    expect(sorted.value.map((each) => each['displayName'])).toEqual(names.slice(0, 3));
    expect((await get<Page>(made, String(sorted['@odata.nextLink']))).value.map((each) => each['displayName'])).toEqual(names.slice(3, 6));
    expect(await fault(made, '/users?$orderby=jobTitle')).toEqual([400, 'Request_UnsupportedQuery', 'Sorting not supported for current query.']);
    expect((await fault(made, filter('accountEnabled eq true', '&$orderby=displayName')))[2]).toBe('Sorting not supported for current query.');
    expect((await get<Page>(made, filter('accountEnabled eq true', '&$orderby=displayName&$count=true'), true)).value.length).toBeGreaterThan(3);
    expect(Number(await get<string>(made, '/users/$count', true))).toBe(made.people.length);
    expect(await fault(made, '/users/$count')).toEqual([400, 'Request_BadRequest', '$count is not currently supported.']);
    expect((await get<Page>(made, '/users?$count=true'))['@odata.count']).toBeUndefined();
    const search = (text: string): string => `/users?$search=${encodeURIComponent(text)}`;
    const found = await get<Page>(made, search(`"displayName:O'Brien" OR "mail:alice.root"`), true);
    expect(upns(found).toSorted()).toEqual([personOf(made, 'globaladmin').userPrincipalName, personOf(made, 'quote').userPrincipalName].toSorted());
    expect(await fault(made, search('"displayName:x"'))).toEqual([400, 'Request_UnsupportedQuery', "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'"]);
    for (const text of ['displayName:x', '"x"', '"hair:x"', '"displayName:x" and "mail:y"', '("displayName:x"', '"displayName:x']) expect((await fault(made, search(text), true))[0], text).toBe(400);
  });
});

describe('users: one of them', () => {
  it('shows no more than its permission lets an app see', async () => {
    const made = await kit.newTenant();
    await kit.control(`/tenants/${made.tenantId}/apps/mailer`, 'PATCH', { permissions: ['User.ReadBasic.All'] });
    const client = kit.graph(kit.bySecret(made, 'mailer'));
    const path = `/users/${personOf(made, 'claimant').id}`;
    expect(await client.api(path).get()).toMatchObject({ id: personOf(made, 'claimant').id, jobTitle: null, businessPhones: [] });
    expect(await client.api(`${path}?$select=mail`).get()).toHaveProperty('mail', personOf(made, 'claimant').userPrincipalName);
    for (const over of [`${path}?$select=jobTitle`, `${path}?$select=id&$expand=manager`, `${path}/manager`]) expect((await refusal(client.api(over).get())).statusCode, over).toBe(403);
  });

  it('is named by id, address, or in brackets', async () => {
    const made = await kit.newTenant();
    const { id, userPrincipalName } = personOf(made, 'quote');
    for (const path of [`/users/${id}`, `/users/${encodeURIComponent(userPrincipalName)}`, `/users('${userPrincipalName.replace("'", "''")}')`, `/users('${id}')`]) expect((await get(made, path))['id'], path).toBe(id);
  });

  it('brings managers with it, as far as was asked', async () => {
    const made = await kit.newTenant();
    const id = (key: string): string => personOf(made, key).id;
    const two = await get(made, `/users/${id('claimant')}?$select=id&$expand=manager($levels=2;$select=id)`);
    expect(two).toEqual({ '@odata.context': `${kit.simulator.origin}/v1.0/$metadata#users(id,manager(id))/$entity`, id: id('claimant'), manager: { '@odata.type': '#microsoft.graph.user', id: id('manager'), manager: { '@odata.type': '#microsoft.graph.user', id: id('director') } } });
    const all = await get(made, `/users/${id('claimant')}?$expand=manager($levels=max)&$count=true`, true);
    expect(JSON.stringify(all)).toContain(id('director'));
    expect(await get(made, `/users/${id('nomanager')}?$select=id&$expand=manager`)).not.toHaveProperty('manager');
    const listed = await get<Page>(made, `/users?$select=id&$expand=manager&$top=999`);
    expect((listed.value.find((each) => each['id'] === id('claimant'))!['manager'] as Json)['id']).toBe(id('manager'));
    for (const expand of ['manager($levels=0)', 'manager($levels=1001)', 'manager($top=1)', 'manager,directReports', 'drive', 'manager(']) expect((await fault(made, `/users/${id('claimant')}?$expand=${expand}`))[0], expand).toBe(400);
  });

  it('expands what is selected without levels only where the tenant is told to', async () => {
    const made = await kit.newTenant();
    const path = `/users/${personOf(made, 'claimant').id}?$expand=manager($select=id)`;
    expect((await fault(made, path))[0]).toBe(400);
    await kit.control(`/tenants/${made.tenantId}/settings`, 'PATCH', { assumed: { expandSelectWithoutLevels: 'accept' } });
    expect((await get(made, path))['manager']).toEqual({ '@odata.type': '#microsoft.graph.user', id: personOf(made, 'manager').id });
  });

  it('has reports, memberships and checks of them', async () => {
    const made = await kit.newTenant();
    const id = (key: string): string => personOf(made, key).id;
    const reports = await get<Page>(made, `/users/${id('manager')}/directReports?$select=id&$top=999`);
    expect(reports.value).toContainEqual({ '@odata.type': '#microsoft.graph.user', id: id('claimant') });
    expect(Number(await get<string>(made, `/users/${id('manager')}/directReports/$count`, true))).toBe(reports.value.length);
    const group = made.groups.find(({ key }) => key === 'user-admins')!;
    const member = await get<Page>(made, `/users/${id('groupadmin')}/memberOf`);
    expect(member.value.map((each) => each['@odata.type'])).toEqual(['#microsoft.graph.group', '#microsoft.graph.group']);
    const transitive = await get<Page>(made, `/users/${id('groupadmin')}/transitiveMemberOf`);
    expect(transitive.value.map((each) => each['@odata.type'])).toContain('#microsoft.graph.directoryRole');
    expect(Number(await get<string>(made, `/users/${id('groupadmin')}/transitiveMemberOf/$count`, true))).toBe(3);
    expect((await get<Page>(made, `/users/${id('groupadmin')}/memberOf/microsoft.graph.group?$count=true&$filter=${encodeURIComponent("displayName eq 'User administrators'")}`, true)).value).toHaveLength(1);
    expect((await get<Page>(made, `/users/${id('groupadmin')}/memberOf/microsoft.graph.administrativeUnit?$count=true`, true)).value).toEqual([]);
    const post = async (name: string, body: object): Promise<unknown> => ((await clientOf(made).api(`/users/${id('groupadmin')}/${name}`).post(body)) as Json)['value'];
    expect(await post('checkMemberGroups', { groupIds: [group.id, id('claimant')] })).toEqual([group.id]);
    expect(await post('getMemberGroups', { securityEnabledOnly: true })).toHaveLength(2);
    expect(await post('getMemberObjects', { securityEnabledOnly: false })).toHaveLength(3);
    expect((await refusal(post('checkMemberGroups', {}))).statusCode).toBe(400);
  });
});
