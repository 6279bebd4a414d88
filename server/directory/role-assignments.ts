import { z } from 'zod';
import type { Graph } from './graph.ts';
import { guid } from './guid.ts';
import { readAll } from './read.ts';

const Assigned = z.object({ principalId: z.string() });

/**
 * Whether anything is assigned directly to this principal, at any scope: the tenant, an administrative unit or
 * one app. The same question to three collections, as PIM keeps what is eligible apart from what is active.
 */
const anyIn = (collection: string) => async (graph: Graph, principalId: string, signal: AbortSignal): Promise<boolean> => {
  const path = `/roleManagement/directory/${collection}?$filter=principalId%20eq%20'${guid(principalId)}'`;
  return (await readAll(graph, collection, { path, signal }, Assigned)).length > 0;
};

/** Active now, and active from some later day on: who becomes an administrator tomorrow is one today. */
export async function hasRole(graph: Graph, principalId: string, signal: AbortSignal): Promise<boolean> {
  const found = await Promise.all([
    anyIn('roleAssignments')(graph, principalId, signal),
    anyIn('roleAssignmentSchedules')(graph, principalId, signal),
  ]);
  return found.includes(true);
}

/** The same of roles that one can take up. */
export async function isEligible(graph: Graph, principalId: string, signal: AbortSignal): Promise<boolean> {
  const found = await Promise.all([
    anyIn('roleEligibilityScheduleInstances')(graph, principalId, signal),
    anyIn('roleEligibilitySchedules')(graph, principalId, signal),
  ]);
  return found.includes(true);
}
