import type { RoleAssignment, RoleEligibility } from '../../tenant/model.ts';
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

const endOf = ({ endAt }: RoleEligibility): string | null => (endAt === null ? null : graphInstant(endAt));
const over = ({ endAt }: RoleEligibility, now: number): boolean => endAt !== null && endAt <= now;

const eligibleNow = holdingRoutes({
  set: 'roleEligibilityScheduleInstances',
  note: 'Eligible now, directly.',
  access: access(ELIGIBLE),
  entity: entity<RoleEligibility>('unifiedRoleEligibilityScheduleInstance', {
    startDateTime: { read: ({ startAt }) => graphInstant(startAt) },
    endDateTime: { read: endOf },
    roleEligibilityScheduleId: named(({ id }) => id),
  }),
  all: ({ tenant, now }) => tenant.roleEligibilities.filter((each) => each.startAt <= now && !over(each, now)),
  several: true,
});

const eligible = holdingRoutes({
  set: 'roleEligibilitySchedules',
  note: 'Eligible now or from some later day on, directly.',
  access: access(ELIGIBLE),
  entity: entity<RoleEligibility>('unifiedRoleEligibilitySchedule', {
    createdUsing: { read: () => null },
    createdDateTime: { read: ({ startAt }) => graphInstant(startAt) },
    modifiedDateTime: { read: () => null },
    status: named(() => 'Provisioned'),
    scheduleInfo: { read: scheduleInfo },
  }),
  all: ({ tenant, now }) => tenant.roleEligibilities.filter((each) => !over(each, now)),
  several: true,
});

function scheduleInfo(eligibility: RoleEligibility): object {
  const expiration = eligibility.endAt === null ? { type: 'noExpiration', endDateTime: null, duration: null } : { type: 'afterDateTime', endDateTime: endOf(eligibility), duration: null };
  return { startDateTime: graphInstant(eligibility.startAt), recurrence: null, expiration };
}

const activeNow = holdingRoutes({
  set: 'roleAssignmentScheduleInstances',
  note: 'All active assignments are permanent and direct: nobody activates an eligible role here.',
  access: access(ACTIVE),
  entity: entity<RoleAssignment>('unifiedRoleAssignmentScheduleInstance', {
    startDateTime: { read: () => null },
    endDateTime: { read: () => null },
    assignmentType: named(() => 'Assigned'),
    roleAssignmentOriginId: named(({ id }) => id),
    roleAssignmentScheduleId: named(({ id }) => id),
  }),
  all: ({ tenant }) => tenant.roleAssignments,
  several: true,
});

export const roleScheduleRoutes = [...eligibleNow, ...eligible, ...activeNow];
