import { z } from 'zod';
import type { Graph } from './graph.ts';
import { guid } from './guid.ts';
import { readAll, readOne } from './read.ts';
import { hasRole } from './role-assignments.ts';

const Owned = z.object({ '@odata.type': z.string(), id: z.guid() });
const AppAnswer = z.object({ appId: z.guid() });
const PrincipalAnswer = z.object({ id: z.guid() });
const Granted = z.object({ appRoleId: z.guid() });

/** Who owns an app can add a secret to it and act as it: does any of the person's apps hold a permission or a role? */
export async function ownsPrivilegedApp(graph: Graph, personId: string, signal: AbortSignal): Promise<boolean> {
  const path = `/users/${guid(personId)}/ownedObjects?$select=id`;
  const owned = await readAll(graph, 'the owned objects', { path, signal }, Owned);
  const principals = await Promise.all(owned.map((object) => principalOf(graph, object, signal)));
  const used = principals.filter((id) => id !== null);
  const privileged = await Promise.all(used.map((id) => isPrivileged(graph, id, signal)));
  return privileged.includes(true);
}

/** The service principal behind an owned app; null for a group or device, or for an app that was never put to use here. */
async function principalOf(graph: Graph, object: z.infer<typeof Owned>, signal: AbortSignal): Promise<string | null> {
  if (object['@odata.type'] === '#microsoft.graph.servicePrincipal') return object.id;
  if (object['@odata.type'] !== '#microsoft.graph.application') return null;
  const app = await readOne(graph, 'an owned app', { path: `/applications/${guid(object.id)}?$select=appId`, signal }, AppAnswer);
  if (app === null) return null;
  const path = `/servicePrincipals(appId='${guid(app.appId)}')?$select=id`;
  return (await readOne(graph, 'the service principal', { path, signal }, PrincipalAnswer))?.id ?? null;
}

async function isPrivileged(graph: Graph, principalId: string, signal: AbortSignal): Promise<boolean> {
  const path = `/servicePrincipals/${guid(principalId)}/appRoleAssignments`;
  const granted = readAll(graph, "an app's permissions", { path, signal }, Granted);
  const [permissions, role] = await Promise.all([granted, hasRole(graph, principalId, signal)]);
  return role || permissions.length > 0;
}
