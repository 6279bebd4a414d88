import type { Tenant } from '../tenant/model.ts';
import type { World } from '../world.ts';
import { OauthError } from './error.ts';

/** Names in paths that stand for whichever tenant the person belongs to. */
export const ALIASES = ['common', 'organizations'] as const;

/**
 * The tenant meant under an alias: that of the app. An app here is registered in one tenant and known in no other, so
 * people of that tenant alone can use it, even when it is for several. @throws {OauthError}
 */
export function homeOfApp(world: Pick<World, 'tenants'>, clientId: string, alias: string): Tenant {
  for (const tenant of world.tenants.values()) {
    const app = tenant.apps.find((each) => each.clientId === clientId.toLowerCase());
    if (app === undefined) continue;
    if (app.signInAudience === 'AzureADMultipleOrgs') return tenant;
    throw new OauthError(400, 'invalid_request', 50194, `Application '${app.clientId}'(${app.displayName}) is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such apps created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multi-tenant.`);
  }
  throw new OauthError(400, 'unauthorized_client', 700016, `Application with identifier '${clientId}' was not found in the directory '${alias}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`);
}

/** An app's own token belongs to a tenant, which has to be named. */
export const noTenantNamed = (): OauthError =>
  new OauthError(400, 'invalid_request', 50059, 'No tenant-identifying information found in either the request or implied by any provided credentials.');
