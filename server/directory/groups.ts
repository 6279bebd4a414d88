import { z } from 'zod';
import type { Graph } from './graph.ts';
import { guid } from './guid.ts';
import { readAll } from './read.ts';

/**
 * Every group has a display name. An app that may not read groups is told of them with everything but the id null
 * (Graph permissions overview, "limited information"): such an answer must not read as "assignable to no role".
 */
const GroupAnswer = z
  .object({ id: z.guid(), displayName: z.string(), isAssignableToRole: z.boolean().nullish() })
  .transform((group) => ({ id: group.id.toLowerCase(), isAssignableToRole: group.isAssignableToRole === true }));
export type Group = z.infer<typeof GroupAnswer>;

/** Every group the person is in, also through other groups. The cast makes this an advanced query (ConsistencyLevel). */
export const groupsOf = (graph: Graph, personId: string, signal: AbortSignal): Promise<Group[]> => {
  const path = `/users/${guid(personId)}/transitiveMemberOf/microsoft.graph.group?$select=id,displayName,isAssignableToRole&$count=true&$top=999`;
  return readAll(graph, 'the groups', { path, headers: { ConsistencyLevel: 'eventual' }, signal }, GroupAnswer);
};
