import { clockAt } from '../tenant/clock.ts';
import type { PasskeyPolicy } from '../tenant/method-records.ts';
import type { PassPolicy, PolicyTarget, Tenant } from '../tenant/model.ts';
import { DEFAULT_PASS_POLICY } from '../tenant/pass-policy.ts';
import { DEFAULT_PASSKEY_POLICY, DEFAULT_SMS_POLICY } from '../tenant/passkey-policy.ts';
import { newGuid, type Random } from '../tenant/random.ts';
import { DEFAULT_SETTINGS, withSettings } from '../tenant/settings.ts';
import { emptyLogs } from './empty-logs.ts';
import { newSuffix } from './secrets.ts';
import type { SeedFile } from './seed-file.ts';
import { settleApp } from './settle-apps.ts';
import { settleGroups, settleRoles } from './settle-groups.ts';
import { settlePerson } from './settle-person.ts';

export interface Given {
  /** The tenant's time at its beginning; the file's own goes before it. */
  readonly now: number;
  readonly realNow: number;
  readonly random: Random;
  readonly redirectUris: readonly string[];
}

/** A whole tenant, made of a seed file without faults. */
export function tenantOf(file: SeedFile, { now: givenNow, realNow, random, redirectUris }: Given): Tenant {
  const now = file.clock?.now === undefined ? givenNow : Date.parse(file.clock.now);
  const id = file.tenantId ?? newGuid(random);
  const domain = file.domain ?? `${file.name}-${newSuffix(random)}.onmicrosoft.example`;
  const contacts = (file.contacts ?? []).map(({ key, id: own, displayName, mail }) => ({ key, id: own ?? newGuid(random), displayName, mail }));
  const administrativeUnits = (file.administrativeUnits ?? []).map(({ key, id: own, displayName }) => ({ key, id: own ?? newGuid(random), displayName }));
  const idOf = new Map(contacts.map((each) => [each.key, each.id]));
  for (const seed of file.people) idOf.set(seed.key, seed.id ?? newGuid(random));
  const settled = file.people.map((seed, number) => {
    const ids = { id: idOf.get(seed.key) ?? '', managerId: seed.manager === undefined ? null : (idOf.get(seed.manager) ?? null) };
    return { seed, ...settlePerson(seed, { ...ids, domain, number, now, random }) };
  });
  const people = settled.map(({ person }) => person);
  const given = { file, people, now, random };
  const groups = settleGroups(given);
  return {
    id,
    domain,
    displayName: file.displayName ?? 'Contoso',
    seed: file.name,
    clock: clockAt(now, file.clock?.frozen ?? false, realNow),
    settings: withSettings(DEFAULT_SETTINGS, file.settings ?? {}),
    passPolicy: policyOf(file, new Map([...idOf, ...groups.map((group) => [group.key, group.id] as const)])),
    passPolicyBefore: null,
    passkeyPolicy: { ...DEFAULT_PASSKEY_POLICY, ...(file.passkeyPolicy as Partial<PasskeyPolicy> | undefined) },
    smsPolicy: DEFAULT_SMS_POLICY,
    people,
    contacts,
    devices: settled.flatMap(({ devices }) => devices),
    groups,
    administrativeUnits,
    ...settleRoles(given, groups, administrativeUnits),
    apps: (file.apps ?? []).map((app) => settleApp(app, { people: settled, realNow, random, redirectUris })),
    ...emptyLogs(),
  };
}

function policyOf({ passPolicy = {} }: SeedFile, idOf: ReadonlyMap<string, string>): PassPolicy {
  const target = ({ targetType, id }: PolicyTarget): PolicyTarget => ({ targetType, id: idOf.get(id) ?? id });
  const { includeTargets = DEFAULT_PASS_POLICY.includeTargets, excludeTargets = DEFAULT_PASS_POLICY.excludeTargets, ...rest } = passPolicy;
  const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { ...DEFAULT_PASS_POLICY, ...said, includeTargets: includeTargets.map(target), excludeTargets: excludeTargets.map(target) };
}
