import { z } from 'zod';
import type { Graph } from './graph.ts';
import { guid } from './guid.ts';
import { readAll } from './read.ts';

const GroupAnswer = z.object({
  id: z.guid().transform((id) => id.toLowerCase()),
  isAssignableToRole: z.boolean().nullish().transform((value) => value === true),
});
export type Group = z.infer<typeof GroupAnswer>;

/** Every group the person is in, also through other groups. The cast makes this an advanced query (ConsistencyLevel). */
export const groupsOf = (graph: Graph, personId: string, signal: AbortSignal): Promise<Group[]> => {
  const path = `/users/${guid(personId)}/transitiveMemberOf/microsoft.graph.group?$select=id,isAssignableToRole&$count=true&$top=999`;
  return readAll(graph, 'the groups', { path, headers: { ConsistencyLevel: 'eventual' }, signal }, GroupAnswer);
};
