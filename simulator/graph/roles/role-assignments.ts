import type { RoleAssignment } from '../../tenant/model.ts';
import type { Entity, Property } from '../odata/entity.ts';
import { holdingRoutes } from './holdings.ts';
import { readRoles } from './read-access.ts';
import { activeOf } from './role-schedules.ts';

const named = (read: (item: RoleAssignment) => string | null): Property<RoleAssignment> => ({ read, filter: { kind: 'text', eq: 'default' } });

/** Filters as graph/resources/unifiedroleassignment names them: `eq` and `in`. */
const ROLE_ASSIGNMENT: Entity<RoleAssignment> = {
  type: 'unifiedRoleAssignment',
  resource: 'RoleAssignment',
  idOf: ({ id }) => id,
  properties: {
    id: { read: ({ id }) => id },
    principalId: named(({ principalId }) => principalId),
    // Gone from the resource's page, still in the samples of the call.
    resourceScope: { read: ({ directoryScopeId }) => directoryScopeId },
    directoryScopeId: named(({ directoryScopeId }) => directoryScopeId),
    roleDefinitionId: named(({ roleDefinitionId }) => roleDefinitionId),
    appScopeId: named(() => null),
  },
  byDefault: ['id', 'principalId', 'resourceScope', 'directoryScopeId', 'roleDefinitionId'],
  lacking: ['condition'],
};

export const roleAssignmentRoutes = holdingRoutes({
  set: 'roleAssignments',
  note: 'Reading alone. Two properties cannot be expanded at once, as seen in a real tenant.',
  access: readRoles,
  entity: ROLE_ASSIGNMENT,
  all: ({ tenant, now }) => [...tenant.roleAssignments, ...activeOf(tenant.timedAssignments, now)],
  several: false,
});
