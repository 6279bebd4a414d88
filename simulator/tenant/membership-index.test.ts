import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addMember, groupById, groupsWith, removeMember } from './membership-index.ts';
import type { Group } from './model.ts';

const member = fc.constantFrom('a', 'b', 'c', 'g0');
const step = fc.record({ do: fc.constantFrom('add', 'remove', 'smuggle', 'found', 'dissolve'), group: fc.nat(4), member });

it('finds the groups of a member as a walk through all of them does, whoever came and went', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
    const groups: Group[] = [];
    const found = (): Group => ({ id: `g${made++}`, memberIds: [], ownerIds: [] as string[] }) as unknown as Group;
    let made = 0;
    for (const each of [{ do: 'found', group: 0, member: 'a' }, ...steps]) {
      const group = groups[each.group];
      if (each.do === 'found') groups.push(found());
      else if (group === undefined) continue;
      else if (each.do === 'add' && !group.memberIds.includes(each.member)) addMember(groups, group, each.member);
      else if (each.do === 'remove') removeMember(groups, group, each.member);
      else if (each.do === 'smuggle' && !group.memberIds.includes(each.member)) group.memberIds.push(each.member);
      else if (each.do === 'dissolve') groups.splice(each.group, 1);
      for (const id of ['a', 'b', 'c', 'g0']) expect(new Set(groupsWith(groups, id))).toEqual(new Set(groups.filter(({ memberIds }) => memberIds.includes(id))));
      for (let i = 0; i < made; i += 1) expect(groupById(groups, `g${i}`)).toBe(groups.find(({ id }) => id === `g${i}`));
    }
  }), { numRuns: 300 });
});
