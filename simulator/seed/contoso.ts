import { ROLES } from '../tenant/groups-and-roles.ts';
import type { AdministrativeUnit, App, Contact, Group, PassPolicy, Person, RoleEligibility, Tenant } from '../tenant/model.ts';
import { DEFAULT_PASS_POLICY, RECOVERY_PASS_POLICY } from '../tenant/pass-policy.ts';
import { newGuid, type Random } from '../tenant/random.ts';
import { DEFAULT_SETTINGS } from '../tenant/settings.ts';
import { clockAt } from '../tenant/clock.ts';
import { SEED_APPS, VOUCH_ROLES } from './apps.ts';
import { names } from './names.ts';
import type { Persona } from './persona.ts';
import { privileged } from './privileged.ts';
import { recovery } from './recovery.ts';
import { refused } from './refused.ts';
import { newClientSecret, newSuffix } from './secrets.ts';
import { settle } from './settle.ts';
import { staff } from './staff.ts';

/** Seeds by name; they differ in the pass policy alone. */
export const SEEDS: Readonly<Record<string, PassPolicy>> = { contoso: RECOVERY_PASS_POLICY, 'contoso-default': DEFAULT_PASS_POLICY };

const PERSONAS: readonly Persona[] = [...recovery, ...staff, ...privileged, ...refused, ...names];

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
/** Longer than any run of the simulator; apps whose secret has run out are made by hand. */
const SECRET_LIFE_MS = YEAR_MS;
/** Where Vouch comes back to, on any port of this machine. */
const CALLBACK = 'http://localhost/auth/callback';

export interface SeedOrder {
  readonly seed: string;
  /** The tenant's time at its beginning. */
  readonly now: number;
  readonly realNow: number;
  readonly random: Random;
  readonly redirectUris: readonly string[];
}

/** A whole tenant. Keys are stable; ids, secrets and the domain are new each time, so that nobody can lean on them. */
export function contoso({ seed, now, realNow, random, redirectUris }: SeedOrder): Tenant {
  const domain = `${seed}-${newSuffix(random)}.onmicrosoft.example`;
  const settled = PERSONAS.map((persona, number) => settle(persona, { domain, number, now, random }));
  const people = settled.map(({ person }) => person);
  const contacts: Contact[] = [{ key: 'agency', id: newGuid(random), displayName: 'Northwind Agency', mail: 'office@northwind.example' }];
  const administrativeUnits: AdministrativeUnit[] = [{ key: 'north-site', id: newGuid(random), displayName: 'North site' }];
  const idOf = (key: string): string => [...people, ...contacts].find((each) => each.key === key)?.id ?? '';
  for (const [i, persona] of PERSONAS.entries()) {
    const person = people[i];
    if (person !== undefined && persona.manager !== undefined) person.managerId = idOf(persona.manager);
  }
  const groups = groupsFor(people, now, random);
  const apps = SEED_APPS.map((app) => appFor(app.name, people, { realNow, random, redirectUris }));
  const grants = rolesFor(people, groups, administrativeUnits, now, random);
  return {
    id: newGuid(random),
    domain,
    displayName: 'Contoso',
    seed,
    clock: clockAt(now, false, realNow),
    settings: structuredClone(DEFAULT_SETTINGS),
    passPolicy: SEEDS[seed] ?? DEFAULT_PASS_POLICY,
    passPolicyBefore: null,
    people,
    contacts,
    devices: settled.flatMap(({ devices }) => devices),
    groups,
    administrativeUnits,
    ...grants,
    apps,
    tokenKeys: [],
    sessions: [],
    codes: [],
    grants: [],
    mail: [],
    notifications: [],
    faults: [],
    requests: [],
    signIns: [],
    audits: [],
  };
}

function groupsFor(people: readonly Person[], now: number, random: Random): Group[] {
  const group = (key: string, displayName: string, isAssignableToRole: boolean): Group => ({
    key,
    id: newGuid(random),
    displayName,
    isAssignableToRole,
    createdAt: now - YEAR_MS,
    memberIds: people.filter((_, i) => PERSONAS[i]?.groups?.includes(key) === true).map((person) => person.id),
    ownerIds: [],
  });
  const everybody = group('everybody', 'All of Contoso', false);
  everybody.memberIds.push(...people.map((person) => person.id));
  return [everybody, group('user-admins', 'User administrators', true), group('eligible-admins', 'Eligible administrators', true), group('never-recover', 'Never recover by kiosk', false)];
}

function rolesFor(people: readonly Person[], groups: readonly Group[], units: readonly AdministrativeUnit[], now: number, random: Random): Pick<Tenant, 'roleAssignments' | 'roleEligibilities'> {
  const roleAssignments: Tenant['roleAssignments'] = [];
  const roleEligibilities: Tenant['roleEligibilities'] = [];
  const give = (principalId: string, roleDefinitionId: string, eligible: boolean, unit?: string): void => {
    const scope = units.find(({ key }) => key === unit);
    const assignment = { id: newGuid(random), principalId, roleDefinitionId, directoryScopeId: scope === undefined ? '/' : `/administrativeUnits/${scope.id}` };
    const eligibility: RoleEligibility = { ...assignment, startAt: now - YEAR_MS / 12, endAt: null };
    if (eligible) roleEligibilities.push(eligibility);
    else roleAssignments.push(assignment);
  };
  for (const [i, { role }] of PERSONAS.entries()) {
    const person = people[i];
    if (person !== undefined && role !== undefined) give(person.id, role.templateId, role.eligible ?? false, role.unit);
  }
  const groupId = (key: string): string => groups.find((each) => each.key === key)?.id ?? '';
  give(groupId('user-admins'), ROLES.userAdministrator.templateId, false);
  give(groupId('eligible-admins'), ROLES.userAdministrator.templateId, true);
  return { roleAssignments, roleEligibilities };
}

function appFor(name: string, people: readonly Person[], given: Pick<SeedOrder, 'realNow' | 'random' | 'redirectUris'>): App {
  const { random, realNow, redirectUris } = given;
  const seed = SEED_APPS.find((each) => each.name === name);
  const signsIn = name === 'signin' || name === 'everything';
  const appRoles = signsIn ? VOUCH_ROLES.map((value) => ({ id: newGuid(random), value, displayName: value })) : [];
  const assignments = people.flatMap((person, i) => {
    const role = appRoles.find((each) => each.value === PERSONAS[i]?.appRole);
    return role === undefined ? [] : [{ id: newGuid(random), principalId: person.id, appRoleId: role.id }];
  });
  return {
    name,
    displayName: seed?.displayName ?? name,
    clientId: newGuid(random),
    objectId: newGuid(random),
    servicePrincipalId: newGuid(random),
    enabled: true,
    secrets: [{ value: newClientSecret(random), expiresRealAt: realNow + SECRET_LIFE_MS }],
    certificates: [],
    permissions: [...(seed?.permissions ?? [])],
    redirectUris: signsIn ? [CALLBACK, ...redirectUris] : [],
    appRoles,
    assignments,
    ownerIds: people.filter((_, i) => PERSONAS[i]?.owns === name).map((person) => person.id),
    optionalClaims: signsIn ? ['auth_time'] : [],
  };
}
