import { json } from '../http.ts';
import { publishedKeys, rollKey } from '../oauth/tenant-keys.ts';
import type { Tenant } from '../tenant/model.ts';
import { iso, tenantRoute } from './route.ts';

interface Roll {
  readonly withdraw?: boolean;
}

const keysJson = (tenant: Tenant, now: number): object => ({ keys: publishedKeys(tenant, now).map(({ kid, replacedAt }) => ({ kid, replacedAt: replacedAt === null ? null : iso(replacedAt) })) });

export const keyRoutes = [
  tenantRoute({ method: 'GET', path: '/keys', summary: 'The signing keys that the tenant publishes; the first one signs. None before the first token' }, ({ tenant, now }) => json(200, keysJson(tenant, now))),
  tenantRoute<Roll>(
    {
      method: 'POST',
      path: '/keys/roll',
      summary: 'Signs with a new key from now on; the one before stays published for 24 hours of the tenant\'s time',
      body: { type: 'object', additionalProperties: false, properties: { withdraw: { type: 'boolean', description: 'Take all other keys away at once, as after a leak: what they signed is no longer taken' } } },
    },
    async ({ tenant, world, now, body: { withdraw = false } }) => {
      await rollKey(tenant, world, now, withdraw);
      return json(200, keysJson(tenant, now));
    },
  ),
];
