import type { Route } from '../../http.ts';
import type { AuditLine, AuditTarget } from '../../tenant/log-lines.ts';
import { graphInstant } from '../instant.ts';
import { optionOf } from '../odata/options.ts';
import { GraphError } from '../error.ts';
import { context, graphRoute } from '../operation.ts';
import { logPage, reported, type Log } from './log-page.ts';
import { unknownLine } from './unknown-line.ts';

const READ = { permissions: ['AuditLog.Read.All', 'Directory.Read.All'], delegated: { others: ['AuditLog.Read.All', 'Directory.Read.All'], role: 'read-reports' } } as const;

const text = { kind: 'text' } as const;
const prefix = { kind: 'text', startsWith: true } as const;

/** What the directoryAudit resource says of `$filter`; category and result are filtered by in its samples. */
const SHAPE = {
  properties: {
    id: text, activityDateTime: { kind: 'instant' }, activityDisplayName: prefix, category: text, correlationId: text, loggedByService: text, result: text,
    'initiatedBy/user/id': text, 'initiatedBy/user/displayName': text, 'initiatedBy/user/userPrincipalName': prefix, 'initiatedBy/app/appId': text, 'initiatedBy/app/displayName': text,
  },
  collections: { targetResources: { id: text, displayName: prefix } },
} as const;

const targetJson = ({ id, displayName, type, userPrincipalName, changes }: AuditTarget): object => ({ id, displayName, type, userPrincipalName, groupType: null, modifiedProperties: changes });

/** Shape of the samples in directoryaudit-list; the address of whoever did it is that of this machine. */
function auditJson(line: AuditLine): Record<string, unknown> {
  const { initiatedBy: by } = line;
  return {
    id: line.id,
    category: line.category,
    correlationId: line.correlationId,
    result: line.result,
    resultReason: line.resultReason,
    activityDisplayName: line.activityDisplayName,
    activityDateTime: graphInstant(line.at),
    loggedByService: line.loggedByService,
    operationType: line.operationType,
    initiatedBy: {
      app: 'app' in by ? { ...by.app, servicePrincipalName: null } : null,
      user: 'user' in by ? { ...by.user, ipAddress: '127.0.0.1', userType: null, homeTenantId: null, homeTenantName: null } : null,
    },
    targetResources: line.targets.map(targetJson),
    additionalDetails: [],
  };
}

const PROPERTIES = ['id', 'category', 'correlationId', 'result', 'resultReason', 'activityDisplayName', 'activityDateTime', 'loggedByService', 'operationType', 'initiatedBy', 'targetResources', 'additionalDetails'];

/** `$select` takes whole properties (the tip in the sample of directoryaudit-list). */
function narrowing(sent: string | null): (json: object) => object {
  if (sent === null) return (json) => json;
  const names = sent.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !PROPERTIES.includes(name));
  if (unknown !== undefined) throw new GraphError(400, 'BadRequest', `Parsing OData Select and Expand failed: Could not find a property named '${unknown}' on type 'microsoft.graph.directoryAudit'.`);
  return (json) => Object.fromEntries(Object.entries(json).filter(([name]) => names.includes(name)));
}

const LOG: Log<AuditLine> = { path: 'auditLogs/directoryAudits', shape: SHAPE, instant: 'activityDateTime', json: auditJson };

const auditsList = graphRoute({
  method: 'GET',
  path: '/auditLogs/directoryAudits',
  name: 'directory-audits-list',
  fidelity: { mark: 'documented', source: 'graph/api/directoryaudit-list; Microsoft Learn, audit log activity reference', note: 'Only what recovery touches is written; names of changed properties: assumed but for those in public rules. Lines come after lags.reportsMs.' },
  service: 'reports',
  ...READ,
  options: ['$filter', '$top', '$skiptoken', '$orderby', '$select'],
  handle(graph) {
    const narrowed = narrowing(optionOf(graph.call, '$select'));
    const page = logPage(graph, LOG, graph.tenant.audits);
    return { status: 200, json: { ...page, value: page.value.map(narrowed) } };
  },
});

const auditGet = graphRoute({
  method: 'GET',
  path: '/auditLogs/directoryAudits/{lineId}',
  name: 'directory-audit-get',
  fidelity: { mark: 'documented', source: 'graph/api/directoryaudit-get', note: 'Body of the 404: assumed.' },
  service: 'reports',
  ...READ,
  handle(graph) {
    const line = reported(graph, graph.tenant.audits).find(({ id }) => id === graph.call.params['lineId']);
    if (line === undefined) throw unknownLine(graph.call);
    return { status: 200, json: { '@odata.context': context(graph.call, 'auditLogs/directoryAudits/$entity'), ...auditJson(line) } };
  },
});

export const auditLog: readonly Route[] = [auditsList, auditGet];
