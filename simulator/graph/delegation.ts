import { directoryRolesOf, groupsOf, ROLES } from '../tenant/groups-and-roles.ts';
import type { Person, Tenant } from '../tenant/model.ts';
import { findPerson } from '../tenant/people.ts';
import type { Caller } from './caller.ts';

/** Which signed-in people an operation is for, beside the scopes of their token. */
export type RoleRule = 'anybody' | 'read-methods' | 'write-methods' | 'revoke-sessions' | 'read-policy' | 'write-policy' | 'read-reports';

/** What a token that speaks for a person needs (microsoft-graph-devx-content, permissions.json, scheme DelegatedWork). */
export interface Delegation {
  /** Scopes of which one is enough for oneself; left out where nobody may do it to oneself. */
  readonly self?: readonly string[];
  /** Scopes of which one is enough for somebody else, or where nobody is named; left out where it is refused. */
  readonly others?: readonly string[];
  /** Who may do it to others. */
  readonly role: RoleRule;
}

const { globalAdministrator, userAdministrator, helpdeskAdministrator, globalReader, authenticationAdministrator, privilegedAuthenticationAdministrator, authenticationPolicyAdministrator, reportsReader, securityAdministrator, securityReader } = ROLES;

/** Roles by rule, as the includes `rbac-*-apis` of the API reference name them. A Global Administrator holds them all. */
const ALLOWED: Record<Exclude<RoleRule, 'anybody'>, readonly { readonly templateId: string }[]> = {
  'read-methods': [globalReader, authenticationAdministrator, privilegedAuthenticationAdministrator],
  'write-methods': [authenticationAdministrator, privilegedAuthenticationAdministrator],
  'revoke-sessions': [userAdministrator, helpdeskAdministrator, authenticationAdministrator, privilegedAuthenticationAdministrator],
  'read-policy': [globalReader, authenticationPolicyAdministrator],
  'write-policy': [authenticationPolicyAdministrator],
  'read-reports': [globalReader, reportsReader, securityAdministrator, securityReader],
};

/** Roles whose holders an Authentication Administrator may still help (Entra, "Who can perform sensitive actions"). */
const HELPED: readonly { readonly templateId: string }[] = [authenticationAdministrator, reportsReader];

/** Which of the two demands a call does not meet, or null when it may be done. */
export function delegationFault(delegation: Delegation | undefined, caller: Caller, named: string | undefined): 'scope' | 'role' | null {
  const me = caller.signedIn?.person;
  if (me === undefined || delegation === undefined) return 'scope';
  const { tenant, scopes } = caller;
  const target = named === undefined ? undefined : findPerson(tenant, named);
  const isSelf = target?.id === me.id;
  const wanted = isSelf ? (delegation.self ?? []) : (delegation.others ?? []);
  if (!wanted.some((scope) => scopes.includes(scope))) return 'scope';
  return isSelf || hasRole(tenant, me, delegation.role, target) ? null : 'role';
}

function hasRole(tenant: Tenant, me: Person, rule: RoleRule, target: Person | undefined): boolean {
  if (rule === 'anybody') return true;
  const held = rolesOf(tenant, me);
  if (held.has(globalAdministrator.templateId)) return true;
  const allowed = ALLOWED[rule].filter(({ templateId }) => held.has(templateId));
  if ((rule !== 'write-methods' && rule !== 'revoke-sessions') || target === undefined || !isAdmin(tenant, target)) return allowed.length > 0;
  return allowed.includes(privilegedAuthenticationAdministrator);
}

const rolesOf = (tenant: Tenant, person: Person): ReadonlySet<string> => new Set(directoryRolesOf(tenant, person.id).map(({ templateId }) => templateId));

/** Whom only a privileged administrator may touch: holders of other roles, and members of groups to which roles can be given. */
function isAdmin(tenant: Tenant, person: Person): boolean {
  const roles = [...rolesOf(tenant, person)];
  return roles.some((id) => !HELPED.some(({ templateId }) => templateId === id)) || groupsOf(tenant, person.id).some((group) => group.isAssignableToRole);
}

/** Authentication Administrators see phone numbers masked, whoever else may read them sees them whole. */
export function seesMaskedPhones({ tenant, signedIn }: Pick<Caller, 'tenant' | 'signedIn'>, target: Person): boolean {
  if (signedIn === null || signedIn.person.id === target.id) return false;
  const held = rolesOf(tenant, signedIn.person);
  const whole = [globalAdministrator, globalReader, privilegedAuthenticationAdministrator];
  return held.has(authenticationAdministrator.templateId) && !whole.some(({ templateId }) => held.has(templateId));
}
