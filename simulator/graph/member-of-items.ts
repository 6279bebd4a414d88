import { directoryRolesOf, groupsOf } from '../tenant/groups-and-roles.ts';
import type { Person } from '../tenant/model.ts';
import { graphInstant } from './odata.ts';
import type { GraphCall } from './operation.ts';

type Item = Readonly<Record<string, unknown>> & { readonly '@odata.type': string; readonly id: string };

/** Without one of these, Graph shows of a group only that it is there: type and id, everything else null (Graph, permissions overview). */
const READ_GROUP = ['GroupMember.Read.All', 'Group.Read.All', 'Group.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
const READ_ROLE = ['RoleManagement.Read.Directory', 'RoleManagement.ReadWrite.Directory', 'Directory.Read.All', 'Directory.ReadWrite.All'];

/** Permissions for asking what somebody is a member of, the least first. */
export const READ_MEMBER_OF = ['User.Read.All', 'GroupMember.Read.All', 'User.ReadWrite.All', 'Group.Read.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];

export const GROUP_PROPERTIES = ['id', 'displayName', 'isAssignableToRole', 'securityEnabled', 'mailEnabled', 'createdDateTime'];
export const ROLE_PROPERTIES = ['id', 'displayName', 'description', 'roleTemplateId'];

export function groupItems({ tenant, caller }: GraphCall, person: Person): Item[] {
  const mayRead = caller.permissions.some((each) => READ_GROUP.includes(each));
  return groupsOf(tenant, person.id).map((group) => {
    const { id, displayName, isAssignableToRole, createdAt } = group;
    const details = { displayName, isAssignableToRole, securityEnabled: true, mailEnabled: false, createdDateTime: graphInstant(createdAt) };
    return { '@odata.type': '#microsoft.graph.group', id, ...(mayRead ? details : hidden(details)) };
  });
}

/** A directory role's own id differs from its template's and is the tenant's; derived here, so that it stays the same. */
export function roleItems({ tenant, caller }: GraphCall, person: Person): Item[] {
  const mayRead = caller.permissions.some((each) => READ_ROLE.includes(each));
  return directoryRolesOf(tenant, person.id).map(({ templateId, displayName, description }) => {
    const details = { displayName, description, roleTemplateId: templateId };
    return { '@odata.type': '#microsoft.graph.directoryRole', id: `${tenant.id.slice(0, 8)}${templateId.slice(8)}`, ...(mayRead ? details : hidden(details)) };
  });
}

const hidden = (details: object): object => Object.fromEntries(Object.keys(details).map((name) => [name, null]));

/** Keeps the type and the properties asked for. */
export function narrowed(item: Item, wanted: readonly string[] | null): object {
  if (wanted === null) return item;
  return Object.fromEntries(Object.entries(item).filter(([name]) => name === '@odata.type' || wanted.includes(name)));
}
