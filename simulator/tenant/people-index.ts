import type { Person } from './model.ts';

/**
 * Finds people without a walk through the list. The index is derived and lies outside the tenant, which stays plain data.
 * It stays right because
 * - it hangs on the list itself: an imported, reset or restarted tenant has another list, and so a new index;
 * - what it is made of (`id`, `userPrincipalName`, `employeeId`, `managerId`) is read-only to everybody but
 *   `addPerson`, `removePerson` and `changePerson`, which keep it;
 * - a list that became longer or shorter behind its back is indexed anew.
 */
interface PeopleIndex {
  readonly byId: Map<string, Person>;
  /** Names and numbers in lower case: the directory tells them apart no further. */
  readonly byName: Map<string, Person>;
  readonly byEmployeeId: Map<string, Person[]>;
  readonly byManager: Map<string, Person[]>;
  size: number;
  /** Changes with every change of a person; what is derived from the list can be kept as long as it stands. */
  version: number;
}

const indexes = new WeakMap<readonly Person[], PeopleIndex>();

function indexOf(people: readonly Person[]): PeopleIndex {
  const known = indexes.get(people);
  if (known?.size === people.length) return known;
  const index: PeopleIndex = { byId: new Map(), byName: new Map(), byEmployeeId: new Map(), byManager: new Map(), size: 0, version: (known?.version ?? 0) + 1 };
  for (const person of people) enter(index, person);
  indexes.set(people, index);
  return index;
}

function enter(index: PeopleIndex, person: Person): void {
  index.byId.set(person.id, person);
  index.byName.set(person.userPrincipalName.toLowerCase(), person);
  if (person.employeeId !== null) append(index.byEmployeeId, person.employeeId.toLowerCase(), person);
  if (person.managerId !== null) append(index.byManager, person.managerId, person);
  index.size += 1;
  index.version += 1;
}

function leave(index: PeopleIndex, person: Person): void {
  index.byId.delete(person.id);
  index.byName.delete(person.userPrincipalName.toLowerCase());
  if (person.employeeId !== null) drop(index.byEmployeeId, person.employeeId.toLowerCase(), person);
  if (person.managerId !== null) drop(index.byManager, person.managerId, person);
  index.size -= 1;
  index.version += 1;
}

function append(lists: Map<string, Person[]>, key: string, person: Person): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [person]);
  else list.push(person);
}

function drop(lists: Map<string, Person[]>, key: string, person: Person): void {
  const rest = (lists.get(key) ?? []).filter((each) => each !== person);
  if (rest.length === 0) lists.delete(key);
  else lists.set(key, rest);
}

export const personById = (people: readonly Person[], id: string): Person | undefined => indexOf(people).byId.get(id);
/** By user principal name, in any case. */
export const personByName = (people: readonly Person[], name: string): Person | undefined => indexOf(people).byName.get(name.toLowerCase());
/** Employee ids are not unique; in any case. */
export const peopleByEmployeeId = (people: readonly Person[], employeeId: string): readonly Person[] => indexOf(people).byEmployeeId.get(employeeId.toLowerCase()) ?? [];
/** Who reports to this person or contact. */
export const reportsOf = (people: readonly Person[], managerId: string): readonly Person[] => indexOf(people).byManager.get(managerId) ?? [];
export const peopleVersion = (people: readonly Person[]): number => indexOf(people).version;

export function addPerson(people: Person[], person: Person): void {
  const index = indexOf(people);
  people.push(person);
  enter(index, person);
}

export function removePerson(people: Person[], person: Person): void {
  const index = indexOf(people);
  const at = people.indexOf(person);
  if (at < 0) return;
  people.splice(at, 1);
  leave(index, person);
}

/** Every change of a person's entry in the directory goes through here. */
export function changePerson(people: readonly Person[], person: Person, change: Partial<Omit<Person, 'id'>>): void {
  const index = indexOf(people);
  leave(index, person);
  Object.assign(person, change);
  enter(index, person);
}
