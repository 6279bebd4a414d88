import type { RoleAssignment, RoleEligibility } from '../tenant/model.ts';
import { equalsFilter, graphInstant, paged } from './odata.ts';
import { context, graphRoute, type GraphCall } from './operation.ts';

const READ_ROLES = ['RoleManagement.Read.Directory', 'RoleManagement.Read.All', 'RoleManagement.ReadWrite.Directory', 'Directory.Read.All', 'Directory.ReadWrite.All'];
const READ_ELIGIBLE = ['RoleEligibilitySchedule.Read.Directory', 'RoleManagement.Read.Directory', 'RoleManagement.Read.All', 'RoleEligibilitySchedule.ReadWrite.Directory', 'RoleManagement.ReadWrite.Directory'];

const common = ({ id, principalId, roleDefinitionId, directoryScopeId }: RoleAssignment) => ({ id, principalId, roleDefinitionId, directoryScopeId, appScopeId: null });

/** Only assignments of exactly the principal in the filter: those through a group stand at the group. */
const collection = <T extends RoleAssignment>(
  name: string,
  permissions: readonly string[],
  all: (graph: GraphCall) => readonly T[],
  show: (item: T) => object,
) =>
  graphRoute({
    method: 'GET',
    path: `/roleManagement/directory/${name}`,
    name: `role-management-${name}`,
    fidelity: { mark: 'documented', source: `graph/api/rbacapplication-list-${name.toLowerCase()}`, note: 'Filters: principalId eq and roleDefinitionId eq.' },
    service: 'directory',
    permissions,
    options: ['$filter', '$top', '$skiptoken', '$count'],
    handle(graph) {
      const filter = equalsFilter(graph.call, ['principalId', 'roleDefinitionId']);
      const fits = (item: T): boolean => filter === null || (filter.property === 'principalId' ? item.principalId : item.roleDefinitionId) === filter.value.toLowerCase();
      const { items, links } = paged(graph.call, all(graph).filter(fits));
      return { status: 200, json: { '@odata.context': context(graph.call, `roleManagement/directory/${name}`), ...links, value: items.map(show) } };
    },
  });

export const roleAssignments = collection('roleAssignments', READ_ROLES, ({ tenant }) => tenant.roleAssignments, common);

/** Eligible now. */
export const roleEligibilityScheduleInstances = collection(
  'roleEligibilityScheduleInstances',
  READ_ELIGIBLE,
  ({ tenant, now }) => tenant.roleEligibilities.filter((each) => each.startAt <= now && (each.endAt === null || now < each.endAt)),
  (item: RoleEligibility) => ({
    ...common(item),
    roleEligibilityScheduleId: item.id,
    startDateTime: graphInstant(item.startAt),
    endDateTime: item.endAt === null ? null : graphInstant(item.endAt),
    memberType: 'Direct',
  }),
);

/** Eligible now or from some later day on. */
export const roleEligibilitySchedules = collection(
  'roleEligibilitySchedules',
  READ_ELIGIBLE,
  ({ tenant, now }) => tenant.roleEligibilities.filter((each) => each.endAt === null || now < each.endAt),
  (item: RoleEligibility) => ({
    ...common(item),
    status: 'Provisioned',
    createdDateTime: graphInstant(item.startAt),
    memberType: 'Direct',
    scheduleInfo: {
      startDateTime: graphInstant(item.startAt),
      recurrence: null,
      expiration: item.endAt === null ? { type: 'noExpiration', endDateTime: null, duration: null } : { type: 'afterDateTime', endDateTime: graphInstant(item.endAt), duration: null },
    },
  }),
);
