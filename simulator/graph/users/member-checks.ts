import type { Route } from '../../http.ts';
import { directoryRolesOf, groupIdsOf } from '../../tenant/groups-and-roles.ts';
import { bodyOf } from '../body.ts';
import { badRequest } from '../error.ts';
import { context, graphRoutesWithMe, personOfPath, type GraphCall } from '../operation.ts';
import { directoryRole } from '../roles/role-entity.ts';
import { readPeople } from './read-access.ts';

/** `checkMemberGroups` and `checkMemberObjects` take so many ids (their pages in graph/api). */
const MAX_CHECKED = 20;

/** All groups here are security groups, so `securityEnabledOnly` leaves out none of them. */
const groupIds = (graph: GraphCall): readonly string[] => groupIdsOf(graph.tenant, personOfPath(graph).id);

const objectIds = (graph: GraphCall): readonly string[] => {
  const person = personOfPath(graph);
  return [...groupIdsOf(graph.tenant, person.id), ...directoryRolesOf(graph.tenant, person.id).map((role) => directoryRole(graph.tenant, role).id)];
};

function action(name: string, read: (graph: GraphCall, body: Readonly<Record<string, unknown>>) => readonly string[]): readonly Route[] {
  return graphRoutesWithMe({
    method: 'POST',
    path: `/users/{id}/${name}`,
    name: `user-${name}`,
    fidelity: { mark: 'documented', source: `graph/api/directoryobject-${name.toLowerCase()}`, note: 'Nobody is a member of an administrative unit here.' },
    ...readPeople,
    handle: (graph) => ({ status: 200, json: { '@odata.context': context(graph.call, 'Collection(Edm.String)'), value: read(graph, bodyOf(graph.call)) } }),
  });
}

function idsIn(body: Readonly<Record<string, unknown>>, name: 'groupIds' | 'ids'): readonly string[] {
  const ids = body[name];
  if (!Array.isArray(ids) || !ids.every((id) => typeof id === 'string')) throw badRequest(`A value is required for parameter '${name}'.`);
  if (ids.length > MAX_CHECKED) throw badRequest(`The parameter '${name}' holds ${ids.length} ids, which is more than ${MAX_CHECKED}.`);
  return ids.map((id) => id.toLowerCase());
}

function securityOnly(body: Readonly<Record<string, unknown>>): boolean {
  const said = body['securityEnabledOnly'] ?? false;
  if (typeof said !== 'boolean') throw badRequest("Invalid value specified for parameter 'securityEnabledOnly'.");
  return said;
}

const among = (ids: readonly string[], held: readonly string[]): readonly string[] => ids.filter((id) => held.includes(id));

export const memberCheckRoutes = [
  ...action('checkMemberGroups', (graph, body) => among(idsIn(body, 'groupIds'), groupIds(graph))),
  ...action('checkMemberObjects', (graph, body) => among(idsIn(body, 'ids'), objectIds(graph))),
  ...action('getMemberGroups', (graph, body) => {
    securityOnly(body);
    return groupIds(graph);
  }),
  ...action('getMemberObjects', (graph, body) => (securityOnly(body) ? groupIds(graph) : objectIds(graph))),
];
