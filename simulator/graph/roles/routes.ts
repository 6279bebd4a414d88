import type { Route } from '../../http.ts';
import { directoryRoleRoutes } from './directory-roles.ts';
import { roleAssignmentRoutes } from './role-assignments.ts';
import { roleDefinitionRoutes } from './role-definitions.ts';
import { roleScheduleRoutes } from './role-schedules.ts';

/** Roles, and who holds them, for good or on demand. */
export const roleRoutes: readonly Route[] = [...directoryRoleRoutes, ...roleDefinitionRoutes, ...roleAssignmentRoutes, ...roleScheduleRoutes];
