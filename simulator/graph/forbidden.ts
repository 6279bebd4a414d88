import type { Caller } from './caller.ts';
import { GraphError, methodsError } from './error.ts';

/** Each service behind Graph refuses in words of its own. */
export type Service = 'directory' | 'authentication-methods' | 'exchange' | 'reports' | 'teams';

/** Words from public logs: reports name what is missing, Teams also what was sent. */
export function forbidden({ service, permissions }: { readonly service: Service; readonly permissions: readonly string[] }, { signedIn, permissions: roles, scopes }: Caller, lacks: 'scope' | 'role'): GraphError {
  switch (service) {
    case 'authentication-methods':
      return methodsError(403, 'accessDenied', 'Request Authorization failed');
    case 'exchange':
      return new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
    case 'reports':
      return lacks === 'role'
        ? new GraphError(403, 'Authentication_RequestFromUnsupportedUserRole', 'User is not in the allowed roles')
        : new GraphError(403, 'Authentication_MSGraphPermissionMissing', `The principal does not have required Microsoft Graph permission(s): ${permissions[0] ?? ''} to call this API. For more information about Microsoft Graph permissions, please visit https://learn.microsoft.com/graph/permissions-overview`);
    case 'teams':
      return signedIn === null
        ? new GraphError(403, 'Forbidden', `Missing role permissions on the request. API requires one of '${permissions.join(', ')}'. Roles on the request '${roles.join(', ')}'.`)
        : new GraphError(403, 'Forbidden', `Missing scope permissions on the request. API requires one of '${permissions.join(', ')}'. Scopes on the request '${scopes.join(', ')}'.`);
    case 'directory':
      return new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
  }
}
