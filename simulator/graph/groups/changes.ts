import type { Group } from '../../tenant/model.ts';
import { newGuid } from '../../tenant/random.ts';
import { groupTarget } from '../../tenant/audit.ts';
import { audit } from '../audit.ts';
import { bodyOf } from '../body.ts';
import { badRequest, type GraphError } from '../error.ts';
import { shown } from '../odata/select.ts';
import { context, graphRoute, type GraphCall } from '../operation.ts';
import { GROUP } from './group-entity.ts';
import { demandRole } from './member-refs.ts';
import { groupOfPath } from './read-access.ts';

const WRITE = ['Group.ReadWrite.All', 'Directory.ReadWrite.All'];
/** Longest display name (graph/resources/group). */
const LONGEST_NAME = 256;

const create = graphRoute({
  method: 'POST',
  path: '/groups',
  name: 'group-create',
  fidelity: { mark: 'documented', source: 'graph/api/group-post-groups; public logs', note: 'Security groups without mail; members and owners are added afterwards. A description is refused.' },
  service: 'directory',
  permissions: ['Group.Create', ...WRITE],
  handle(graph) {
    const group = groupIn(graph);
    if (group.isAssignableToRole) demandRole(graph, group);
    graph.tenant.groups.push(group);
    audit(graph, { activity: 'Add group', targets: [groupTarget(group)] });
    const headers = { location: `${graph.call.origin}/v1.0/groups/${group.id}` };
    return { status: 201, headers, json: { '@odata.context': context(graph.call, 'groups/$entity'), ...shown(group, GROUP, null) } };
  },
});

function groupIn({ call, now, world }: GraphCall): Group {
  const { displayName, mailNickname, mailEnabled, securityEnabled, isAssignableToRole = false, groupTypes = [], ...rest } = bodyOf(call);
  const invalid = (name: string): GraphError => badRequest(`Invalid value specified for property '${name}' of resource 'Group'.`);
  const [other] = Object.keys(rest);
  if (other !== undefined) throw badRequest(`The property '${other}' of 'group' is not imitated here. (Simulator, see /_sim/fidelity.)`);
  for (const [name, value] of Object.entries({ displayName, mailNickname, mailEnabled, securityEnabled })) if (value === undefined || value === null) throw badRequest(`A value is required for property '${name}' of resource 'Group'.`);
  if (typeof displayName !== 'string' || displayName === '' || displayName.length > LONGEST_NAME) throw invalid('displayName');
  if (typeof mailNickname !== 'string' || !/^[\w.\-!#^~']{1,64}$/.test(mailNickname)) throw invalid('mailNickname');
  if (typeof isAssignableToRole !== 'boolean') throw invalid('isAssignableToRole');
  if (mailEnabled !== false || securityEnabled !== true || !Array.isArray(groupTypes) || groupTypes.length > 0) throw badRequest('Only security groups without mail are imitated here. (Simulator, see /_sim/fidelity.)');
  const id = newGuid(world.random);
  return { key: id, id, displayName, mailNickname, isAssignableToRole, createdAt: now, memberIds: [], ownerIds: [] };
}

const remove = graphRoute({
  method: 'DELETE',
  path: '/groups/{group}',
  name: 'group-delete',
  fidelity: { mark: 'documented', source: 'graph/api/group-delete', note: 'Security groups are gone for good.' },
  service: 'directory',
  permissions: WRITE,
  handle(graph) {
    const { groups } = graph.tenant;
    const group = groupOfPath(graph);
    if (group.isAssignableToRole) demandRole(graph, group);
    groups.splice(groups.indexOf(group), 1);
    audit(graph, { activity: 'Delete group', targets: [groupTarget(group)] });
    return { status: 204 };
  },
});

export const groupChangeRoutes = [create, remove];
