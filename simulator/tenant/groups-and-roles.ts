import { groupsWith } from './membership-index.ts';
import type { Group, RoleAssignment, Tenant, TimedRole } from './model.ts';

/** A built-in directory role: the template id is the same in every tenant. */
export interface BuiltInRole {
  readonly templateId: string;
  readonly displayName: string;
  readonly description: string;
}

/** Microsoft Entra built-in roles, as far as the seed gives them out or a rule here asks for them (Entra, "Built-in roles"). */
export const ROLES = {
  globalAdministrator: { templateId: '62e90394-69f5-4237-9190-012177145e10', displayName: 'Global Administrator', description: 'Can manage all aspects of Microsoft Entra ID and Microsoft services that use Microsoft Entra identities.' },
  userAdministrator: { templateId: 'fe930be7-5e62-47db-91af-98c3a49a38b1', displayName: 'User Administrator', description: 'Can manage all aspects of users and groups, including resetting passwords for limited admins.' },
  helpdeskAdministrator: { templateId: '729827e3-9c14-49f7-bb1b-9608f156bbb8', displayName: 'Helpdesk Administrator', description: 'Can reset passwords for non-administrators and Helpdesk Administrators.' },
  applicationAdministrator: { templateId: '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3', displayName: 'Application Administrator', description: 'Can create and manage all aspects of app registrations and enterprise apps.' },
  authenticationAdministrator: { templateId: 'c4e39bd9-1100-46d3-8c65-fb160da0071f', displayName: 'Authentication Administrator', description: 'Can access to view, set and reset authentication method information for any non-admin user.' },
  privilegedAuthenticationAdministrator: { templateId: '7be44c8a-adaf-4e2a-84d6-ab2649e08a13', displayName: 'Privileged Authentication Administrator', description: 'Can access to view, set and reset authentication method information for any user (admin or non-admin).' },
  authenticationPolicyAdministrator: { templateId: '0526716b-113d-4c15-b2c8-68e3c22b9f80', displayName: 'Authentication Policy Administrator', description: 'Can create and manage the authentication methods policy, tenant-wide MFA settings, password protection policy, and verifiable credentials.' },
  globalReader: { templateId: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451', displayName: 'Global Reader', description: 'Can read everything that a Global Administrator can, but not update anything.' },
  reportsReader: { templateId: '4a5d8f65-41da-4de4-8968-e035b65339cf', displayName: 'Reports Reader', description: 'Can read sign-in and audit reports.' },
  securityAdministrator: { templateId: '194ae4cb-b126-40b2-bd5b-6091b380977d', displayName: 'Security Administrator', description: 'Security Administrator allows ability to read and manage security configuration and reports.' },
  securityReader: { templateId: '5d6b6bb7-de71-4623-b4af-96380a352509', displayName: 'Security Reader', description: 'Can read security information and reports in Microsoft Entra ID and Office 365.' },
} as const satisfies Record<string, BuiltInRole>;

export const roleByTemplate = (templateId: string): BuiltInRole | undefined => Object.values(ROLES).find((role) => role.templateId === templateId);

/** By the name that administrators see, in any case, or by the template id. */
export const roleNamed = (nameOrTemplate: string): BuiltInRole | undefined =>
  Object.values(ROLES).find(({ templateId, displayName }) => templateId === nameOrTemplate || displayName.toLowerCase() === nameOrTemplate.toLowerCase());

/** Groups that a person or group is in, directly or through others, nearest first. */
export function groupsOf(tenant: Pick<Tenant, 'groups'>, memberId: string): readonly Group[] {
  const found = new Map<string, Group>();
  const look = (id: string): void => {
    for (const group of groupsWith(tenant.groups, id)) {
      if (found.has(group.id)) continue;
      found.set(group.id, group);
      look(group.id);
    }
  };
  look(memberId);
  return [...found.values()];
}

export const groupIdsOf = (tenant: Pick<Tenant, 'groups'>, memberId: string): readonly string[] => groupsOf(tenant, memberId).map((group) => group.id);

/**
 * Directory roles that transitive membership shows: active ones over the whole directory, direct or through a
 * role-assignable group. Scoped and eligible ones do not show there.
 */
export function directoryRolesOf(tenant: Pick<Tenant, 'groups' | 'roleAssignments'>, personId: string): readonly BuiltInRole[] {
  const principals = new Set([personId, ...groupsOf(tenant, personId).filter((group) => group.isAssignableToRole).map((group) => group.id)]);
  const held = tenant.roleAssignments.filter((each) => each.directoryScopeId === '/' && principals.has(each.principalId));
  const ids = new Set(held.map((each) => each.roleDefinitionId));
  return Object.values(ROLES).filter((role) => ids.has(role.templateId));
}

/** Role assignments whose principal is exactly this one: those through groups stand at the group. */
export const assignmentsOf = (tenant: Pick<Tenant, 'roleAssignments'>, principalId: string): readonly RoleAssignment[] =>
  tenant.roleAssignments.filter((each) => each.principalId === principalId);

/** Eligible roles of exactly this principal that can be activated now. */
export const eligibilitiesOf = (tenant: Pick<Tenant, 'roleEligibilities'>, principalId: string, now: number): readonly TimedRole[] =>
  tenant.roleEligibilities.filter((each) => each.principalId === principalId && each.startAt <= now && (each.endAt === null || now < each.endAt));
