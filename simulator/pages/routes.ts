import type { Route } from '../http.ts';
import { anyTenantRoutes } from '../oauth/any-tenant.ts';
import { authorizeRoute } from '../oauth/authorize.ts';
import { byForm } from '../oauth/by-form.ts';
import { logoutRoute } from '../oauth/logout.ts';
import { adminRoutes } from './admin/routes.ts';
import { assetRoutes } from './assets.ts';
import { hubRoutes } from './hub/routes.ts';
import { oobeRoutes } from './oobe/routes.ts';
import { phoneRoutes } from './phone/routes.ts';
import { securityInfoRoutes } from './security-info/routes.ts';
import { signInRoutes } from './sign-in/routes.ts';
import { windowsRoutes } from './windows/routes.ts';

/** Everything that people see, on the plain-http side. */
export const pageRoutes: readonly Route[] = [
  ...[authorizeRoute, logoutRoute].flatMap((route) => [route, byForm(route)]), ...anyTenantRoutes, ...signInRoutes, ...windowsRoutes, ...oobeRoutes, ...securityInfoRoutes, ...adminRoutes, ...phoneRoutes, ...hubRoutes, ...assetRoutes,
];
