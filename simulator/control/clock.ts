import { json } from '../http.ts';
import { advanced, clockAt, setClock, tenantNow } from '../tenant/clock.ts';
import type { Tenant } from '../tenant/model.ts';
import type { World } from '../world.ts';
import { iso, tenantRoute } from './route.ts';

/** Longest single step: ten years. */
const MAX_STEP_MS = 10 * 365 * 24 * 60 * 60 * 1000;

const clockJson = (tenant: Tenant, world: World): object => ({ now: iso(tenantNow(tenant, world.now())), frozen: tenant.clock.frozenAt !== null });

export const clockRoutes = [
  tenantRoute({ method: 'GET', path: '/clock', summary: 'The time of the tenant' }, ({ tenant, world }) => json(200, clockJson(tenant, world))),
  tenantRoute<{ readonly now?: string; readonly frozen?: boolean }>(
    {
      method: 'PUT',
      path: '/clock',
      summary: 'Sets the time, stops the clock or lets it run',
      body: { type: 'object', additionalProperties: false, properties: { now: { type: 'string', format: 'date-time' }, frozen: { type: 'boolean' } } },
    },
    ({ tenant, world, body }) => {
      // Read once: between two looks at the machine's clock a stopped one would seem to have moved.
      const real = world.now();
      const to = body.now === undefined ? tenantNow(tenant, real) : Date.parse(body.now);
      setClock(tenant, clockAt(to, body.frozen ?? tenant.clock.frozenAt !== null, real), real);
      return json(200, clockJson(tenant, world));
    },
  ),
  tenantRoute<{ readonly ms: number }>(
    {
      method: 'POST',
      path: '/clock/advance',
      summary: 'Moves the clock on',
      body: { type: 'object', additionalProperties: false, required: ['ms'], properties: { ms: { type: 'integer', minimum: 0, maximum: MAX_STEP_MS } } },
    },
    ({ tenant, world, body }) => {
      setClock(tenant, advanced(tenant.clock, body.ms), world.now());
      return json(200, clockJson(tenant, world));
    },
  ),
];
