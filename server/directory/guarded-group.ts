import { z } from 'zod';
import type { GuardedGroup } from '../approver-ports.ts';
import type { Graph } from './graph.ts';
import { guid } from './guid.ts';
import { readAll, readOne, readTime } from './read.ts';

/** As in `groupsOf`: without a name it is limited information, and says nothing of roles. */
const GroupAnswer = z.object({ id: z.guid(), displayName: z.string(), isAssignableToRole: z.boolean().nullish() });
const Member = z.object({ '@odata.type': z.string(), id: z.guid() });

/** Not the kind of question that an index answers late: who was taken out is out. */
export const guardedGroup = (graph: Graph) => async (groupId: string): Promise<GuardedGroup | null> => {
  const [path, signal] = [`/groups/${guid(groupId)}`, readTime()];
  const group = await readOne(graph, 'the group', { path: `${path}?$select=id,displayName,isAssignableToRole`, signal }, GroupAnswer);
  if (group === null) return null;
  const members = await readAll(graph, 'the members', { path: `${path}/members?$select=id&$top=999`, signal }, Member);
  return {
    isAssignableToRole: group.isAssignableToRole === true,
    memberIds: members.filter((member) => member['@odata.type'] === '#microsoft.graph.user').map(({ id }) => id.toLowerCase()),
  };
};
