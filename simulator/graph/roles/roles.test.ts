import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personOf, refusal, startKit, type Kit, type Made } from '../../test-kit.ts';

let kit: Kit;
beforeAll(async () => { kit = await startKit(); });
afterAll(() => kit.simulator.close());

type Json = Record<string, unknown>;
const GLOBAL = '62e90394-69f5-4237-9190-012177145e10';
const SET = '/roleManagement/directory';
const get = async (made: Made, path: string): Promise<Json> => (await kit.graph(kit.bySecret(made)).api(path).get()) as Json;
const list = async (made: Made, path: string): Promise<readonly Json[]> => (await get(made, path))['value'] as Json[];

describe('roles', () => {
  it('are activated by being held, under an id of their own, with their holders', async () => {
    const made = await kit.newTenant();
    const roles = await list(made, '/directoryRoles');
    const admin = roles.find((role) => role['roleTemplateId'] === GLOBAL)!;
    expect(admin['id']).not.toBe(GLOBAL);
    expect(await get(made, `/directoryRoles(roleTemplateId='${GLOBAL}')`)).toMatchObject({ id: admin['id'] });
    expect((await list(made, `/directoryRoles/${String(admin['id'])}/members`)).map((each) => each['id'])).toEqual([personOf(made, 'globaladmin').id]);
    expect((await list(made, "/directoryRoles(roleTemplateId='fe930be7-5e62-47db-91af-98c3a49a38b1')/members")).map((each) => each['@odata.type'])).toEqual(['#microsoft.graph.group']);
    expect((await refusal(get(made, '/directoryRoles/x'))).statusCode).toBe(404);
  });

  it('are defined under the ids of their templates', async () => {
    const made = await kit.newTenant();
    expect(await get(made, `${SET}/roleDefinitions/${GLOBAL}`)).toMatchObject({ '@odata.context': `${kit.simulator.origin}/v1.0/$metadata#roleManagement/directory/roleDefinitions/$entity`, displayName: 'Global Administrator', isBuiltIn: true, templateId: GLOBAL });
    expect((await list(made, `${SET}/roleDefinitions?$filter=displayName eq 'global administrator'&$select=id`))).toEqual([{ id: GLOBAL }]);
    expect((await refusal(get(made, `${SET}/roleDefinitions?$filter=description eq 'x'`))).code).toBe('Request_UnsupportedQuery');
    expect((await refusal(get(made, `${SET}/roleDefinitions?$select=rolePermissions`))).message).toContain('not imitated');
  });

  it('are assigned to exactly the principal that is asked for, with one thing expanded', async () => {
    const made = await kit.newTenant();
    const { id } = personOf(made, 'globaladmin');
    const [only] = await list(made, `${SET}/roleAssignments?$filter=principalId eq '${id}' and roleDefinitionId eq '${GLOBAL}'&$expand=principal`);
    expect(only).toMatchObject({ principalId: id, roleDefinitionId: GLOBAL, directoryScopeId: '/', principal: { '@odata.type': '#microsoft.graph.user', id } });
    expect(await list(made, `${SET}/roleAssignments?$filter=principalId in ('${id}','${personOf(made, 'scopedadmin').id}')&$expand=roleDefinition($select=displayName)`)).toMatchObject([{ roleDefinition: { displayName: 'Global Administrator' } }, { roleDefinition: { displayName: 'Helpdesk Administrator' } }]);
    expect(await get(made, `${SET}/roleAssignments/${String(only!['id'])}`)).toMatchObject({ id: only!['id'] });
    const both = await refusal(get(made, `${SET}/roleAssignments?$expand=principal,roleDefinition`));
    expect([both.statusCode, both.message]).toEqual([400, 'Only one property can be expanded in a single query.']);
    expect((await refusal(get(made, `${SET}/roleAssignments?$filter=principalId ne '${id}'`))).code).toBe('Request_UnsupportedQuery');
    expect((await refusal(get(made, `${SET}/roleAssignments/x`))).statusCode).toBe(404);
  });

  it('can be eligible, and those collections expand both at once and know ne', async () => {
    const made = await kit.newTenant();
    const { id } = personOf(made, 'eligible');
    for (const set of ['roleEligibilityScheduleInstances', 'roleEligibilitySchedules']) {
      const [only] = await list(made, `${SET}/${set}?$filter=principalId eq '${id}'&$expand=principal,roleDefinition`);
      expect(only, set).toMatchObject({ principalId: id, memberType: 'Direct', principal: { id }, roleDefinition: { id: GLOBAL } });
      expect((await list(made, `${SET}/${set}?$filter=principalId ne '${id}'`)).map((each) => each['principalId']), set).toEqual([made.groups.find(({ key }) => key === 'eligible-admins')!.id]);
    }
    expect(await list(made, `${SET}/roleAssignmentScheduleInstances?$filter=principalId eq '${id}'`)).toEqual([]);
    expect(await list(made, `${SET}/roleAssignmentSchedules?$filter=principalId eq '${id}'`)).toEqual([]);
    expect(await list(made, `${SET}/roleAssignmentSchedules?$filter=principalId eq '${personOf(made, 'globaladmin').id}'`)).toMatchObject([{ assignmentType: 'Assigned', status: 'Provisioned', scheduleInfo: { expiration: { type: 'noExpiration' } } }]);
    expect(await list(made, `${SET}/roleAssignmentScheduleInstances?$filter=assignmentType eq 'Assigned'&$select=id`)).toEqual(await list(made, `${SET}/roleAssignments?$select=id`));
  });
});
