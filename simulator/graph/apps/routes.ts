import type { Route } from '../../http.ts';
import type { App } from '../../tenant/model.ts';
import { collection, shapeOf } from '../collection.ts';
import { notFound } from '../error.ts';
import type { Entity } from '../odata/entity.ts';
import { optionOf } from '../odata/options.ts';
import { selection, shown } from '../odata/select.ts';
import { context, graphRoute, type GraphCall } from '../operation.ts';
import { GRAPH_RESOURCE, graphAppRoles, permissionId } from '../permission-ids.ts';
import { APPLICATION, SERVICE_PRINCIPAL, type GrantedPermission, type ServicePrincipal } from './app-entities.ts';

const READ = ['Application.Read.All', 'Application.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
const access = { service: 'directory', permissions: READ, delegated: { others: READ, role: 'anybody' } } as const;

const application = graphRoute({
  method: 'GET',
  path: '/applications/{id}',
  name: 'application-get',
  fidelity: { mark: 'documented', source: 'graph/api/application-get', note: 'Three properties: id, appId, displayName.' },
  ...access,
  options: ['$select'],
  handle(graph) {
    const id = graph.call.params['id'] ?? '';
    const app = graph.tenant.apps.find((each) => each.objectId === id.toLowerCase());
    if (app === undefined) throw notFound(id);
    const wanted = selection(optionOf(graph.call, '$select'), APPLICATION);
    return { status: 200, json: { '@odata.context': context(graph.call, `${shapeOf('applications', wanted)}/$entity`), ...shown(app, APPLICATION, wanted) } };
  },
});

/** Of Microsoft Graph the permissions are known that all others are granted. */
function principals({ tenant }: GraphCall): readonly ServicePrincipal[] {
  const graph = { ...GRAPH_RESOURCE, appRoles: graphAppRoles(tenant.apps.flatMap(({ permissions }) => permissions)) };
  return [graph, ...tenant.apps.map(({ servicePrincipalId, clientId, displayName }) => ({ id: servicePrincipalId, appId: clientId, displayName, appRoles: [] }))];
}

const principal = (path: string, name: string, key: 'id' | 'appId'): Route =>
  graphRoute({
    method: 'GET',
    path,
    name,
    fidelity: { mark: 'documented', source: 'graph/api/serviceprincipal-get', note: 'Four properties: id, appId, displayName, appRoles; the last of Microsoft Graph alone, as far as its permissions are known here.' },
    ...access,
    options: ['$select'],
    handle(graph) {
      const sent = graph.call.params[key] ?? '';
      const found = principals(graph).find((each) => each[key] === sent.toLowerCase());
      if (found === undefined) throw notFound(sent);
      const wanted = selection(optionOf(graph.call, '$select'), SERVICE_PRINCIPAL);
      return { status: 200, json: { '@odata.context': context(graph.call, `${shapeOf('servicePrincipals', wanted)}/$entity`), ...shown(found, SERVICE_PRINCIPAL, wanted) } };
    },
  });

const assignmentId = ({ app, permission }: GrantedPermission): string => Buffer.from(`${app.servicePrincipalId} ${permission}`).toString('base64url');

const APP_ROLE_ASSIGNMENT: Entity<GrantedPermission> = {
  type: 'appRoleAssignment',
  resource: 'AppRoleAssignment',
  idOf: assignmentId,
  properties: {
    id: { read: assignmentId },
    deletedDateTime: { read: () => null },
    appRoleId: { read: ({ permission }) => permissionId(permission) },
    createdDateTime: { read: () => null },
    principalDisplayName: { read: ({ app }) => app.displayName },
    principalId: { read: ({ app }) => app.servicePrincipalId },
    principalType: { read: () => 'ServicePrincipal' },
    resourceDisplayName: { read: () => GRAPH_RESOURCE.displayName },
    resourceId: { read: () => GRAPH_RESOURCE.id },
  },
  byDefault: ['id', 'deletedDateTime', 'appRoleId', 'createdDateTime', 'principalDisplayName', 'principalId', 'principalType', 'resourceDisplayName', 'resourceId'],
};

/** Application permissions that were granted to an app. */
const granted = graphRoute({
  method: 'GET',
  path: '/servicePrincipals/{id}/appRoleAssignments',
  name: 'service-principal-app-role-assignments',
  fidelity: { mark: 'documented', source: 'graph/api/serviceprincipal-list-approleassignments', note: 'The id of an assignment is made up, and nobody knows when it was made.' },
  ...access,
  options: ['$select', '$top', '$skiptoken', '$count'],
  handle(graph) {
    const app = appOfPath(graph);
    const wanted = selection(optionOf(graph.call, '$select'), APP_ROLE_ASSIGNMENT);
    const all = app.permissions.map((permission) => ({ app, permission }));
    return collection(graph, shapeOf('appRoleAssignments', wanted), { entity: APP_ROLE_ASSIGNMENT, all, tenantId: graph.tenant.id }, (each) => shown(each, APP_ROLE_ASSIGNMENT, wanted));
  },
});

function appOfPath({ call, tenant }: GraphCall): App {
  const id = call.params['id'] ?? '';
  const app = tenant.apps.find(({ servicePrincipalId }) => servicePrincipalId === id.toLowerCase());
  if (app === undefined) throw notFound(id);
  return app;
}

/** Applications, their service principals and what those may do. */
export const appRoutes: readonly Route[] = [
  application,
  principal('/servicePrincipals/{id}', 'service-principal-get', 'id'),
  principal("/servicePrincipals(appId='{appId}')", 'service-principal-by-app-id', 'appId'),
  granted,
];
