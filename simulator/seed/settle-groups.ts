import { roleNamed } from '../tenant/groups-and-roles.ts';
import type { AdministrativeUnit, Group, Person, Tenant } from '../tenant/model.ts';
import { newGuid, type Random } from '../tenant/random.ts';
import type { SeedFile, SeedRole } from './seed-file.ts';

/** Groups of a seed are a year old, and eligibilities a month. */
const MINUTE_MS = 60 * 1000;
const YEAR_MS = 365 * 24 * 60 * MINUTE_MS;

interface Given {
  readonly file: SeedFile;
  /** In the order of the file. */
  readonly people: readonly Person[];
  readonly now: number;
  readonly random: Random;
}

/** Makes the groups of a seed, with members by `memberOf` and `everybody`. */
export function settleGroups({ file, people, now, random }: Given): Group[] {
  const seeds = file.groups ?? [];
  const groups = seeds.map(({ key, id, displayName, isAssignableToRole = false, owners = [] }): Group => ({
    key,
    id: id ?? newGuid(random),
    displayName,
    isAssignableToRole,
    createdAt: now - YEAR_MS,
    memberIds: [],
    ownerIds: people.filter((person) => owners.includes(person.key)).map((person) => person.id),
  }));
  const byKey = new Map(groups.map((group) => [group.key, group]));
  const enter = (memberOf: readonly string[] | undefined, id: string): void => {
    for (const key of memberOf ?? []) byKey.get(key)?.memberIds.push(id);
  };
  for (const [i, { memberOf }] of file.people.entries()) enter(memberOf, people[i]?.id ?? '');
  for (const [i, seed] of seeds.entries()) {
    enter(seed.memberOf, groups[i]?.id ?? '');
    if (seed.everybody === true) groups[i]?.memberIds.push(...people.map(({ id }) => id));
  }
  return groups;
}

/** Gives out the roles of a seed's people and groups. */
export function settleRoles({ file, people, now, random }: Given, groups: readonly Group[], units: readonly AdministrativeUnit[]): Pick<Tenant, 'roleAssignments' | 'roleEligibilities' | 'timedAssignments'> {
  const roleAssignments: Tenant['roleAssignments'] = [];
  const roleEligibilities: Tenant['roleEligibilities'] = [];
  const timedAssignments: Tenant['timedAssignments'] = [];
  const give = (principalId: string, { role, eligible = false, unit, startsInMinutes, endsInMinutes }: SeedRole): void => {
    const scope = units.find(({ key }) => key === unit);
    const assignment = { id: newGuid(random), principalId, roleDefinitionId: roleNamed(role)?.templateId ?? role, directoryScopeId: scope === undefined ? '/' : `/administrativeUnits/${scope.id}` };
    const isTimed = startsInMinutes !== undefined || endsInMinutes !== undefined;
    if (!eligible && !isTimed) {
      roleAssignments.push(assignment);
      return;
    }
    const startAt = startsInMinutes === undefined ? now - YEAR_MS / 12 : now + startsInMinutes * MINUTE_MS;
    const endAt = endsInMinutes === undefined ? null : now + endsInMinutes * MINUTE_MS;
    (eligible ? roleEligibilities : timedAssignments).push({ ...assignment, startAt, endAt });
  };
  for (const [i, { roles = [] }] of file.people.entries()) for (const role of roles) give(people[i]?.id ?? '', role);
  for (const [i, { roles = [] }] of (file.groups ?? []).entries()) for (const role of roles) give(groups[i]?.id ?? '', role);
  return { roleAssignments, roleEligibilities, timedAssignments };
}
