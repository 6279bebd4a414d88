import { z } from 'zod';
import { MANAGERS_LOOK_TIMEOUT_MS, MANAGERS_PAGES } from '../domain/limits.ts';
import type { ManagerLink } from '../approver-ports.ts';
import { Unavailable } from '../ports.ts';
import type { Graph } from './graph.ts';
import { readAll } from './read.ts';

const id = z.guid().transform((text) => text.toLowerCase());
const Managed = z
  .object({ id, manager: z.object({ '@odata.type': z.string(), id }).nullish() })
  // Whoever is no user is nobody's approver, as in `managerOf`.
  .transform(({ id: personId, manager }): ManagerLink => ({ personId, managerId: manager?.['@odata.type'] === '#microsoft.graph.user' ? manager.id : null }));

/**
 * Everybody with their manager. The manager is expanded whole: choosing properties within takes `$levels`, and that an
 * index which lags (user-list-manager). Pages of 500 stay well below what is read of one answer.
 * @throws {Unavailable} also when nobody is there: an empty tenant has nobody who could ask.
 */
export const managers = (graph: Graph) => async (): Promise<readonly ManagerLink[]> => {
  const path = '/users?$select=id&$expand=manager&$top=500';
  const found = await readAll(graph, 'the managers', { path, signal: AbortSignal.timeout(MANAGERS_LOOK_TIMEOUT_MS), maxPages: MANAGERS_PAGES }, Managed);
  if (found.length === 0) throw new Unavailable('the managers');
  return found;
};
