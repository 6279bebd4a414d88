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

/** The one person with exactly this user principal name. The address stands only inside an escaped filter. */
export const findPerson = (graph: Graph) => async (address: string): Promise<Person | null> => {
  if (address.length > MAX_ADDRESS || !ADDRESS.test(address)) return null;
  const path = `/users?$filter=userPrincipalName%20eq%20${literal(address)}&$select=${PERSON_SELECT}`;
  const found = await readAll(graph, 'the person', { path, signal: readTime() }, z.unknown());
  if (found.length !== 1) return null;
  const person = PersonAnswer.safeParse(found[0]);
  // The directory compares more loosely than we do; what it found must be what was asked for.
  return person.success && fold(person.data.userPrincipalName) === fold(address) ? person.data : null;
};
