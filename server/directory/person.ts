import { Unavailable, type Person } from '../ports.ts';
import type { Graph } from './graph.ts';
import { guid } from './guid.ts';
import { PERSON_SELECT, PersonAnswer } from './person-answer.ts';
import { readOne, readTime } from './read.ts';

/** One person by object id; null when there is none (any more). */
export const person = (graph: Graph) => async (id: string): Promise<Person | null> => {
  const found = await readOne(graph, 'the person', { path: `/users/${guid(id)}?$select=${PERSON_SELECT}`, signal: readTime() }, PersonAnswer);
  if (found !== null && found.id !== guid(id)) throw new Unavailable('the person asked for');
  return found;
};
