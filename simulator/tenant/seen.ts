import type { Change, Kind } from './journal.ts';
import type { Person, Tenant } from './model.ts';
import { longestLag, type Lags } from './settings.ts';

/**
 * The tenant as a read shows it now: each part as it was before the changes that its lag still hides. Entra promises no
 * order among copies; here each lag is a fixed number, so that a test can wait for the right instant.
 */
export function seenTenant(tenant: Tenant, now: number): Tenant {
  const { lags } = tenant.settings;
  const before = tenant.passPolicyBefore;
  const passPolicy = before !== null && now < before.changedAt + lags.policyReadMs ? before.policy : tenant.passPolicy;
  const hidden = tenant.changes.filter(({ at }) => at > now - longestLag(lags));
  if (hidden.length === 0 && passPolicy === tenant.passPolicy) return tenant;
  const key = keyOf(tenant, hidden, now);
  const known = views.get(tenant);
  if (known?.key === key) return known.view;
  const view: Tenant = {
    ...tenant,
    passPolicy,
    people: patched(tenant.people, hidden, 'people', (person, changes) => personSeen(person, changes, now, lags)),
    groups: patched(tenant.groups, hidden, 'groups', (group, changes) => stateAt(group, changes, now - lags.groupsMs)),
    roleAssignments: patched(tenant.roleAssignments, hidden, 'roleAssignments', (item, changes) => stateAt(item, changes, now - lags.rolesMs)),
    timedAssignments: patched(tenant.timedAssignments, hidden, 'timedAssignments', (item, changes) => stateAt(item, changes, now - lags.rolesMs)),
    roleEligibilities: patched(tenant.roleEligibilities, hidden, 'roleEligibilities', (item, changes) => stateAt(item, changes, now - lags.rolesMs)),
    apps: patched(tenant.apps, hidden, 'apps', (app, changes) => stateAt(app, changes, now - lags.grantsMs)),
  };
  views.set(tenant, { key, view });
  return view;
}

/** Made once for as long as nothing comes or goes: a large directory is not walked for each read. */
const views = new WeakMap<Tenant, { readonly key: string; readonly view: Tenant }>();

/** The same while the same changes are hidden from the same parts. */
function keyOf({ settings, passPolicyBefore, changes }: Tenant, hidden: readonly Change[], now: number): string {
  const lags = Object.values<number>({ ...settings.lags });
  const states = hidden.map(({ at, id }) => `${id}${lags.map((lag) => (at > now - lag ? 1 : 0)).join('')}`);
  const policy = passPolicyBefore !== null && now < passPolicyBefore.changedAt + settings.lags.policyReadMs ? passPolicyBefore.changedAt : 0;
  return `${changes.length} ${policy} ${states.join(' ')}`;
}

type Of<K extends Kind> = Extract<Change, { readonly kind: K }>;

/** The list with the objects that changed lately as they are shown; the same list when none did. */
function patched<K extends Kind>(list: Tenant[K], hidden: readonly Change[], kind: K, show: (item: Tenant[K][number] | null, changes: readonly Of<K>[]) => Tenant[K][number] | null): Tenant[K] {
  const own = Map.groupBy(hidden.filter((change): change is Of<K> => change.kind === kind), ({ id }) => id);
  if (own.size === 0) return list;
  const here = new Set<string>();
  const shown: Tenant[K][number][] = [];
  for (const item of list as readonly Tenant[K][number][]) {
    const id = 'servicePrincipalId' in item ? item.objectId : item.id;
    const changes = own.get(id);
    here.add(id);
    const seen = changes === undefined ? item : show(item, changes);
    if (seen !== null) shown.push(seen);
  }
  for (const [id, changes] of own) {
    const seen = here.has(id) ? null : show(null, changes);
    if (seen !== null) shown.push(seen);
  }
  return shown as Tenant[K];
}

/** What an object was at an instant, by its changes, oldest first; null when it was not there. */
function stateAt<T>(current: T | null, changes: readonly { readonly before: T | null; readonly at: number }[], instant: number): T | null {
  const next = changes.find(({ at }) => at > instant);
  return next === undefined ? current : next.before;
}

type PersonChange = Of<'people'>;

function personSeen(current: Person | null, changes: readonly PersonChange[], now: number, lags: Lags): Person | null {
  if (current === null) return stateAt(current, changes, now - lags.deletedMs);
  if (isHidden(changes, now, lags)) return null;
  const at = (lag: number): Person => stateAt<Person>(current, changes, now - lag) ?? current;
  return {
    ...at(lags.userMs),
    managerId: at(lags.managerMs).managerId,
    methods: at(lags.methodsMs).methods,
    pass: at(lags.passReadMs).pass,
  };
}

const isHidden = (changes: readonly PersonChange[], now: number, lags: Lags): boolean => changes.some(({ before, at }) => before === null && at > now - lags.newUserMs);

/** Whether this person was made so lately that Graph does not know them yet, to write to either. */
export function isTooNew({ changes, settings }: Pick<Tenant, 'changes' | 'settings'>, personId: string, now: number): boolean {
  return settings.lags.newUserMs > 0 && isHidden(changes.filter((change): change is PersonChange => change.kind === 'people' && change.id === personId), now, settings.lags);
}

/** A person as sign-in knows them while a revocation is under way. */
export function sessionsValidFromSeen({ changes, settings }: Pick<Tenant, 'changes' | 'settings'>, person: Pick<Person, 'id' | 'sessionsValidFrom'>, now: number): number {
  if (settings.lags.revokeMs === 0) return person.sessionsValidFrom;
  const own = changes.filter((change): change is PersonChange => change.kind === 'people' && change.id === person.id && change.before !== null);
  return own.find(({ at }) => at > now - settings.lags.revokeMs)?.before?.sessionsValidFrom ?? person.sessionsValidFrom;
}

/** The permissions that a token gets now: a grant, or its end, is felt late. */
export function permissionsSeen({ changes, settings }: Pick<Tenant, 'changes' | 'settings'>, app: { readonly objectId: string; readonly permissions: readonly string[] }, now: number): readonly string[] {
  const own = changes.filter((change): change is Of<'apps'> => change.kind === 'apps' && change.id === app.objectId);
  return own.find(({ at }) => at > now - settings.lags.grantsMs)?.before?.permissions ?? app.permissions;
}
