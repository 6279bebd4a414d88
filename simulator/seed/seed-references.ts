import { roleNamed } from '../tenant/groups-and-roles.ts';
import { DEFAULT_PASS_POLICY, policyFault } from '../tenant/pass-policy.ts';
import type { SeedFile, SeedRole } from './seed-file.ts';

/** What no schema can say: keys that lead nowhere, names that are there twice, limits that contradict each other. */
export function danglingFaults(file: SeedFile): readonly string[] {
  const { people, contacts = [], groups = [], administrativeUnits = [], apps = [] } = file;
  const keys = { person: keysOf(people), contact: keysOf(contacts), group: keysOf(groups), unit: keysOf(administrativeUnits) };
  const declared = new Set(apps.flatMap(({ appRoles = [] }) => appRoles));
  const leads = (at: string, key: string, ...kinds: (keyof typeof keys)[]): string[] => (kinds.some((kind) => keys[kind].has(key)) ? [] : [`${at}: there is no ${kinds.join(' or ')} '${key}'`]);
  const roleFaults = (at: string, roles: readonly SeedRole[] = []): string[] =>
    roles.flatMap(({ role, unit }, i) => [
      ...(roleNamed(role) === undefined ? [`${at}.roles[${i}].role: '${role}' is no built-in role known here`] : []),
      ...(unit === undefined ? [] : leads(`${at}.roles[${i}].unit`, unit, 'unit')),
    ]);
  return [
    ...doubles('people and contacts', 'key', [...people, ...contacts].map(({ key }) => key)),
    ...doubles('people', 'alias', people.map(({ alias }) => alias.toLowerCase())),
    ...doubles('groups', 'key', groups.map(({ key }) => key)),
    ...doubles('administrativeUnits', 'key', administrativeUnits.map(({ key }) => key)),
    ...doubles('apps', 'name', apps.map(({ name }) => name)),
    ...doubles('the seed file', 'id', [...people, ...contacts, ...groups, ...administrativeUnits].flatMap(({ id }) => id ?? []).concat(apps.flatMap(({ clientId }) => clientId ?? []))),
    ...people.flatMap(({ manager, memberOf = [], roles, appRoles = [] }, i) => [
      ...(manager === undefined ? [] : leads(`people[${i}].manager`, manager, 'person', 'contact')),
      ...memberOf.flatMap((key, at) => leads(`people[${i}].memberOf[${at}]`, key, 'group')),
      ...roleFaults(`people[${i}]`, roles),
      ...appRoles.flatMap((value, at) => (declared.has(value) ? [] : [`people[${i}].appRoles[${at}]: no app declares '${value}'`])),
    ]),
    ...groups.flatMap(({ memberOf = [], owners = [], roles, isAssignableToRole = false }, i) => [
      ...memberOf.flatMap((key, at) => leads(`groups[${i}].memberOf[${at}]`, key, 'group')),
      ...owners.flatMap((key, at) => leads(`groups[${i}].owners[${at}]`, key, 'person')),
      ...roleFaults(`groups[${i}]`, roles),
      ...(roles !== undefined && roles.length > 0 && !isAssignableToRole ? [`groups[${i}].roles: only a role-assignable group holds roles`] : []),
      ...nestingFaults(file, i),
    ]),
    ...apps.flatMap(({ owners = [] }, i) => owners.flatMap((key, at) => leads(`apps[${i}].owners[${at}]`, key, 'person'))),
    ...policyFaults(file, leads),
  ];
}

const keysOf = (list: readonly { readonly key: string }[]): ReadonlySet<string> => new Set(list.map(({ key }) => key));

function doubles(where: string, what: string, values: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = new Set(values.filter((value) => seen.has(value) || !seen.add(value)));
  return [...twice].map((value) => `${where}: the ${what} '${value}' is there twice`);
}

/** Role-assignable groups cannot be nested in Entra, neither way. */
function nestingFaults({ groups = [] }: SeedFile, i: number): string[] {
  const inner = groups[i];
  return (inner?.memberOf ?? []).flatMap((key, at) => {
    const outer = groups.find((each) => each.key === key);
    return outer !== undefined && (inner?.isAssignableToRole === true || outer.isAssignableToRole === true) ? [`groups[${i}].memberOf[${at}]: role-assignable groups cannot be nested`] : [];
  });
}

function policyFaults({ passPolicy }: SeedFile, leads: (at: string, key: string, ...kinds: ('person' | 'group')[]) => string[]): string[] {
  if (passPolicy === undefined) return [];
  const { includeTargets = [], excludeTargets = [], ...rest } = passPolicy;
  const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const fault = policyFault({ ...DEFAULT_PASS_POLICY, ...said });
  const targets = [...includeTargets.map((each, i) => ['includeTargets', i, each] as const), ...excludeTargets.map((each, i) => ['excludeTargets', i, each] as const)];
  return [
    ...(fault === null ? [] : [`passPolicy: ${fault}`]),
    ...targets.flatMap(([name, i, { targetType, id }]) => (id === 'all_users' ? [] : leads(`passPolicy.${name}[${i}].id`, id, targetType === 'user' ? 'person' : 'group'))),
  ];
}
