import { roleByTemplate, ROLES, type BuiltInRole } from '../../tenant/groups-and-roles.ts';
import { collection, shapeOf } from '../collection.ts';
import { notFound } from '../error.ts';
import type { Entity } from '../odata/entity.ts';
import { optionOf } from '../odata/options.ts';
import { selection, shown } from '../odata/select.ts';
import { context, graphRoute } from '../operation.ts';
import { readRoles } from './read-access.ts';

/** Filters as graph/resources/unifiedroledefinition names them. */
export const ROLE_DEFINITION: Entity<BuiltInRole> = {
  type: 'unifiedRoleDefinition',
  resource: 'RoleDefinition',
  idOf: ({ templateId }) => templateId,
  properties: {
    id: { read: ({ templateId }) => templateId, filter: { kind: 'text', eq: 'default' } },
    description: { read: ({ description }) => description },
    displayName: { read: ({ displayName }) => displayName, filter: { kind: 'text', eq: 'default' } },
    isBuiltIn: { read: () => true, filter: { kind: 'boolean', eq: 'default' } },
    isEnabled: { read: () => true },
    resourceScopes: { read: () => ['/'] },
    templateId: { read: ({ templateId }) => templateId },
    version: { read: () => '1' },
  },
  byDefault: ['id', 'description', 'displayName', 'isBuiltIn', 'isEnabled', 'resourceScopes', 'templateId', 'version'],
  lacking: ['allowedPrincipalTypes', 'inheritsPermissionsFrom', 'isPrivileged', 'rolePermissions'],
};

const SET = 'roleManagement/directory/roleDefinitions';
const note = 'The built-in roles that are known here, without rolePermissions; no custom roles.';

const list = graphRoute({
  method: 'GET',
  path: `/${SET}`,
  name: 'role-definitions-list',
  fidelity: { mark: 'documented', source: 'graph/api/rbacapplication-list-roledefinitions', note },
  ...readRoles,
  options: ['$select', '$filter', '$top', '$skiptoken', '$count'],
  handle(graph) {
    const wanted = selection(optionOf(graph.call, '$select'), ROLE_DEFINITION);
    return collection(graph, shapeOf(SET, wanted), { entity: ROLE_DEFINITION, all: Object.values(ROLES), tenantId: graph.tenant.id }, (role) => shown(role, ROLE_DEFINITION, wanted));
  },
});

const get = graphRoute({
  method: 'GET',
  path: `/${SET}/{role}`,
  name: 'role-definition-get',
  fidelity: { mark: 'documented', source: 'graph/api/unifiedroledefinition-get', note },
  ...readRoles,
  options: ['$select'],
  handle(graph) {
    const id = graph.call.params['role'] ?? '';
    const role = roleByTemplate(id.toLowerCase());
    if (role === undefined) throw notFound(id);
    const wanted = selection(optionOf(graph.call, '$select'), ROLE_DEFINITION);
    return { status: 200, json: { '@odata.context': context(graph.call, `${shapeOf(SET, wanted)}/$entity`), ...shown(role, ROLE_DEFINITION, wanted) } };
  },
});

export const roleDefinitionRoutes = [list, get];
