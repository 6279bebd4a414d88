import { json } from '../http.ts';
import { SEEDS } from '../seed/contoso.ts';
import { tenantOf } from '../seed/tenant-of.ts';
import type { Tenant } from '../tenant/model.ts';
import { findTenant, type World } from '../world.ts';
import { ControlError, controlRoute, tenantRoute } from './route.ts';
import type { Schema } from './schema.ts';
import { exported, imported, type TenantExport } from './transfer.ts';

const URL_LIST: Schema = { type: 'array', maxItems: 20, items: { type: 'string', pattern: '^https?://', maxLength: 2000 } };

const NEW_TENANT: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    seed: { type: 'string', enum: Object.keys(SEEDS), description: 'contoso when left out' },
    now: { type: 'string', format: 'date-time', description: 'The time of the tenant, this machine\'s when left out' },
    redirectUris: URL_LIST,
    import: { type: 'object', description: 'What an export gave; excludes the other fields' },
  },
};

interface NewTenant {
  readonly seed?: string;
  readonly now?: string;
  readonly redirectUris?: readonly string[];
  readonly import?: TenantExport;
}

const create = controlRoute<NewTenant>({ method: 'POST', path: '/_sim/tenants', summary: 'Makes a tenant from a seed or an export', body: NEW_TENANT }, ({ world, body }) => {
  const tenant = body.import === undefined ? seeded(world, body) : imported(body.import);
  if (findTenant(world, tenant.id) !== null || findTenant(world, tenant.domain) !== null) throw new ControlError(409, `The tenant ${tenant.id} is here already.`);
  world.add(tenant);
  return json(201, tenantAnswer(tenant));
});

function seeded(world: World, { seed = 'contoso', now, redirectUris = [] }: NewTenant): Tenant {
  const realNow = world.now();
  const file = SEEDS[seed];
  if (file === undefined) throw new ControlError(400, `There is no seed ${seed}.`);
  return tenantOf(file, { now: now === undefined ? realNow : Date.parse(now), realNow, random: world.random, redirectUris });
}

/** Everything needed to play: who is there, with what, and the credentials of the apps. */
export function tenantAnswer(tenant: Tenant): object {
  const devicesOf = (ownerId: string): object[] =>
    tenant.devices.filter((device) => device.ownerId === ownerId).map((device) => ({ id: device.id, kind: device.kind, join: device.kind === 'pc' ? device.join : null, name: device.name }));
  return {
    tenantId: tenant.id,
    domain: tenant.domain,
    seed: tenant.seed,
    apps: tenant.apps.map(({ name, clientId, secrets }) => ({ name, clientId, clientSecret: secrets[0]?.value ?? null })),
    people: tenant.people.map(({ key, displayName, userPrincipalName, id, password, badge }) => ({ key, displayName, userPrincipalName, id, password, badge, devices: devicesOf(id) })),
    groups: tenant.groups.map(({ key, id, displayName }) => ({ key, id, displayName })),
  };
}

export const tenantRoutes = [
  create,
  controlRoute({ method: 'GET', path: '/_sim/tenants', summary: 'Lists the tenants' }, ({ world }) =>
    json(200, { tenants: [...world.tenants.values()].map(({ id, domain, seed }) => ({ tenantId: id, domain, seed })) }),
  ),
  tenantRoute({ method: 'GET', path: '', summary: 'Shows a tenant as when it was made' }, ({ tenant }) => json(200, tenantAnswer(tenant))),
  tenantRoute({ method: 'DELETE', path: '', summary: 'Deletes a tenant' }, ({ world, tenant }) => {
    world.remove(tenant.id);
    return { status: 204 };
  }),
  tenantRoute({ method: 'POST', path: '/reset', summary: 'Puts a tenant back to how it was made; ids, credentials and clock offset are as then' }, ({ world, tenant }) => json(200, tenantAnswer(world.reset(tenant.id)))),
  tenantRoute({ method: 'GET', path: '/export', summary: 'Everything of a tenant, to import it elsewhere' }, ({ tenant }) => json(200, exported(tenant))),
];
