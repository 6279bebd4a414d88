import { z } from 'zod';
import type { Manager } from '../ports.ts';
import type { Graph } from './graph.ts';
import { guid } from './guid.ts';
import { person } from './person.ts';
import { readOne, readTime } from './read.ts';

const Reference = z.object({ '@odata.type': z.string(), id: z.guid() });

/**
 * The manager of record. Graph answers a person without a manager and an unknown person with the same code
 * (user-get-manager), so both are `none`; contacts and people who are gone are `not-a-person`.
 */
export const managerOf = (graph: Graph) => async (id: string): Promise<Manager> => {
  const found = await readOne(graph, 'the manager', { path: `/users/${guid(id)}/manager?$select=id`, signal: readTime() }, Reference);
  if (found === null) return { kind: 'none' };
  if (found['@odata.type'] !== '#microsoft.graph.user') return { kind: 'not-a-person' };
  // Read again as a person: the navigation answers as a directory object, without the properties the gate needs.
  const manager = await person(graph)(found.id);
  return manager === null ? { kind: 'not-a-person' } : { kind: 'person', person: manager };
};
