import { keepLast, LOG_LINES } from './keep-last.ts';
import type { AuditChange, AuditLine, AuditTarget } from './log-lines.ts';
import type { Group, Person, Tenant } from './model.ts';
import { personById } from './people-index.ts';
import { newGuid, type Random } from './random.ts';

type Entry = Pick<AuditLine, 'category' | 'loggedByService' | 'operationType'>;

const core = (category: string, operationType: AuditLine['operationType']): Entry => ({ category, loggedByService: 'Core Directory', operationType });
const methods = (category: string, operationType: AuditLine['operationType']): Entry => ({ category, loggedByService: 'Authentication Methods', operationType });

/**
 * Activities by the names under which Entra writes them down, with category and service (Microsoft Entra audit log
 * activity reference). The operation types are assumed from the five that the directoryAudit resource names.
 */
const ACTIVITIES = {
  'Add user': core('UserManagement', 'Add'),
  'Update user': core('UserManagement', 'Update'),
  'Delete user': core('UserManagement', 'Delete'),
  'Restore user': core('UserManagement', 'Add'),
  'Hard Delete user': core('UserManagement', 'Delete'),
  'Set user manager': core('UserManagement', 'Assign'),
  'Enable account': core('UserManagement', 'Update'),
  'Disable account': core('UserManagement', 'Update'),
  'Reset password': core('UserManagement', 'Update'),
  'Update StsRefreshTokenValidFrom Timestamp': core('UserManagement', 'Update'),
  'Add group': core('GroupManagement', 'Add'),
  'Update group': core('GroupManagement', 'Update'),
  'Delete group': core('GroupManagement', 'Delete'),
  'Add member to group': core('GroupManagement', 'Assign'),
  'Remove member from group': core('GroupManagement', 'Unassign'),
  'Add owner to group': core('GroupManagement', 'Assign'),
  'Remove owner from group': core('GroupManagement', 'Unassign'),
  'Add member to role': core('RoleManagement', 'Assign'),
  'Remove member from role': core('RoleManagement', 'Unassign'),
  'Add eligible member to role': core('RoleManagement', 'Assign'),
  'Remove eligible member from role': core('RoleManagement', 'Unassign'),
  'Add app role assignment to service principal': core('ApplicationManagement', 'Assign'),
  'Remove app role assignment from service principal': core('ApplicationManagement', 'Unassign'),
  'Admin registered security info': methods('UserManagement', 'Add'),
  'Admin updated security info': methods('UserManagement', 'Update'),
  'Admin deleted security info': methods('UserManagement', 'Delete'),
  'Admin started password reset': methods('UserManagement', 'Update'),
  'User registered security info': methods('UserManagement', 'Add'),
  'User deleted security info': methods('UserManagement', 'Delete'),
  'User changed default security info': methods('UserManagement', 'Update'),
  'Authentication Methods Policy Update': methods('ApplicationManagement', 'Update'),
  'Authentication Methods Policy Reset': methods('ApplicationManagement', 'Update'),
} as const satisfies Record<string, Entry>;

export type Activity = keyof typeof ACTIVITIES;

export interface AuditEvent {
  readonly activity: Activity;
  /** A person, or an app for itself. */
  readonly by: { readonly userId: string } | { readonly appId: string };
  readonly targets: readonly AuditTarget[];
  /** Success unless said. */
  readonly result?: AuditLine['result'];
  readonly reason?: string;
}

/** Writes one line into the directory's audit log. Names are those of now: a person may be gone when the line is read. */
export function recordAudit(tenant: Pick<Tenant, 'audits' | 'people' | 'apps'>, given: { readonly now: number; readonly random: Random }, event: AuditEvent): void {
  const { activity, by, targets, result = 'success', reason = '' } = event;
  const line: AuditLine = {
    id: newGuid(given.random), at: given.now, correlationId: newGuid(given.random), activityDisplayName: activity, ...ACTIVITIES[activity],
    initiatedBy: initiator(tenant, by), targets, result, resultReason: reason,
  };
  keepLast(tenant.audits, line, LOG_LINES);
}

function initiator(tenant: Pick<Tenant, 'people' | 'apps'>, by: AuditEvent['by']): AuditLine['initiatedBy'] {
  if ('userId' in by) {
    const person = personById(tenant.people, by.userId);
    return { user: { id: by.userId, displayName: person?.displayName ?? null, userPrincipalName: person?.userPrincipalName ?? null } };
  }
  const app = tenant.apps.find((each) => each.clientId === by.appId);
  return { app: { appId: by.appId, displayName: app?.displayName ?? null, servicePrincipalId: app?.servicePrincipalId ?? null } };
}

export const userTarget = (person: Pick<Person, 'id' | 'displayName' | 'userPrincipalName'>, changes: readonly AuditChange[] = []): AuditTarget =>
  ({ type: 'User', id: person.id, displayName: person.displayName, userPrincipalName: person.userPrincipalName, changes });

export const groupTarget = (group: Pick<Group, 'id' | 'displayName'>, changes: readonly AuditChange[] = []): AuditTarget =>
  ({ type: 'Group', id: group.id, displayName: group.displayName, userPrincipalName: null, changes });

/** One changed property. Values stand in the log as JSON within text (sample of directoryaudit-get). */
export const change = (displayName: string, before: unknown, after: unknown): AuditChange => ({
  displayName,
  oldValue: before === null || before === undefined ? null : JSON.stringify(before),
  newValue: after === null || after === undefined ? null : JSON.stringify(after),
});
