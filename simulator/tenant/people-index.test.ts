import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Person } from './model.ts';
import { addPerson, changePerson, peopleByEmployeeId, peopleVersion, personById, personByName, removePerson, reportsOf } from './people-index.ts';

/** Few values, so that people share them, and some come and go. */
const number = fc.constantFrom('E1', 'e1', 'E2', null);
const manager = fc.constantFrom('p0', 'p1', 'contact', null);
const step = fc.oneof(
  fc.record({ do: fc.constant('add' as const), employeeId: number, managerId: manager }),
  fc.record({ do: fc.constant('remove' as const), at: fc.nat(20) }),
  fc.record({ do: fc.constant('change' as const), at: fc.nat(20), employeeId: number, managerId: manager, name: fc.constantFrom('Ann@x', 'ben@x', 'CY@x', 'dee@x') }),
  fc.record({ do: fc.constant('smuggle' as const), employeeId: number }),
);

const person = (i: number, more: Partial<Person>): Person => ({ id: `p${i}`, userPrincipalName: `P${i}@x`, employeeId: null, managerId: null, ...more }) as Person;

it('finds what a walk through the list finds, whatever came, changed and went, in step or behind its back', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
    const people: Person[] = [person(0, {}), person(1, { managerId: 'p0' })];
    let made = people.length;
    for (const each of steps) {
      const before = peopleVersion(people);
      if (each.do === 'add') addPerson(people, person(made++, { employeeId: each.employeeId, managerId: each.managerId }));
      else if (each.do === 'smuggle') people.push(person(made++, { employeeId: each.employeeId }));
      else {
        const target = people[each.at];
        if (target === undefined) continue;
        if (each.do === 'remove') removePerson(people, target);
        else changePerson(people, target, { employeeId: each.employeeId, managerId: each.managerId, ...(!people.some((other) => other.userPrincipalName.toLowerCase() === each.name.toLowerCase()) && { userPrincipalName: each.name }) });
      }
      expect(peopleVersion(people)).not.toBe(before);
      for (let i = 0; i < made; i += 1) expect(personById(people, `p${i}`)).toBe(people.find(({ id }) => id === `p${i}`));
      for (const name of ['ann@X', 'BEN@x', 'cy@x', 'dee@x', 'p1@X']) expect(personByName(people, name)).toBe(people.find((each2) => each2.userPrincipalName.toLowerCase() === name.toLowerCase()));
      for (const employeeId of ['e1', 'E2', 'E3']) expect(new Set(peopleByEmployeeId(people, employeeId))).toEqual(new Set(people.filter((each2) => each2.employeeId?.toLowerCase() === employeeId.toLowerCase())));
      for (const id of ['p0', 'p1', 'contact', 'p9']) expect(new Set(reportsOf(people, id))).toEqual(new Set(people.filter(({ managerId }) => managerId === id)));
    }
  }), { numRuns: 300 });
});

it('belongs to one list: another with the same people is indexed for itself', () => {
  const people = [person(0, {})];
  expect(personById(people, 'p0')).toBe(people[0]);
  const again = structuredClone(people);
  changePerson(again, again[0]!, { employeeId: 'new' });
  expect(peopleByEmployeeId(people, 'new')).toEqual([]);
  expect(peopleByEmployeeId(again, 'new')).toEqual([again[0]]);
});
