/** One imitated call. Never a body, never an authorization header, never the query of a sign-in. */
export interface RequestLine {
  readonly id: string;
  readonly clientRequestId: string;
  readonly at: number;
  readonly realAt: number;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly operation: string | null;
  appId: string | null;
  userId: string | null;
  /** Null: the connection was cut or left hanging before an answer. */
  status: number | null;
  ms: number | null;
  faultId: string | null;
}

/** As Graph's `signIn`; `errorCode` is the AADSTS number, 0 when it worked. */
export interface SignInLine {
  readonly id: string;
  readonly at: number;
  readonly userId: string | null;
  readonly userPrincipalName: string;
  readonly appId: string | null;
  readonly deviceId: string | null;
  readonly isInteractive: boolean;
  readonly method: string;
  readonly errorCode: number;
  readonly failureReason: string;
  /** Left out: no Conditional Access policy applied. */
  readonly conditionalAccess?: 'success' | 'failure';
}

/** As Graph's `directoryAudit`. */
export interface AuditLine {
  readonly id: string;
  readonly at: number;
  readonly correlationId: string;
  readonly activityDisplayName: string;
  readonly category: string;
  readonly loggedByService: 'Core Directory' | 'Authentication Methods';
  readonly operationType: 'Add' | 'Assign' | 'Update' | 'Unassign' | 'Delete';
  readonly initiatedBy:
    | { readonly user: { readonly id: string; readonly displayName: string | null; readonly userPrincipalName: string | null } }
    | { readonly app: { readonly appId: string; readonly displayName: string | null; readonly servicePrincipalId: string | null } };
  readonly targets: readonly AuditTarget[];
  readonly result: 'success' | 'failure';
  readonly resultReason: string;
}

export interface AuditTarget {
  readonly type: 'User' | 'Group' | 'Role' | 'Policy' | 'ServicePrincipal' | 'Application' | 'Other';
  readonly id: string;
  readonly displayName: string | null;
  readonly userPrincipalName: string | null;
  readonly changes: readonly AuditChange[];
}

export interface AuditChange {
  readonly displayName: string;
  readonly oldValue: string | null;
  readonly newValue: string | null;
}
