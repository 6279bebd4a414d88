import { graphRoutes } from '../graph/routes.ts';
import { oauthRoutes } from '../oauth/routes.ts';
import { pageRoutes } from '../pages/routes.ts';
import { securityInfoElsewhere } from '../people-elsewhere.ts';
import type { Kit } from '../test-kit.ts';
import type { Door } from './requests.ts';

/** Every door of either side, from the route tables and the control plane's own description: new ones come by themselves. */
export async function allDoors(kit: Kit): Promise<{ readonly https: readonly Door[]; readonly pages: readonly Door[]; readonly control: readonly Door[] }> {
  const { paths } = (await kit.control('/openapi.json')).body as { readonly paths: Readonly<Record<string, object>> };
  const control = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ path, method: method.toUpperCase() as Door['method'] })));
  const unknown: readonly Door[] = [{ method: 'GET', path: '/v1.0/nowhere/{id}' }, { method: 'POST', path: '/beta/users/{id}/authentication/methods' }, { method: 'GET', path: '/{tenant}/nowhere' }];
  return { https: [...oauthRoutes, ...graphRoutes, securityInfoElsewhere, ...unknown, ...control], pages: [...pageRoutes, ...control], control };
}
