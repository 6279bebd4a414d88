import { addMember, groupsWith, removeMember } from '../../tenant/membership-index.ts';
import type { Group } from '../../tenant/model.ts';
import { groupTarget, userTarget } from '../../tenant/audit.ts';
import { audit } from '../audit.ts';
import { objectById, type DirectoryObject } from '../directory-object.ts';
import { badRequest, GraphError, notFound } from '../error.ts';
import { graphRoute, type GraphCall } from '../operation.ts';
import { referencedId } from '../reference.ts';
import { groupOfPath, writeMembers } from './read-access.ts';

const add = graphRoute({
  method: 'POST',
  path: '/groups/{group}/members/$ref',
  name: 'group-member-add',
  fidelity: { mark: 'documented', source: 'graph/api/group-post-members; public logs', note: 'Text of the refusal of nesting: assumed.' },
  ...writeMembers,
  handle(graph) {
    const { tenant } = graph;
    const group = groupOfPath(graph);
    demandRole(graph, group);
    const id = referencedId(graph, ['directoryObjects', 'users', 'groups', 'contacts', 'servicePrincipals']);
    const member = objectById(tenant, id);
    if (member === undefined) throw notFound(id);
    if (member.kind === 'group' && (group.isAssignableToRole || member.of.isAssignableToRole || member.of === group)) throw badRequest('Adding this group as a member is not supported: role-assignable groups cannot be nested.');
    if (groupsWith(tenant.groups, id).includes(group)) throw badRequest("One or more added object references already exist for the following modified properties: 'members'.");
    addMember(tenant.groups, group, id);
    audit(graph, { activity: 'Add member to group', targets: targets(group, member) });
    return { status: 204 };
  },
});

const remove = graphRoute({
  method: 'DELETE',
  path: '/groups/{group}/members/{member}/$ref',
  name: 'group-member-remove',
  fidelity: { mark: 'documented', source: 'graph/api/group-delete-members' },
  ...writeMembers,
  handle(graph) {
    const { tenant, call } = graph;
    const group = groupOfPath(graph);
    demandRole(graph, group);
    const id = (call.params['member'] ?? '').toLowerCase();
    const member = objectById(tenant, id);
    if (member === undefined || !groupsWith(tenant.groups, id).includes(group)) throw notFound(id);
    removeMember(tenant.groups, group, id);
    audit(graph, { activity: 'Remove member from group', targets: targets(group, member) });
    return { status: 204 };
  },
});

/** Who can change the members of a role-assignable group can make administrators: it takes that right (graph/api/group-post-members). */
export function demandRole({ caller }: GraphCall, group: Group): void {
  if (group.isAssignableToRole && !caller.permissions.includes('RoleManagement.ReadWrite.Directory')) throw new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
}

const targets = (group: Group, member: DirectoryObject) => [member.kind === 'user' ? userTarget(member.of) : groupTarget(member.kind === 'group' ? member.of : group), groupTarget(group)];

export const memberRefRoutes = [add, remove];
