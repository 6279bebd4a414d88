import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personOf, refusal, SCOPE, startKit, type Kit } from '../test-kit.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

describe('people and their privileges, with the Graph client', () => {
  it('shows the eleven default properties, or those selected', async () => {
    const made = await kit.newTenant();
    const client = kit.graph(kit.bySecret(made));
    const { id, userPrincipalName } = personOf(made, 'claimant');
    const whole = (await client.api(`/users/${userPrincipalName}`).get()) as object;
    expect(Object.keys(whole).toSorted()).toEqual(['@odata.context', 'businessPhones', 'displayName', 'givenName', 'id', 'jobTitle', 'mail', 'mobilePhone', 'officeLocation', 'preferredLanguage', 'surname', 'userPrincipalName']);
    const part = (await client.api(`/users/${id}`).select(['id', 'employeeId']).get()) as Record<string, string>;
    expect(part['@odata.context']).toBe(`${kit.simulator.origin}/v1.0/$metadata#users(id,employeeId)/$entity`);
    expect(Object.keys(part)).toEqual(['@odata.context', 'id', 'employeeId']);
  });

  it('finds an address with an apostrophe when it is escaped, and refuses it when it is not', async () => {
    const made = await kit.newTenant();
    const client = kit.graph(kit.bySecret(made));
    const { id, userPrincipalName } = personOf(made, 'quote');
    const found = (await client.api('/users').filter(`userPrincipalName eq '${userPrincipalName.replace("'", "''")}'`).get()) as { value: { id: string }[] };
    expect(found.value.map((each) => each.id)).toEqual([id]);
    expect((await refusal(client.api('/users').filter(`userPrincipalName eq '${userPrincipalName}'`).get())).statusCode).toBe(400);
  });

  it('answers people without manager, and unknown people, with the same code', async () => {
    const made = await kit.newTenant();
    const client = kit.graph(kit.bySecret(made));
    const none = await refusal(client.api(`/users/${personOf(made, 'nomanager').id}/manager`).get());
    expect([none.statusCode, none.code, none.message]).toEqual([404, 'Request_ResourceNotFound', "Resource 'manager' does not exist or one of its queried reference-property objects are not present."]);
    expect(none.requestId).toMatch(/^[\w-]{36}$/);
    const contact = (await client.api(`/users/${personOf(made, 'contactmanager').id}/manager`).get()) as Record<string, string>;
    expect(contact['@odata.type']).toBe('#microsoft.graph.orgContact');
    const manager = (await client.api(`/users/${personOf(made, 'claimant').id}/manager`).get()) as Record<string, string>;
    expect([manager['@odata.type'], manager['id']]).toEqual(['#microsoft.graph.user', personOf(made, 'manager').id]);
  });

  it('shows each kind of privilege only where Entra shows it', async () => {
    const made = await kit.newTenant();
    const client = kit.graph(kit.bySecret(made));
    const count = async (path: string): Promise<number> => ((await client.api(path).get()) as { value: unknown[] }).value.length;
    const byPrincipal = (collection: string, id: string) => count(`/roleManagement/directory/${collection}?$filter=principalId eq '${id}'`);
    const id = (key: string): string => personOf(made, key).id;
    expect(await byPrincipal('roleAssignments', id('globaladmin'))).toBe(1);
    expect(await byPrincipal('roleAssignments', id('scopedadmin'))).toBe(1);
    expect(await byPrincipal('roleAssignments', id('groupadmin'))).toBe(0);
    expect(await byPrincipal('roleAssignments', made.groups.find((group) => group.key === 'user-admins')!.id)).toBe(1);
    expect(await byPrincipal('roleEligibilityScheduleInstances', id('eligible'))).toBe(1);
    expect(await byPrincipal('roleEligibilitySchedules', id('eligible'))).toBe(1);
    expect(await byPrincipal('roleAssignments', id('claimant'))).toBe(0);
    expect(await count(`/users/${id('appowner')}/ownedObjects`)).toBe(1);
    const roles = async (key: string): Promise<unknown> =>
      ((await client.api(`/users/${id(key)}/transitiveMemberOf/microsoft.graph.directoryRole?$count=true`).header('ConsistencyLevel', 'eventual').get()) as { value: { roleTemplateId: string }[] }).value.map((role) => role.roleTemplateId);
    expect(await roles('groupadmin')).toEqual(['fe930be7-5e62-47db-91af-98c3a49a38b1']);
    expect(await roles('eligible')).toEqual([]);
    const uncounted = await refusal(client.api(`/users/${id('claimant')}/transitiveMemberOf/microsoft.graph.group`).get());
    expect([uncounted.statusCode, uncounted.code]).toEqual([400, 'Request_UnsupportedQuery']);
  });

  it('leads from an owned app to its permissions', async () => {
    const made = await kit.newTenant();
    const client = kit.graph(kit.bySecret(made));
    const owned = (await client.api(`/users/${personOf(made, 'appowner').id}/ownedObjects?$select=id`).get()) as { value: { id: string; '@odata.type': string }[] };
    expect(owned.value[0]!['@odata.type']).toBe('#microsoft.graph.application');
    const { appId } = (await client.api(`/applications/${owned.value[0]!.id}?$select=appId`).get()) as { appId: string };
    const { id } = (await client.api(`/servicePrincipals(appId='${appId}')?$select=id`).get()) as { id: string };
    const granted = (await client.api(`/servicePrincipals/${id}/appRoleAssignments`).get()) as { value: unknown[] };
    expect(granted.value).toHaveLength(2);
  });

  it('hides what the app may not read of groups, and shows it to one that may', async () => {
    const made = await kit.newTenant();
    await kit.control(`/tenants/${made.tenantId}/apps/mailer`, 'PATCH', { permissions: ['User.Read.All'] });
    const path = `/users/${personOf(made, 'groupadmin').id}/transitiveMemberOf/microsoft.graph.group?$count=true&$top=1`;
    const read = async (name: string) => (await kit.graph(kit.bySecret(made, name)).api(path).header('ConsistencyLevel', 'eventual').get()) as { value: { isAssignableToRole: boolean | null }[]; '@odata.nextLink': string; '@odata.count': number };
    expect((await read('mailer')).value[0]!.isAssignableToRole).toBeNull();
    const readable = await read('reader');
    expect(readable.value[0]!.isAssignableToRole).not.toBeNull();
    expect(readable['@odata.count']).toBe(2);
    const next = (await kit.graph(kit.bySecret(made, 'reader')).api(readable['@odata.nextLink']).header('ConsistencyLevel', 'eventual').get()) as { value: unknown[]; '@odata.nextLink'?: string };
    expect([next.value.length, next['@odata.nextLink']]).toEqual([1, undefined]);
  });

  it('refuses what the app has no permission for, in the words of each service', async () => {
    const made = await kit.newTenant();
    const id = personOf(made, 'claimant').id;
    const mailer = kit.graph(kit.bySecret(made, 'mailer'));
    const directory = await refusal(mailer.api(`/users/${id}`).get());
    expect([directory.statusCode, directory.code]).toEqual([403, 'Authorization_RequestDenied']);
    const methods = await refusal(mailer.api(`/users/${id}/authentication/temporaryAccessPassMethods`).post({}));
    expect([methods.statusCode, methods.code, methods.message]).toEqual([403, 'accessDenied', 'Request Authorization failed']);
    const mail = await refusal(kit.graph(kit.bySecret(made, 'reader')).api(`/users/${id}/sendMail`).post({}));
    expect([mail.statusCode, mail.code]).toEqual([403, 'ErrorAccessDenied']);
  });

  it('finds objects of any kind by their ids', async () => {
    const made = await kit.newTenant();
    const client = kit.graph(kit.bySecret(made));
    const ids = [personOf(made, 'claimant').id, made.groups[0]!.id, '11111111-1111-4111-8111-111111111111'];
    const types = async (more: object): Promise<unknown> => ((await client.api('/directoryObjects/getByIds').post({ ids, ...more })) as { value: Record<string, string>[] }).value.map((each) => each['@odata.type']);
    expect(await types({})).toEqual(['#microsoft.graph.user', '#microsoft.graph.group']);
    expect(await types({ types: ['Group'] })).toEqual(['#microsoft.graph.group']);
    expect(await client.api(`/directoryObjects/${ids[0]!}?$select=id`).get()).toMatchObject({ '@odata.type': '#microsoft.graph.user', id: ids[0] });
    for (const body of [{}, { ids: [] }, { ids, kinds: [] }]) expect((await refusal(client.api('/directoryObjects/getByIds').post(body))).statusCode).toBe(400);
  });

  it('describes photos without sending them', async () => {
    const made = await kit.newTenant();
    const client = kit.graph(kit.bySecret(made));
    const { id } = personOf(made, 'claimant');
    expect(await client.api(`/users/${id}/photo`).get()).toMatchObject({ id: '120x120', width: 120, '@odata.mediaContentType': 'image/png' });
  });

  it('tells a wrong method from an unknown path and from another version, and logs each', async () => {
    const made = await kit.newTenant();
    const { token } = (await kit.bySecret(made).getToken(SCOPE))!;
    const said = async (method: string, path: string): Promise<unknown[]> => {
      const answer = await fetch(`${kit.simulator.origin}${path}`, { method, headers: { authorization: `Bearer ${token}` } });
      const { error } = (await answer.json()) as { error: { code: string; message: string } };
      return [answer.status, error.code, error.message.split(' (Simulator')[0]];
    };
    const { id } = personOf(made, 'claimant');
    expect(await said('PUT', `/v1.0/users/${id}`)).toEqual([405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.']);
    expect(await said('GET', `/v1.0/users/${id}/drive/root`)).toEqual([400, 'BadRequest', "Resource not found for the segment 'drive'."]);
    expect(await said('GET', '/v1.0/users/$x@contoso.com')).toEqual([400, 'BadRequest', "Resource not found for the segment '$x@contoso.com'."]);
    expect(await said('GET', '/beta/users')).toEqual([400, 'BadRequest', 'Invalid version: beta.']);
    expect(await said('GET', '/v1.0/users?$top=1&$Top=2')).toEqual([400, 'BadRequest', "Query option '$Top' was specified more than once, but it must be specified at most once."]);
    expect(kit.lines.join('\n')).toContain(`NOT IMITATED GET /v1.0/users/${id}/drive/root`);
  });

  it('ignores nothing: unknown paths, options and properties are errors, and the log says so', async () => {
    const made = await kit.newTenant();
    const client = kit.graph(kit.bySecret(made));
    const id = personOf(made, 'claimant').id;
    for (const path of ['/me/drive', `/users/${id}?$expand=drive`, `/users/${id}?$select=favouriteColour`, '/users?$skip=5', '/users?$wish=1', '/users?wish=1', `/users/${id}/authentication/methods?$top=1`]) {
      expect((await refusal(client.api(path).get())).statusCode).toBe(400);
    }
    expect(kit.lines.join('\n')).toContain('NOT IMITATED GET /v1.0/me/drive');
  });

  it('refuses missing, broken and forged tokens', async () => {
    const made = await kit.newTenant();
    const { token } = (await kit.bySecret(made).getToken(SCOPE))!;
    const [head, body, signature] = token.split('.') as [string, string, string];
    const forged = `${head}.${Buffer.from(Buffer.from(body, 'base64url').toString().replace('"roles":[', '"roles":["Everything",')).toString('base64url')}.${signature}`;
    for (const [sent, message] of [['', 'Access token is empty.'], ['x', 'CompactToken parsing failed with error code: 80049217'], [forged, 'Access token validation failure. Invalid signature.']] as const) {
      const answer = await fetch(`${kit.simulator.origin}/v1.0/users`, { headers: sent === '' ? {} : { authorization: `Bearer ${sent}` } });
      expect([answer.status, ((await answer.json()) as { error: { message: string } }).error.message]).toEqual([401, message]);
    }
  });
});
