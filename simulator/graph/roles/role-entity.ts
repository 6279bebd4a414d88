import { ROLES, type BuiltInRole } from '../../tenant/groups-and-roles.ts';
import type { Tenant } from '../../tenant/model.ts';
import type { Entity } from '../odata/entity.ts';

/** A built-in role as the tenant has it activated. */
export interface DirectoryRole {
  readonly id: string;
  readonly role: BuiltInRole;
}

/** A directory role's own id differs from its template's and is the tenant's; derived here, so that it stays the same. */
export const directoryRole = (tenant: Pick<Tenant, 'id'>, role: BuiltInRole): DirectoryRole => ({ id: `${tenant.id.slice(0, 8)}${role.templateId.slice(8)}`, role });

/** Roles are activated by their first assignment; the rest are templates alone (graph/api/directoryrole-list). */
export function activatedRoles(tenant: Pick<Tenant, 'id' | 'roleAssignments'>): readonly DirectoryRole[] {
  const given = new Set(tenant.roleAssignments.map(({ roleDefinitionId }) => roleDefinitionId));
  return Object.values(ROLES).filter(({ templateId }) => given.has(templateId)).map((role) => directoryRole(tenant, role));
}

/** Without `$filter` beyond the template: graph/api/directoryrole-list offers `eq` alone. */
export const DIRECTORY_ROLE: Entity<DirectoryRole> = {
  type: 'directoryRole',
  resource: 'DirectoryRole',
  idOf: ({ id }) => id,
  properties: {
    id: { read: ({ id }) => id, filter: { kind: 'text', eq: 'default' } },
    deletedDateTime: { read: () => null },
    description: { read: ({ role }) => role.description, filter: { kind: 'text', eq: 'default' } },
    displayName: { read: ({ role }) => role.displayName, filter: { kind: 'text', eq: 'default' } },
    roleTemplateId: { read: ({ role }) => role.templateId, filter: { kind: 'text', eq: 'default' } },
  },
  byDefault: ['id', 'deletedDateTime', 'description', 'displayName', 'roleTemplateId'],
};
