import { z } from 'zod';
import { Unavailable } from '../ports.ts';
import type { Graph } from './graph.ts';
import { guid } from './guid.ts';
import { permissionsOf, type Features, type Holder } from './permissions.ts';
import { readAll, readOne, readTime } from './read.ts';

/** One app registration, held against the table. Ready means: both lists are empty. */
export interface PermissionReport {
  readonly holder: Holder;
  readonly missing: readonly string[];
  /** Names of permissions it should not hold; an id where the resource is not Microsoft Graph. */
  readonly excess: readonly string[];
}

/** Microsoft Graph's own application id, the same in every tenant. */
const GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000';

const GraphPrincipal = z.object({ id: z.guid(), appRoles: z.array(z.object({ id: z.guid(), value: z.string().nullish() })) });
const OwnPrincipal = z.object({ id: z.guid() });
const Granted = z.object({ appRoleId: z.guid(), resourceId: z.guid() });

/**
 * What our apps were granted, as the tenant itself tells the reader. Access tokens are opaque to their bearer, so
 * none is opened for it. Several roles may share one registration; then it may hold what each of them needs.
 * @throws {Unavailable}
 */
export async function checkPermissions(graph: Graph, clientIds: Readonly<Record<Holder, string>>, features: Features): Promise<PermissionReport[]> {
  const signal = readTime();
  const byAppId = <T>(appId: string, select: string, schema: z.ZodType<T>): Promise<T | null> =>
    readOne(graph, 'a service principal', { path: `/servicePrincipals(appId='${guid(appId)}')?$select=${select}`, signal }, schema);
  const resource = await byAppId(GRAPH_APP_ID, 'id,appRoles', GraphPrincipal);
  if (resource === null) throw new Unavailable('the service principal of Microsoft Graph');
  const names = new Map(resource.appRoles.map((role) => [role.id, role.value ?? role.id]));

  return Promise.all((Object.keys(clientIds) as Holder[]).map(async (holder) => {
    const own = await byAppId(clientIds[holder], 'id', OwnPrincipal);
    if (own === null) throw new Unavailable(`the service principal of the ${holder}`);
    const granted = await readAll(graph, 'granted permissions', { path: `/servicePrincipals/${guid(own.id)}/appRoleAssignments`, signal }, Granted);
    const held = granted.map(({ appRoleId, resourceId }) => (resourceId === resource.id ? (names.get(appRoleId) ?? appRoleId) : appRoleId));
    const needed = (Object.keys(clientIds) as Holder[]).filter((other) => clientIds[other] === clientIds[holder]).flatMap((role) => permissionsOf(role, features));
    return { holder, missing: needed.filter((name) => !held.includes(name)), excess: held.filter((name) => !needed.includes(name)) };
  }));
}
