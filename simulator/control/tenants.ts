import { json } from '../http.ts';
import { SEEDS } from '../seed/contoso.ts';
import type { Order } from '../seed/order.ts';
import type { Tenant } from '../tenant/model.ts';
import { newSeed } from '../tenant/random.ts';
import type { World } from '../world.ts';
import { ControlError, controlRoute, tenantRoute } from './route.ts';
import type { Schema } from './schema.ts';
import { tenantAnswer } from './tenant-answer.ts';
import { exported, imported, type TenantExport } from './transfer.ts';

/** Sizes of a generated directory: a team, and more than most organisations have. */
const GENERATED = { least: 10, most: 100_000 };

const NEW_TENANT: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    seed: { type: 'string', enum: Object.keys(SEEDS), description: 'contoso when left out' },
    seedFile: { type: 'object', $ref: '#/components/schemas/SeedFile' },
    generate: {
      type: 'object',
      additionalProperties: false,
      required: ['people'],
      properties: {
        people: { type: 'integer', minimum: GENERATED.least, maximum: GENERATED.most },
        seed: { type: 'integer', minimum: 0, maximum: 2 ** 32 - 1, description: 'The same number and size make the same people; 0 when left out' },
      },
      description: 'A directory for load',
    },
    import: { type: 'object', description: 'What an export gave' },
    now: { type: 'string', format: 'date-time', description: 'The time of the tenant, this machine\'s when left out' },
    redirectUris: { type: 'array', maxItems: 20, items: { type: 'string', pattern: '^https?://', maxLength: 2000 }, description: 'Registered with every app that people sign in to' },
  },
};

interface NewTenant {
  readonly seed?: string;
  readonly seedFile?: object;
  readonly generate?: { readonly people: number; readonly seed?: number };
  readonly import?: TenantExport;
  readonly now?: string;
  readonly redirectUris?: readonly string[];
}

const create = controlRoute<NewTenant>({ method: 'POST', path: '/_sim/tenants', summary: 'Makes a tenant from a seed, a seed file or an export, or a generated one', success: 201, body: NEW_TENANT }, async ({ world, body }) => {
  const tenant = world.add(await orderOf(world, body));
  if (tenant === null) throw new ControlError(409, 'A tenant with this id or domain is here already.');
  return json(201, tenantAnswer(tenant));
});

async function orderOf(world: World, { seed, seedFile, generate, import: given, now, redirectUris = [] }: NewTenant): Promise<Order> {
  if ([seed, seedFile, generate, given].filter((each) => each !== undefined).length > 1) throw new ControlError(400, 'Of seed, seedFile, generate and import at most one is given.');
  const realNow = world.now();
  if (given !== undefined) {
    if (now !== undefined || redirectUris.length > 0) throw new ControlError(400, 'An import brings its own time and addresses.');
    return { kind: 'import', tenant: imported(given), realNow };
  }
  const made = { random: newSeed(world.random), now: now === undefined ? realNow : Date.parse(now), realNow, redirectUris };
  if (generate !== undefined) return { ...made, kind: 'generated', people: generate.people, seed: generate.seed ?? 0 };
  return { ...made, kind: 'seed', file: seedFile === undefined ? builtIn(seed) : await readSeedFile(seedFile) };
}

function builtIn(seed = 'contoso'): (typeof SEEDS)[string] {
  const file = SEEDS[seed];
  if (file === undefined) throw new ControlError(400, `There is no seed ${seed}.`);
  return file;
}

/** What reads seed files is loaded when the first one comes: it is large, and a start has no time for it. */
async function readSeedFile(given: object): Promise<(typeof SEEDS)[string]> {
  const { judgeSeedFile } = await import('../seed/judge-seed-file.ts');
  const judged = judgeSeedFile(given);
  if ('faults' in judged) throw new ControlError(400, `The seed file has ${judged.faults.length} faults.`, judged.faults);
  return judged.file;
}

export const tenantRoutes = [
  create,
  controlRoute({ method: 'GET', path: '/_sim/tenants', summary: 'Lists the tenants' }, ({ world }) =>
    json(200, { tenants: [...world.tenants.values()].map(({ id, domain, seed }: Tenant) => ({ tenantId: id, domain, seed })) }),
  ),
  tenantRoute({ method: 'GET', path: '', summary: 'Shows a tenant as when it was made' }, ({ tenant }) => json(200, tenantAnswer(tenant))),
  tenantRoute({ method: 'DELETE', path: '', summary: 'Deletes a tenant', success: 204 }, ({ world, tenant }) => {
    world.remove(tenant.id);
    return { status: 204 };
  }),
  tenantRoute({ method: 'POST', path: '/reset', summary: 'Puts a tenant back to how it was made; ids, credentials, signing keys and clock offset are as then' }, ({ world, tenant }) => json(200, tenantAnswer(world.reset(tenant.id)))),
  tenantRoute({ method: 'GET', path: '/export', summary: 'Everything of a tenant, to import it elsewhere' }, ({ tenant }) => json(200, exported(tenant))),
];
