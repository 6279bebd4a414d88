import type { Route } from '../../http.ts';
import type { SignInLine } from '../../tenant/log-lines.ts';
import type { Tenant } from '../../tenant/model.ts';
import { GraphError } from '../error.ts';
import { graphInstant } from '../instant.ts';
import { context, graphRoute, type GraphCall } from '../operation.ts';
import { GRAPH_RESOURCE } from '../permission-ids.ts';
import { logPage, reported, type Log } from './log-page.ts';
import { unknownLine } from './unknown-line.ts';

const READ = { permissions: ['AuditLog.Read.All'], delegated: { others: ['AuditLog.Read.All'], role: 'read-reports' } } as const;

const text = { kind: 'text' } as const;
const prefix = { kind: 'text', startsWith: true } as const;

/** What the signIn resource says of `$filter`, as far as the simulated lines have it. */
const SHAPE = {
  properties: {
    id: text, createdDateTime: { kind: 'instant' }, userId: text, userPrincipalName: prefix, userDisplayName: prefix, appId: text, appDisplayName: prefix,
    ipAddress: prefix, clientAppUsed: text, conditionalAccessStatus: text, correlationId: text, resourceId: text, resourceDisplayName: text, 'status/errorCode': { kind: 'number' },
    'deviceDetail/operatingSystem': prefix, 'deviceDetail/browser': prefix, riskState: text, riskDetail: text, riskLevelAggregated: text, riskLevelDuringSignIn: text,
  },
  collections: {},
} as const;

/** Apps of Microsoft's own through whose pages people sign in here. Ids from Entra's list of first-party apps. */
const OWN_PAGES = { appId: '19db86c3-b2b9-44cc-b339-36da233a3be2', appDisplayName: 'My Signins' } as const;

function signInJson(tenant: Tenant, line: SignInLine): Record<string, unknown> {
  const person = tenant.people.find(({ id }) => id === line.userId);
  const app = tenant.apps.find(({ clientId }) => clientId === line.appId);
  const device = tenant.devices.find(({ id }) => id === line.deviceId);
  return {
    id: line.id,
    createdDateTime: graphInstant(line.at),
    userDisplayName: person?.displayName ?? '',
    userPrincipalName: line.userPrincipalName.toLowerCase(),
    userId: line.userId ?? '00000000-0000-0000-0000-000000000000',
    appId: line.appId ?? OWN_PAGES.appId,
    appDisplayName: app?.displayName ?? OWN_PAGES.appDisplayName,
    ipAddress: '127.0.0.1',
    clientAppUsed: 'Browser',
    correlationId: line.id,
    conditionalAccessStatus: line.conditionalAccess ?? 'notApplied',
    isInteractive: line.isInteractive,
    riskDetail: 'none',
    riskLevelAggregated: 'none',
    riskLevelDuringSignIn: 'none',
    riskState: 'none',
    riskEventTypes: [],
    riskEventTypes_v2: [],
    resourceDisplayName: GRAPH_RESOURCE.displayName,
    resourceId: GRAPH_RESOURCE.appId,
    status: { errorCode: line.errorCode, failureReason: line.errorCode === 0 ? null : line.failureReason, additionalDetails: null },
    deviceDetail: { deviceId: device?.id ?? '', displayName: device?.name ?? null, operatingSystem: device?.kind === 'pc' ? 'Windows' : '', browser: '', isCompliant: null, isManaged: null, trustType: device?.kind === 'pc' && device.join !== 'none' ? (device.join === 'hybrid' ? 'Hybrid Azure AD joined' : 'Azure AD joined') : null },
    location: { city: null, state: null, countryOrRegion: null, geoCoordinates: { altitude: null, latitude: null, longitude: null } },
    appliedConditionalAccessPolicies: [],
  };
}

/** v1.0 lists the interactive ones alone (signin-list). */
const interactive = ({ tenant }: GraphCall): readonly SignInLine[] => tenant.signIns.filter(({ isInteractive }) => isInteractive);

function demandLicence({ tenant }: GraphCall): void {
  if (!tenant.settings.premium) throw new GraphError(403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant', "Neither tenant is B2C or tenant doesn't have premium license");
}

const logOf = (tenant: Tenant): Log<SignInLine> => ({ path: 'auditLogs/signIns', shape: SHAPE, instant: 'createdDateTime', json: (line) => signInJson(tenant, line) });

const signInsList = graphRoute({
  method: 'GET',
  path: '/auditLogs/signIns',
  name: 'sign-ins-list',
  fidelity: { mark: 'documented', source: 'graph/api/signin-list; public logs (refusals)', note: 'Interactive ones of people; no risk, no place, no Conditional Access policies, one address. Lines come after lags.reportsMs.' },
  service: 'reports',
  ...READ,
  options: ['$filter', '$top', '$skiptoken', '$orderby'],
  handle(graph) {
    demandLicence(graph);
    return { status: 200, json: logPage(graph, logOf(graph.tenant), interactive(graph)) };
  },
});

const signInGet = graphRoute({
  method: 'GET',
  path: '/auditLogs/signIns/{lineId}',
  name: 'sign-in-get',
  fidelity: { mark: 'documented', source: 'graph/api/signin-get', note: 'Body of the 404: assumed.' },
  service: 'reports',
  ...READ,
  handle(graph) {
    demandLicence(graph);
    const line = reported(graph, interactive(graph)).find(({ id }) => id === graph.call.params['lineId']);
    if (line === undefined) throw unknownLine(graph.call);
    return { status: 200, json: { '@odata.context': context(graph.call, 'auditLogs/signIns/$entity'), ...signInJson(graph.tenant, line) } };
  },
});

export const signInLog: readonly Route[] = [signInsList, signInGet];
