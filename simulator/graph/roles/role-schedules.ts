import type { RoleAssignment, TimedRole } from '../../tenant/model.ts';
import { graphInstant } from '../instant.ts';
import type { Entity, Property } from '../odata/entity.ts';
import { holdingRoutes } from './holdings.ts';

const ELIGIBLE = ['RoleEligibilitySchedule.Read.Directory', 'RoleManagement.Read.Directory', 'RoleManagement.Read.All', 'RoleEligibilitySchedule.ReadWrite.Directory', 'RoleManagement.ReadWrite.Directory'];
const ACTIVE = ['RoleAssignmentSchedule.Read.Directory', 'RoleManagement.Read.Directory', 'RoleManagement.Read.All', 'RoleAssignmentSchedule.ReadWrite.Directory', 'RoleManagement.ReadWrite.Directory'];
const access = (permissions: readonly string[]) => ({ permissions, delegated: { others: permissions, role: 'anybody' } }) as const;

/** `eq` and `ne`, in plain queries too (graph/resources/unifiedroleeligibilityschedule and its like). */
const named = <T>(read: (item: T) => string | null): Property<T> => ({ read, filter: { kind: 'text', eq: 'default', ne: 'default' } });

const COMMON: Readonly<Record<string, Property<RoleAssignment>>> = {
  id: { read: ({ id }) => id },
  principalId: named(({ principalId }) => principalId),
  roleDefinitionId: named(({ roleDefinitionId }) => roleDefinitionId),
  directoryScopeId: named(({ directoryScopeId }) => directoryScopeId),
  appScopeId: { read: () => null },
  memberType: named(() => 'Direct'),
};
const COMMON_NAMES = ['id', 'principalId', 'roleDefinitionId', 'directoryScopeId', 'appScopeId'];

const entity = <T extends RoleAssignment>(type: string, own: Readonly<Record<string, Property<T>>>): Entity<T> => ({
  type,
  resource: type,
  idOf: ({ id }) => id,
  properties: { ...COMMON, ...own },
  byDefault: [...COMMON_NAMES, ...Object.keys(own), 'memberType'],
});

const endOf = ({ endAt }: TimedRole): string | null => (endAt === null ? null : graphInstant(endAt));
const over = ({ endAt }: TimedRole, now: number): boolean => endAt !== null && endAt <= now;

/** Begun, and not over. */
export const activeOf = (roles: readonly TimedRole[], now: number): readonly TimedRole[] => roles.filter((each) => each.startAt <= now && !over(each, now));

const eligibleNow = holdingRoutes({
  set: 'roleEligibilityScheduleInstances',
  note: 'Eligible now, directly.',
  access: access(ELIGIBLE),
  entity: entity<TimedRole>('unifiedRoleEligibilityScheduleInstance', {
    startDateTime: { read: ({ startAt }) => graphInstant(startAt) },
    endDateTime: { read: endOf },
    roleEligibilityScheduleId: named(({ id }) => id),
  }),
  all: ({ tenant, now }) => activeOf(tenant.roleEligibilities, now),
  several: true,
});

const eligible = holdingRoutes({
  set: 'roleEligibilitySchedules',
  note: 'Eligible now or from some later day on, directly.',
  access: access(ELIGIBLE),
  entity: entity<TimedRole>('unifiedRoleEligibilitySchedule', {
    createdUsing: { read: () => null },
    createdDateTime: { read: ({ startAt }) => graphInstant(startAt) },
    modifiedDateTime: { read: () => null },
    status: named(() => 'Provisioned'),
    scheduleInfo: { read: scheduleInfo },
  }),
  all: ({ tenant, now }) => tenant.roleEligibilities.filter((each) => !over(each, now)),
  several: true,
});

/** Those that a tenant was made with have no known beginning. */
type ActiveRole = RoleAssignment & Partial<Pick<TimedRole, 'startAt' | 'endAt'>>;

const startOf = ({ startAt }: ActiveRole): string | null => (startAt === undefined ? null : graphInstant(startAt));

function scheduleInfo(role: ActiveRole): object {
  const { endAt = null } = role;
  const expiration = endAt === null ? { type: 'noExpiration', endDateTime: null, duration: null } : { type: 'afterDateTime', endDateTime: graphInstant(endAt), duration: null };
  return { startDateTime: startOf(role), recurrence: null, expiration };
}

const activeNow = holdingRoutes({
  set: 'roleAssignmentScheduleInstances',
  note: 'Active now, directly: nobody activates an eligible role here.',
  access: access(ACTIVE),
  entity: entity<RoleAssignment>('unifiedRoleAssignmentScheduleInstance', {
    startDateTime: { read: () => null },
    endDateTime: { read: () => null },
    assignmentType: named(() => 'Assigned'),
    roleAssignmentOriginId: named(({ id }) => id),
    roleAssignmentScheduleId: named(({ id }) => id),
  }),
  all: ({ tenant, now }) => [...tenant.roleAssignments, ...activeOf(tenant.timedAssignments, now)],
  several: true,
});

const active = holdingRoutes({
  set: 'roleAssignmentSchedules',
  note: 'Active now or from some later day on, directly.',
  access: access(ACTIVE),
  entity: entity<ActiveRole>('unifiedRoleAssignmentSchedule', {
    createdUsing: { read: () => null },
    createdDateTime: { read: startOf },
    modifiedDateTime: { read: () => null },
    status: named(() => 'Provisioned'),
    assignmentType: named(() => 'Assigned'),
    scheduleInfo: { read: scheduleInfo },
  }),
  all: ({ tenant, now }) => [...tenant.roleAssignments, ...tenant.timedAssignments.filter((each) => !over(each, now))],
  several: true,
});

export const roleScheduleRoutes = [...eligibleNow, ...eligible, ...activeNow, ...active];
