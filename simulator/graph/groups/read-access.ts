import { groupById } from '../../tenant/membership-index.ts';
import type { Group } from '../../tenant/model.ts';
import { badRequest, notFound } from '../error.ts';
import type { GraphCall, GraphOperation } from '../operation.ts';

const READ = ['GroupMember.Read.All', 'Group.Read.All', 'GroupMember.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];

/** Reading groups and who is in them (microsoft-graph-devx-content, permissions.json). */
export const readGroups = { service: 'directory', permissions: READ, delegated: { others: READ, role: 'anybody' } } as const satisfies Partial<GraphOperation>;

/** Adding and removing members; apps alone here. */
export const writeMembers = { service: 'directory', permissions: ['GroupMember.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'] } as const satisfies Partial<GraphOperation>;

const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The group of the path. Groups have no second name: what is no GUID is refused as such (public logs). */
export function groupOfPath({ call, tenant }: GraphCall): Group {
  const id = (call.params['group'] ?? '').toLowerCase();
  if (!GUID.test(id)) throw badRequest(`Invalid object identifier '${call.params['group'] ?? ''}'.`);
  const group = groupById(tenant.groups, id);
  if (group === undefined) throw notFound(id);
  return group;
}
