import { z } from 'zod';
import type { Person } from '../ports.ts';
import type { Graph } from './graph.ts';
import { literal } from './guid.ts';
import { PERSON_SELECT, PersonAnswer } from './person-answer.ts';
import { readAll, readTime } from './read.ts';

/** Printable ASCII with one `@`: nothing that a directory could fold into somebody else. */
const ADDRESS = /^[\x21-\x3f\x41-\x7e]+@[\x21-\x3f\x41-\x7e]+$/;
const MAX_ADDRESS = 256;

/** Lower case of A to Z and of nothing else: Unicode mapping would turn look-alike letters into the real ones. */
const fold = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** Most expressions in one `in` (Graph, concepts/filter-query-parameter: 15 by default). */
const IN_ONE_FILTER = 15;

const isAddress = (text: string): boolean => text.length <= MAX_ADDRESS && ADDRESS.test(text);

/** The one person with exactly this user principal name. The address stands only inside an escaped filter. */
export const findPerson = (graph: Graph) => async (address: string): Promise<Person | null> => {
  if (!isAddress(address)) return null;
  return theOne(await readUsers(graph, `eq%20${literal(address)}`), address);
};

/** The same for many, in the order of the addresses: a list of thousands is looked up fifteen at a time. */
export const findPeople = (graph: Graph) => async (addresses: readonly string[]): Promise<readonly (Person | null)[]> => {
  const people: (Person | null)[] = [];
  for (let at = 0; at < addresses.length; at += IN_ONE_FILTER) {
    const some = addresses.slice(at, at + IN_ONE_FILTER);
    const askable = some.filter(isAddress);
    const found = askable.length === 0 ? [] : await readUsers(graph, `in%20(${askable.map(literal).join(',')})`);
    people.push(...some.map((address) => (isAddress(address) ? theOne(found.filter((answer) => isNamed(answer, address)), address) : null)));
  }
  return people;
};

const readUsers = (graph: Graph, comparison: string): Promise<readonly unknown[]> =>
  readAll(graph, 'the person', { path: `/users?$filter=userPrincipalName%20${comparison}&$select=${PERSON_SELECT}`, signal: readTime() }, z.unknown());

const Named = z.object({ userPrincipalName: z.string() });
const isNamed = (answer: unknown, address: string): boolean => {
  const named = Named.safeParse(answer);
  return named.success && fold(named.data.userPrincipalName) === fold(address);
};

/** The directory compares more loosely than we do; what it found must be what was asked for, and alone. */
function theOne(found: readonly unknown[], address: string): Person | null {
  const person = found.length === 1 ? PersonAnswer.safeParse(found[0]) : null;
  return person?.success === true && fold(person.data.userPrincipalName) === fold(address) ? person.data : null;
}
