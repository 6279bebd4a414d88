import { describe, expect, it } from 'vitest';
import { seededRandom } from '../tenant/random.ts';
import { generatedFile } from './generated.ts';
import { makeTenant } from './order.ts';
import { tenantOf } from './tenant-of.ts';

const ORDER = { kind: 'generated', seed: 7, random: '3'.repeat(32), now: 1_000_000_000_000, realNow: 1_000_000_000_000, redirectUris: [] } as const;

describe('a generated directory', () => {
  it.each([10, 11, 1000])('of %d people has so many, in one tree with at most twelve reports each', (size) => {
    const { people } = makeTenant({ ...ORDER, people: size });
    expect(people).toHaveLength(size);
    expect(people.filter(({ managerId }) => managerId === null)).toHaveLength(1);
    const reports = Map.groupBy(people.slice(1), ({ managerId }) => managerId);
    expect(Math.max(...[...reports.values()].map((each) => each.length))).toBeLessThanOrEqual(12);
    // Only the last one may have fewer than eight: there are no more people.
    expect([...reports.values()].slice(0, -1).every((each) => each.length >= 8)).toBe(true);
    const above = (id: string | null): string | null => people.find((person) => person.id === id)?.managerId ?? null;
    for (const person of people) {
      let [id, steps] = [person.managerId, 0];
      while (id !== null && steps < 10) [id, steps] = [above(id), steps + 1];
      expect(steps).toBeLessThan(10);
    }
  });

  it('has names that nobody shares, groups with members, and administrators', () => {
    const tenant = makeTenant({ ...ORDER, people: 1000 });
    expect(new Set(tenant.people.map(({ userPrincipalName }) => userPrincipalName)).size).toBe(1000);
    expect(tenant.groups.find(({ key }) => key === 'everybody')?.memberIds).toHaveLength(1000);
    for (const { memberIds } of tenant.groups) expect(memberIds.length).toBeGreaterThan(0);
    expect(tenant.roleAssignments.length).toBeGreaterThanOrEqual(3);
  });

  it('is the same for the same order, to the last secret, and has the same people in every tenant', () => {
    expect(makeTenant({ ...ORDER, people: 100 })).toEqual(makeTenant({ ...ORDER, people: 100 }));
    const elsewhere = makeTenant({ ...ORDER, people: 100, random: '4'.repeat(32) });
    const ids = ({ people }: { readonly people: readonly { readonly id: string }[] }): readonly string[] => people.map(({ id }) => id);
    expect(ids(elsewhere)).toEqual(ids(makeTenant({ ...ORDER, people: 100 })));
    expect(elsewhere.id).not.toBe(makeTenant({ ...ORDER, people: 100 }).id);
    expect(ids(tenantOf(generatedFile(100, 8), { ...ORDER, random: seededRandom('3'.repeat(32)) }))).not.toEqual(ids(elsewhere));
  });
});
