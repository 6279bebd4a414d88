import type { Tenant } from '../../tenant/model.ts';
import { collection, shapeOf } from '../collection.ts';
import { DIRECTORY_OBJECT, objectById, objectJson, selectionOfAny } from '../directory-object.ts';
import { notFound } from '../error.ts';
import { through } from '../odata/entity.ts';
import { optionOf } from '../odata/options.ts';
import { selection, shown } from '../odata/select.ts';
import { context, graphRoute, type GraphCall } from '../operation.ts';
import { readRoles } from './read-access.ts';
import { activatedRoles, DIRECTORY_ROLE, type DirectoryRole } from './role-entity.ts';

const list = graphRoute({
  method: 'GET',
  path: '/directoryRoles',
  name: 'directory-roles-list',
  fidelity: { mark: 'documented', source: 'graph/api/directoryrole-list', note: 'Activated are the roles that somebody holds.' },
  ...readRoles,
  options: ['$select', '$filter', '$count', '$top', '$skiptoken'],
  handle(graph) {
    const wanted = selection(optionOf(graph.call, '$select'), DIRECTORY_ROLE);
    return collection(graph, shapeOf('directoryRoles', wanted), { entity: DIRECTORY_ROLE, all: activatedRoles(graph.tenant), tenantId: graph.tenant.id }, (role) => shown(role, DIRECTORY_ROLE, wanted));
  },
});

/** A role is named by its own id or by that of its template. */
const KEYS = [
  { path: '/directoryRoles/{role}', name: '', fits: ({ id }: DirectoryRole, key: string) => id === key },
  { path: "/directoryRoles(roleTemplateId='{role}')", name: '-by-template', fits: ({ role }: DirectoryRole, key: string) => role.templateId === key },
];

const byKey = KEYS.flatMap(({ path, name, fits }) => {
  const roleOfPath = ({ call, tenant }: GraphCall): DirectoryRole => {
    const key = (call.params['role'] ?? '').toLowerCase();
    const found = activatedRoles(tenant).find((each) => fits(each, key));
    if (found === undefined) throw notFound(key);
    return found;
  };
  const get = graphRoute({
    method: 'GET', path, name: `directory-role-get${name}`, fidelity: { mark: 'documented', source: 'graph/api/directoryrole-get' }, ...readRoles, options: ['$select'],
    handle(graph) {
      const wanted = selection(optionOf(graph.call, '$select'), DIRECTORY_ROLE);
      return { status: 200, json: { '@odata.context': context(graph.call, `${shapeOf('directoryRoles', wanted)}/$entity`), ...shown(roleOfPath(graph), DIRECTORY_ROLE, wanted) } };
    },
  });
  const members = graphRoute({
    method: 'GET', path: `${path}/members`, name: `directory-role-members${name}`,
    fidelity: { mark: 'documented', source: 'graph/api/directoryrole-list-members', note: 'Over the whole directory and active, as they stand: a role-assignable group is a member itself.' }, ...readRoles,
    options: ['$select', '$count', '$top', '$skiptoken'],
    handle(graph) {
      const { tenant } = graph;
      const wanted = selectionOfAny(optionOf(graph.call, '$select'));
      const source = { entity: through(DIRECTORY_OBJECT, (id: string) => objectById(tenant, id), (id) => id), all: holders(tenant, roleOfPath(graph)), holds: (id: string) => objectById(tenant, id) !== undefined, tenantId: tenant.id };
      return collection(graph, shapeOf('directoryObjects', wanted), source, (id) => {
        const object = objectById(tenant, id);
        return object === undefined ? {} : objectJson(graph, object, wanted);
      });
    },
  });
  return [get, members];
});

const holders = ({ roleAssignments }: Pick<Tenant, 'roleAssignments'>, { role }: DirectoryRole): readonly string[] =>
  [...new Set(roleAssignments.filter(({ roleDefinitionId, directoryScopeId }) => roleDefinitionId === role.templateId && directoryScopeId === '/').map(({ principalId }) => principalId))];

export const directoryRoleRoutes = [list, ...byKey];
