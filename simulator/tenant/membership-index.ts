import type { Group } from './model.ts';

/**
 * Finds groups by id and by member without a walk through their members. Derived, outside the tenant, hung on the list of
 * groups. It stays right because members come and go by `addMember` and `removeMember` alone; should the number of groups
 * or of memberships have changed behind its back, all are indexed anew.
 */
interface MembershipIndex {
  readonly byId: Map<string, Group>;
  readonly byMember: Map<string, Group[]>;
  groups: number;
  memberships: number;
}

const indexes = new WeakMap<readonly Group[], MembershipIndex>();

const membershipsIn = (groups: readonly Group[]): number => groups.reduce((sum, { memberIds }) => sum + memberIds.length, 0);

function indexOf(groups: readonly Group[]): MembershipIndex {
  const known = indexes.get(groups);
  const memberships = membershipsIn(groups);
  if (known?.groups === groups.length && known.memberships === memberships) return known;
  const byMember = new Map<string, Group[]>();
  for (const group of groups) for (const id of group.memberIds) byMember.set(id, [...(byMember.get(id) ?? []), group]);
  const index: MembershipIndex = { byId: new Map(groups.map((group) => [group.id, group])), byMember, groups: groups.length, memberships };
  indexes.set(groups, index);
  return index;
}

export const groupById = (groups: readonly Group[], id: string): Group | undefined => indexOf(groups).byId.get(id);

/** Groups that hold this person or group directly. */
export const groupsWith = (groups: readonly Group[], memberId: string): readonly Group[] => indexOf(groups).byMember.get(memberId) ?? [];

export function addMember(groups: readonly Group[], group: Group, memberId: string): void {
  const index = indexOf(groups);
  group.memberIds.push(memberId);
  index.byMember.set(memberId, [...(index.byMember.get(memberId) ?? []), group]);
  index.memberships += 1;
}

export function removeMember(groups: readonly Group[], group: Group, memberId: string): void {
  const index = indexOf(groups);
  const at = group.memberIds.indexOf(memberId);
  if (at < 0) return;
  group.memberIds.splice(at, 1);
  index.byMember.set(memberId, (index.byMember.get(memberId) ?? []).filter((each) => each !== group));
  index.memberships -= 1;
}
