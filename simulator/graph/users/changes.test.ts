import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { once, personOf, refusal, startKit, type Kit, type Made } from '../../test-kit.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

type Json = Record<string, unknown>;
const clientOf = (made: Made, app?: string) => kit.graph(kit.bySecret(made, app));
const joiner = (made: Made, more: object = {}): Json => ({ accountEnabled: true, displayName: 'Joe Joiner', mailNickname: 'joe', userPrincipalName: `joe@${made.domain}`, passwordProfile: { forceChangePasswordNextSignIn: false, password: 'Tr0ub4dor-joins' }, ...more });
const activities = async (made: Made): Promise<unknown> => ((await clientOf(made).api('/auditLogs/directoryAudits').get()) as { value: Json[] }).value.map((line) => line['activityDisplayName']);

describe('joiners, movers and leavers', () => {
  it('come by POST, found at once by everything they are looked up by', async () => {
    const made = await kit.newTenant();
    const client = clientOf(made);
    const answer = await fetch(`${kit.simulator.origin}/v1.0/users`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${(await kit.bySecret(made).getToken('https://graph.microsoft.com/.default'))!.token}`, 'client-request-id': '0a1b2c3d-0000-4000-8000-00000000feed' },
      body: JSON.stringify(joiner(made, { employeeId: 'E77', city: 'Basel' })),
    });
    const person = (await answer.json()) as Json;
    const id = String(person['id']);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`${kit.simulator.origin}/v1.0/users/${id}`);
    expect([answer.headers.get('client-request-id'), answer.headers.get('x-ms-resource-unit'), answer.headers.get('odata-version')]).toEqual(['0a1b2c3d-0000-4000-8000-00000000feed', '1', '4.0']);
    expect(answer.headers.get('request-id')).toMatch(/^[\da-f-]{36}$/);
    expect(Object.keys(person)).toHaveLength(12);
    for (const filter of [`employeeId eq 'e77'`, `userPrincipalName eq 'JOE@${made.domain}'`, `id eq '${id}'`, "city eq 'basel'"]) expect(((await client.api('/users').filter(filter).get()) as { value: Json[] }).value, filter).toMatchObject([{ id }]);
    expect(await client.api(`/users/${id}?$select=mailNickname,userType,accountEnabled`).get()).toMatchObject({ mailNickname: 'joe', userType: 'Member', accountEnabled: true });
    expect(await activities(made)).toContain('Add user');
  });

  it.each([
    ['without name', { displayName: null }, "A value is required for property 'displayName' of resource 'User'."],
    ['without password', { passwordProfile: undefined }, 'A password must be specified to create a new user.'],
    ['with a weak one', { passwordProfile: { password: 'password' } }, 'The specified password does not comply with password complexity requirements. Please provide a different password.'],
    ['elsewhere', { userPrincipalName: 'joe@elsewhere.example' }, 'The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization.'],
    ['under a strange name', { userPrincipalName: 'jo e@DOMAIN' }, 'Property userPrincipalName is invalid.'],
    ['with an employee id too long', { employeeId: '12345678901234567' }, "Invalid value specified for property 'employeeId' of resource 'User'."],
    ['enabled by text', { accountEnabled: 'true' }, "Invalid value specified for property 'accountEnabled' of resource 'User'."],
    ['with an id of their own', { id: 'x' }, "Property 'id' is read-only and cannot be set."],
    ['with what nobody has', { favouriteColour: 'red' }, "Invalid property 'favouriteColour'."],
  ])('are refused %s', async (_, more, message) => {
    const made = await kit.newTenant();
    const body = JSON.parse(JSON.stringify(joiner(made, more)).replace('DOMAIN', made.domain)) as Json;
    const error = await refusal(clientOf(made).api('/users').post(body));
    expect([error.statusCode, error.code, error.message]).toEqual([400, 'Request_BadRequest', message]);
  });

  it('are refused under a taken name, with a broken body, and to apps without the right', async () => {
    const made = await kit.newTenant();
    const taken = await refusal(clientOf(made).api('/users').post(joiner(made, { userPrincipalName: personOf(made, 'claimant').userPrincipalName.toUpperCase().replace(made.domain.toUpperCase(), made.domain) })));
    expect(taken.message).toBe('Another object with the same value for property userPrincipalName already exists.');
    expect((await refusal(clientOf(made).api('/users').header('content-type', 'application/json').post('{'))).code).toBe('BadRequest');
    expect((await refusal(clientOf(made, 'reader').api('/users').post(joiner(made)))).statusCode).toBe(403);
  });

  it('change, and are found under what they are now', async () => {
    const made = await kit.newTenant();
    const client = clientOf(made);
    const { id, userPrincipalName } = personOf(made, 'claimant');
    await client.api(`/users/${id}`).patch({ employeeId: '4711', userPrincipalName: `renamed@${made.domain}`, jobTitle: null });
    const found = async (filter: string): Promise<unknown[]> => ((await client.api('/users').filter(filter).get()) as { value: Json[] }).value.map((each) => each['id']);
    expect(await found("employeeId eq '4711'")).toEqual([id]);
    expect(await found(`userPrincipalName eq '${userPrincipalName}'`)).toEqual([]);
    expect(await client.api(`/users/renamed@${made.domain}`).get()).toMatchObject({ id, jobTitle: null });
    await client.api(`/users/${id}`).patch({ accountEnabled: false });
    expect(await activities(made)).toEqual(expect.arrayContaining(['Update user', 'Disable account']));
  });

  it('have passwords set only by who may, and administrators by nobody here', async () => {
    const made = await kit.newTenant();
    const { id } = personOf(made, 'claimant');
    await kit.control(`/tenants/${made.tenantId}/apps/mailer`, 'PATCH', { permissions: ['User.ReadWrite.All'] });
    const profile = { passwordProfile: { password: 'N3w-and-long-enough' } };
    expect((await refusal(clientOf(made, 'mailer').api(`/users/${id}`).patch(profile))).statusCode).toBe(403);
    await clientOf(made).api(`/users/${id}`).patch(profile);
    const admin = personOf(made, 'globaladmin').id;
    expect((await refusal(clientOf(made).api(`/users/${admin}`).patch({ accountEnabled: false }))).code).toBe('Authorization_RequestDenied');
    expect((await refusal(clientOf(made).api(`/users/${admin}`).delete())).statusCode).toBe(403);
    await clientOf(made).api(`/users/${admin}`).patch({ department: 'IT' });
  });

  it('get managers, lose them, and cannot have just anybody', async () => {
    const made = await kit.newTenant();
    const client = clientOf(made);
    const id = (key: string): string => personOf(made, key).id;
    const path = `/users/${id('nomanager')}/manager/$ref`;
    const reference = (target: string) => ({ '@odata.id': `https://graph.microsoft.com/v1.0/users/${target}` });
    await client.api(path).put(reference(id('director')));
    expect(await client.api(`/users/${id('nomanager')}/manager`).get()).toMatchObject({ id: id('director') });
    expect(((await client.api(`/users/${id('director')}/directReports?$top=999`).get()) as { value: Json[] }).value.map((each) => each['id'])).toContain(id('nomanager'));
    await client.api(path).delete();
    expect((await refusal(client.api(path).delete())).statusCode).toBe(404);
    expect((await refusal(client.api(path).put(reference('11111111-1111-4111-8111-111111111111')))).statusCode).toBe(404);
    for (const body of [{}, { '@odata.id': 'x' }, { '@odata.id': `https://evil.example/v1.0/users/${id('director')}` }]) expect((await refusal(client.api(path).middlewareOptions([once]).put(body))).statusCode).toBe(400);
  });

  it('leave by DELETE, can be restored for thirty days with all they had, or be gone for good', async () => {
    const made = await kit.newTenant();
    const client = clientOf(made);
    const { id } = personOf(made, 'claimant');
    const groups = async (): Promise<number> => ((await client.api(`/users/${id}/memberOf`).get()) as { value: unknown[] }).value.length;
    const before = await groups();
    await client.api(`/users/${id}`).delete();
    expect((await refusal(client.api(`/users/${id}`).get())).code).toBe('Request_ResourceNotFound');
    expect(await client.api('/directory/deletedItems/microsoft.graph.user').get()).toMatchObject({ value: [{ id }] });
    expect(((await client.api(`/directory/deletedItems/${id}`).get()) as Json)['deletedDateTime']).toMatch(/Z$/);
    await client.api(`/directory/deletedItems/${id}/restore`).post({});
    expect(await groups()).toBe(before);
    await client.api(`/users/${id}`).delete();
    await kit.control(`/tenants/${made.tenantId}/clock/advance`, 'POST', { ms: 31 * 86_400_000 });
    expect(await client.api('/directory/deletedItems/microsoft.graph.user').get()).toMatchObject({ value: [] });
    expect((await refusal(client.api(`/directory/deletedItems/${id}`).delete())).statusCode).toBe(404);
  });
});
