import type { App } from '../../tenant/model.ts';
import type { Entity } from '../odata/entity.ts';

/** An application with the properties that are imitated; Graph has some forty more. */
export const APPLICATION: Entity<App> = {
  type: 'application',
  resource: 'Application',
  idOf: ({ objectId }) => objectId,
  properties: {
    id: { read: ({ objectId }) => objectId },
    appId: { read: ({ clientId }) => clientId },
    displayName: { read: ({ displayName }) => displayName },
  },
  byDefault: ['id', 'appId', 'displayName'],
};

/** A service principal: of an app of the tenant, or Microsoft Graph itself. */
export interface ServicePrincipal {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
  readonly appRoles: readonly object[];
}

export const SERVICE_PRINCIPAL: Entity<ServicePrincipal> = {
  type: 'servicePrincipal',
  resource: 'ServicePrincipal',
  idOf: ({ id }) => id,
  properties: {
    id: { read: ({ id }) => id },
    appId: { read: ({ appId }) => appId },
    displayName: { read: ({ displayName }) => displayName },
    appRoles: { read: ({ appRoles }) => appRoles },
  },
  byDefault: ['id', 'appId', 'displayName', 'appRoles'],
};

/** A permission that an app was granted. */
export interface GrantedPermission {
  readonly app: App;
  readonly permission: string;
}
