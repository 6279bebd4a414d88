import type { Tenant } from './model.ts';
import { longestLag, MAX_LAG_MS } from './settings.ts';

/** The lists of a tenant whose reads can lie behind their writes. */
const KINDS = ['people', 'groups', 'roleAssignments', 'roleEligibilities', 'timedAssignments', 'apps'] as const;
export type Kind = (typeof KINDS)[number];

/** What an object was before a change; null for one that was new. */
export type Change = { readonly [K in Kind]: { readonly kind: K; readonly id: string; readonly before: Tenant[K][number] | null; readonly at: number } }[Kind];

const idOf = (item: Tenant[Kind][number]): string => ('servicePrincipalId' in item ? item.objectId : item.id);

/** Whether an object is one of those named: by id, or by the address of a person. */
const isNamed = (item: Tenant[Kind][number], names: ReadonlySet<string>): boolean =>
  names.has(idOf(item)) || ('userPrincipalName' in item && names.has(item.userPrincipalName.toLowerCase())) || ('clientId' in item && (names.has(item.clientId) || names.has(item.servicePrincipalId)));

/**
 * Notes what a change is about to touch: the objects that it names, or anything, and whatever it will add. Gives what is
 * to be called when it is done. Without a lag in this tenant nothing is noted, and it costs nothing.
 */
export function beginChange(tenant: Tenant, names: readonly string[] | 'anything', now: number): () => void {
  if (longestLag(tenant.settings.lags) === 0) return () => undefined;
  const wanted = names === 'anything' ? null : new Set(names.map((name) => name.toLowerCase()));
  const notes = KINDS.map((kind) => ({ kind, length: tenant[kind].length, befores: (tenant[kind] as readonly Tenant[Kind][number][]).filter((item) => wanted === null || isNamed(item, wanted)).map((item) => structuredClone(item)) }));
  return () => {
    forgetOld(tenant, now);
    for (const { kind, length, befores } of notes) {
      const list: readonly Tenant[Kind][number][] = tenant[kind];
      const gone = befores.filter((before) => !list.some((item) => idOf(item) === idOf(before))).length;
      const changed = befores.filter((before) => !isSame(before, list.find((item) => idOf(item) === idOf(before))));
      for (const before of changed) tenant.changes.push({ kind, id: idOf(before), before, at: now } as Change);
      for (const item of list.slice(length - gone)) tenant.changes.push({ kind, id: idOf(item), before: null, at: now });
    }
  };
}

const isSame = (before: object, after: object | undefined): boolean => after !== undefined && JSON.stringify(before) === JSON.stringify(after);

/** No lag reaches further back. */
function forgetOld(tenant: Tenant, now: number): void {
  const first = tenant.changes.findIndex(({ at }) => at > now - MAX_LAG_MS);
  tenant.changes.splice(0, first < 0 ? tenant.changes.length : first);
}
