import type { App, Tenant } from '../tenant/model.ts';
import { GRAPH_RESOURCE, graphAppRoles, permissionId } from './permission-ids.ts';
import { notFound } from './error.ts';
import { paged, selected } from './odata.ts';
import { context, graphRoute, personOfPath, type GraphCall } from './operation.ts';

const READ_APP = ['Application.Read.All', 'Application.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];

const APP_PROPERTIES = ['id', 'appId', 'displayName'];
const PRINCIPAL_PROPERTIES = [...APP_PROPERTIES, 'appRoles'];

const pick = (all: Readonly<Record<string, unknown>>, wanted: readonly string[] | null): object =>
  wanted === null ? all : Object.fromEntries(wanted.map((name) => [name, all[name]]));

const application = (app: App) => ({ id: app.objectId, appId: app.clientId, displayName: app.displayName });
const principal = (app: App) => ({ id: app.servicePrincipalId, appId: app.clientId, displayName: app.displayName, appRoles: [] });
/** The resource whose permissions all others are granted. */
const graphPrincipal = ({ apps }: Tenant) => ({ ...GRAPH_RESOURCE, appRoles: graphAppRoles(apps.flatMap(({ permissions }) => permissions)) });

/** Applications and groups that somebody owns. Who owns an app can give it a new secret and act as it. */
export const ownedObjects = graphRoute({
  method: 'GET',
  path: '/users/{id}/ownedObjects',
  name: 'user-owned-objects',
  fidelity: { mark: 'documented', source: 'graph/api/user-list-ownedobjects' },
  service: 'directory',
  permissions: ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
  options: ['$select', '$top', '$skiptoken', '$count'],
  handle(graph) {
    const { call, tenant } = graph;
    const person = personOfPath(graph);
    const wanted = selected(call, APP_PROPERTIES, 'directoryObject');
    const apps = tenant.apps.filter((app) => app.ownerIds.includes(person.id));
    const owned = [
      ...apps.map((app) => ({ '@odata.type': '#microsoft.graph.application', ...pick(application(app), wanted) })),
      ...tenant.groups.filter((group) => group.ownerIds.includes(person.id)).map(({ id, displayName }) => ({ '@odata.type': '#microsoft.graph.group', ...pick({ id, displayName, appId: undefined }, wanted) })),
    ];
    const { items, links } = paged(call, owned);
    return { status: 200, json: { '@odata.context': context(call, 'directoryObjects'), ...links, value: items } };
  },
});

export const applicationGet = graphRoute({
  method: 'GET',
  path: '/applications/{id}',
  name: 'application-get',
  fidelity: { mark: 'documented', source: 'graph/api/application-get', note: 'Three properties: id, appId, displayName.' },
  service: 'directory',
  permissions: READ_APP,
  options: ['$select'],
  handle({ call, tenant }) {
    const id = (call.params['id'] ?? '').toLowerCase();
    const app = tenant.apps.find((each) => each.objectId === id);
    if (app === undefined) throw notFound(id);
    const wanted = selected(call, APP_PROPERTIES, 'application');
    return { status: 200, json: { '@odata.context': context(call, shapeOf('applications', wanted)), ...pick(application(app), wanted) } };
  },
});

const shapeOf = (set: string, wanted: readonly string[] | null): string => (wanted === null ? `${set}/$entity` : `${set}(${wanted.join(',')})/$entity`);

const servicePrincipalAt = (path: string, name: string, find: (graph: GraphCall) => object | undefined) =>
  graphRoute({
    method: 'GET',
    path,
    name,
    fidelity: { mark: 'documented', source: 'graph/api/serviceprincipal-get', note: 'Four properties: id, appId, displayName, appRoles; the last of Microsoft Graph alone, as far as its permissions are known here.' },
    service: 'directory',
    permissions: READ_APP,
    options: ['$select'],
    handle(graph) {
      const found = find(graph);
      if (found === undefined) throw notFound(graph.call.params['id'] ?? graph.call.params['appId'] ?? '');
      const wanted = selected(graph.call, PRINCIPAL_PROPERTIES, 'servicePrincipal');
      return { status: 200, json: { '@odata.context': context(graph.call, shapeOf('servicePrincipals', wanted)), ...pick({ ...found }, wanted) } };
    },
  });

const byPrincipalId = ({ call, tenant }: GraphCall): App | undefined => tenant.apps.find((app) => app.servicePrincipalId === call.params['id']?.toLowerCase());

export const servicePrincipalGet = servicePrincipalAt('/servicePrincipals/{id}', 'service-principal-get', (graph) => {
  if (graph.call.params['id']?.toLowerCase() === GRAPH_RESOURCE.id) return graphPrincipal(graph.tenant);
  const app = byPrincipalId(graph);
  return app === undefined ? undefined : principal(app);
});
export const servicePrincipalByAppId = servicePrincipalAt("/servicePrincipals(appId='{appId}')", 'service-principal-by-app-id', ({ call, tenant }) => {
  const appId = call.params['appId']?.toLowerCase();
  if (appId === GRAPH_RESOURCE.appId) return graphPrincipal(tenant);
  const app = tenant.apps.find((each) => each.clientId === appId);
  return app === undefined ? undefined : principal(app);
});

/** Application permissions that were granted to an app. */
export const appRoleAssignments = graphRoute({
  method: 'GET',
  path: '/servicePrincipals/{id}/appRoleAssignments',
  name: 'service-principal-app-role-assignments',
  fidelity: { mark: 'documented', source: 'graph/api/serviceprincipal-list-approleassignments', note: 'The id of an assignment is made up.' },
  service: 'directory',
  permissions: READ_APP,
  options: ['$top', '$skiptoken', '$count'],
  handle(graph) {
    const { call } = graph;
    const app = byPrincipalId(graph);
    if (app === undefined) throw notFound(call.params['id'] ?? '');
    const granted = app.permissions.map((permission) => ({
      id: Buffer.from(`${app.servicePrincipalId} ${permission}`).toString('base64url'),
      appRoleId: permissionId(permission),
      principalDisplayName: app.displayName,
      principalId: app.servicePrincipalId,
      principalType: 'ServicePrincipal',
      resourceDisplayName: GRAPH_RESOURCE.displayName,
      resourceId: GRAPH_RESOURCE.id,
    }));
    const { items, links } = paged(call, granted);
    return { status: 200, json: { '@odata.context': context(call, 'appRoleAssignments'), ...links, value: items } };
  },
});
