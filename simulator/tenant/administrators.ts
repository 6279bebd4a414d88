import { directoryRolesOf, groupsOf, ROLES, type BuiltInRole } from './groups-and-roles.ts';
import type { Person, Tenant } from './model.ts';

/** What an administrator does, on the admin center or by a program that speaks for them. */
export type AdminAct = 'read-methods' | 'write-methods' | 'reset-password' | 'revoke-sessions' | 'read-policy' | 'write-policy' | 'read-reports';

interface Right {
  readonly role: BuiltInRole;
  /** Whose holders the role reaches, beside people without any role. */
  readonly reach: 'everybody' | readonly BuiltInRole[];
}

const { globalAdministrator, userAdministrator, helpdeskAdministrator, authenticationAdministrator, privilegedAuthenticationAdministrator, authenticationPolicyAdministrator, globalReader, reportsReader, securityAdministrator, securityReader } = ROLES;

const over = (role: BuiltInRole): Right => ({ role, reach: 'everybody' });
const AUTHENTICATION: Right = { role: authenticationAdministrator, reach: [authenticationAdministrator, reportsReader] };

/** Entra, "Who can reset passwords": the same roles may end sessions. Roles that no seed can give out are left away. */
const SECRETS: readonly Right[] = [
  AUTHENTICATION,
  { role: helpdeskAdministrator, reach: [helpdeskAdministrator, reportsReader] },
  { role: userAdministrator, reach: [helpdeskAdministrator, reportsReader, userAdministrator] },
  over(privilegedAuthenticationAdministrator),
  over(globalAdministrator),
];

/** Least role first: that is whom a refused person is sent to. Sources: the pass document, its list of roles; Entra, "Who can perform sensitive actions". */
const RIGHTS: Readonly<Record<AdminAct, readonly Right[]>> = {
  'read-methods': [over(globalReader), over(authenticationAdministrator), over(privilegedAuthenticationAdministrator), over(globalAdministrator)],
  'write-methods': [AUTHENTICATION, over(privilegedAuthenticationAdministrator), over(globalAdministrator)],
  'reset-password': SECRETS,
  'revoke-sessions': SECRETS,
  'read-policy': [over(globalReader), over(authenticationPolicyAdministrator), over(globalAdministrator)],
  'write-policy': [over(authenticationPolicyAdministrator), over(globalAdministrator)],
  // Graph, include rbac-audit-logs-apis-read.
  'read-reports': [over(reportsReader), over(securityReader), over(globalReader), over(securityAdministrator), over(globalAdministrator)],
};

/** Looking is allowed to oneself; everything else is done to others alone, whatever the role. */
const ALSO_ONESELF: ReadonlySet<AdminAct> = new Set(['read-methods', 'read-policy', 'write-policy', 'read-reports']);

type Directory = Pick<Tenant, 'groups' | 'roleAssignments'>;

/** Whether a person may do it to another; `target` is null where nobody is named, as with a policy. */
export function mayAdminister(tenant: Directory, me: Pick<Person, 'id'>, act: AdminAct, target: Pick<Person, 'id'> | null): boolean {
  if (target?.id === me.id && !ALSO_ONESELF.has(act)) return false;
  const held = directoryRolesOf(tenant, me.id);
  return RIGHTS[act].some((right) => held.includes(right.role) && (target === null || reaches(tenant, right, target)));
}

function reaches(tenant: Directory, { reach }: Right, target: Pick<Person, 'id'>): boolean {
  if (reach === 'everybody') return true;
  const held = tenant.roleAssignments.filter(({ principalId, directoryScopeId }) => principalId === target.id && directoryScopeId === '/');
  // By id: a seed may give out roles that no rule here names, and those count as more than any that is reached.
  return held.every(({ roleDefinitionId }) => reach.some(({ templateId }) => templateId === roleDefinitionId)) && !hasRoleGroup(tenant, target);
}

/** Members and owners of a group to which roles can be given count as administrators, though the group may hold no role. */
const hasRoleGroup = (tenant: Directory, { id }: Pick<Person, 'id'>): boolean =>
  groupsOf(tenant, id).some((group) => group.isAssignableToRole) || tenant.groups.some((group) => group.isAssignableToRole && group.ownerIds.includes(id));

/** Names of the roles that may do it to this person, least first. */
export const rolesThatMay = (tenant: Directory, act: AdminAct, target: Pick<Person, 'id'> | null): readonly string[] =>
  RIGHTS[act].filter((right) => target === null || reaches(tenant, right, target)).map(({ role }) => role.displayName);

/** An Authentication Administrator who holds nothing that sees more sees phone numbers masked. */
export function seesPhonesMasked(tenant: Directory, me: Pick<Person, 'id'>, target: Pick<Person, 'id'>): boolean {
  const held = directoryRolesOf(tenant, me.id);
  const whole: readonly BuiltInRole[] = [globalAdministrator, globalReader, privilegedAuthenticationAdministrator];
  return me.id !== target.id && held.includes(authenticationAdministrator) && !held.some((role) => whole.includes(role));
}

/** Which digits stay is not documented; assumed: the country and the last two. */
export const maskedPhone = (number: string): string => number.replace(/(?<= .*)\d(?=\d\d)/g, 'X');
