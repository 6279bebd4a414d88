import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personOf, refusal, startKit, type Kit, type Made } from '../../test-kit.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

type Json = Record<string, unknown>;
const clientOf = (made: Made, app?: string) => kit.graph(kit.bySecret(made, app));
const list = async (made: Made, path: string): Promise<readonly Json[]> => ((await clientOf(made).api(path).header('ConsistencyLevel', 'eventual').get()) as { value: Json[] }).value;
const groupOf = (made: Made, key: string): string => made.groups.find((each) => each.key === key)!.id;

describe('groups', () => {
  it('are listed, found, counted and read', async () => {
    const made = await kit.newTenant();
    expect((await list(made, '/groups?$select=displayName')).map((each) => each['displayName'])).toEqual(made.groups.map(({ displayName }) => displayName));
    expect(await list(made, "/groups?$filter=startsWith(displayName,'user')&$select=id")).toEqual([{ id: groupOf(made, 'user-admins') }]);
    expect(await list(made, '/groups?$filter=isAssignableToRole eq true&$select=id')).toHaveLength(2);
    expect(await list(made, "/groups?$filter=groupTypes/any(t:t eq 'Unified')")).toEqual([]);
    expect(await list(made, '/groups?$search="displayName:kiosk"&$select=id')).toEqual([{ id: groupOf(made, 'never-recover') }]);
    const unsortable = await refusal(clientOf(made).api('/groups?$filter=createdDateTime ge 2021-11-01&$count=true').header('ConsistencyLevel', 'eventual').get());
    expect([unsortable.code, unsortable.message]).toEqual(['Request_UnsupportedQuery', "Unsupported or invalid query filter clause specified for property 'createdDateTime' of resource 'Group'."]);
    const whole = (await clientOf(made).api(`/groups/${groupOf(made, 'user-admins')}`).get()) as Json;
    expect(whole).toMatchObject({ '@odata.context': `${kit.simulator.origin}/v1.0/$metadata#groups/$entity`, isAssignableToRole: true, securityEnabled: true, groupTypes: [] });
    expect(whole['securityIdentifier']).toMatch(/^S-1-12-1(-\d+){4}$/);
    for (const [id, code] of [['x', 'Request_BadRequest'], ['11111111-1111-4111-8111-111111111111', 'Request_ResourceNotFound']] as const) expect((await refusal(clientOf(made).api(`/groups/${id}`).get())).code).toBe(code);
  });

  it('gain and lose members; nested ones count transitively', async () => {
    const made = await kit.newTenant();
    const client = clientOf(made);
    const { id } = personOf(made, 'claimant');
    const outer = ((await client.api('/groups').post({ displayName: 'Outer', mailNickname: 'outer', mailEnabled: false, securityEnabled: true })) as Json)['id'] as string;
    const inner = groupOf(made, 'never-recover');
    const add = (group: string, member: string): Promise<unknown> => client.api(`/groups/${group}/members/$ref`).post({ '@odata.id': `${kit.simulator.origin}/v1.0/directoryObjects/${member}` });
    await add(outer, inner);
    await add(inner, id);
    expect((await refusal(add(inner, id))).message).toBe("One or more added object references already exist for the following modified properties: 'members'.");
    expect((await list(made, `/groups/${outer}/members`)).map((each) => each['@odata.type'])).toEqual(['#microsoft.graph.group']);
    expect((await list(made, `/groups/${outer}/transitiveMembers/microsoft.graph.user?$count=true&$select=id`)).map((each) => each['id'])).toContain(id);
    expect(Number(await client.api(`/groups/${inner}/members/$count`).header('ConsistencyLevel', 'eventual').get())).toBe(2);
    expect((await list(made, `/users/${id}/transitiveMemberOf/microsoft.graph.group?$count=true&$select=id`)).map((each) => each['id'])).toContain(outer);
    expect((await list(made, `/groups/${inner}/memberOf`)).map((each) => each['id'])).toEqual([outer]);
    await client.api(`/groups/${inner}/members/${id}/$ref`).delete();
    expect((await refusal(client.api(`/groups/${inner}/members/${id}/$ref`).delete())).statusCode).toBe(404);
    expect((await list(made, `/groups/${outer}/transitiveMembers`)).map((each) => each['id'])).not.toContain(id);
    await client.api(`/groups/${outer}`).delete();
    expect((await refusal(client.api(`/groups/${outer}/members`).get())).statusCode).toBe(404);
  });

  it('leave out members who are gone, in lists, casts and counts, until they are restored', async () => {
    const made = await kit.newTenant();
    const client = clientOf(made);
    const group = groupOf(made, 'everybody');
    const sizes = async (): Promise<readonly number[]> => [
      (await list(made, `/groups/${group}/members?$top=999`)).length,
      (await list(made, `/groups/${group}/members/microsoft.graph.user?$count=true&$top=999`)).length,
      Number(await client.api(`/groups/${group}/members/$count`).header('ConsistencyLevel', 'eventual').get()),
    ];
    const [all = 0] = await sizes();
    await client.api(`/users/${personOf(made, 'claimant').id}`).delete();
    expect(await sizes()).toEqual([all - 1, all - 1, all - 1]);
    await client.api(`/directory/deletedItems/${personOf(made, 'claimant').id}/restore`).post({});
    expect(await sizes()).toEqual([all, all, all]);
  });

  it('to which roles can be given are neither nested nor changed by everybody', async () => {
    const made = await kit.newTenant();
    const admins = groupOf(made, 'user-admins');
    const reference = (id: string) => ({ '@odata.id': `${kit.simulator.origin}/v1.0/directoryObjects/${id}` });
    expect((await refusal(clientOf(made).api(`/groups/${admins}/members/$ref`).post(reference(groupOf(made, 'never-recover'))))).statusCode).toBe(400);
    await kit.control(`/tenants/${made.tenantId}/apps/mailer`, 'PATCH', { permissions: ['Group.ReadWrite.All'] });
    expect((await refusal(clientOf(made, 'mailer').api(`/groups/${admins}/members/$ref`).post(reference(personOf(made, 'claimant').id)))).statusCode).toBe(403);
    await clientOf(made, 'mailer').api(`/groups/${groupOf(made, 'never-recover')}/members/$ref`).post(reference(personOf(made, 'claimant').id));
  });

  it('show who is in them only as far as the app may read people', async () => {
    const made = await kit.newTenant();
    await kit.control(`/tenants/${made.tenantId}/apps/mailer`, 'PATCH', { permissions: ['GroupMember.Read.All'] });
    const { value } = (await clientOf(made, 'mailer').api(`/groups/${groupOf(made, 'never-recover')}/members?$select=id,displayName`).get()) as { value: Json[] };
    expect(value).toEqual([{ '@odata.type': '#microsoft.graph.user', id: personOf(made, 'breakglass').id, displayName: null }]);
  });
});
