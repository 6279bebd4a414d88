import type { KeyPool } from './oauth/key-pool.ts';
import type { Tenant } from './tenant/model.ts';
import type { Random } from './tenant/random.ts';

/** Everything a handler may touch. One per process; tenants in it know nothing of each other. */
export interface World {
  readonly tenants: ReadonlyMap<string, Tenant>;
  /** Takes a tenant in. What it is now is what {@link reset} goes back to. */
  add(tenant: Tenant): void;
  remove(id: string): void;
  /** Puts the tenant back to how it was taken in and gives the new object. */
  reset(id: string): Tenant;
  /** The machine's clock; a tenant's own time is `tenantNow(tenant, world.now())`. */
  now(): number;
  readonly random: Random;
  /** SHA-256, for secrets that need only be recognized. */
  readonly digest: (text: string) => string;
  /** Where tenants have their signing keys from. */
  readonly keys: KeyPool;
  /** Scheme, `localhost` and real port of the https side and of the people's pages. */
  readonly origins: { readonly origin: string; readonly pagesOrigin: string };
  log(line: string): void;
}

/** A tenant and what it was when it came. */
export interface KeptTenant {
  readonly tenant: Tenant;
  readonly begun: Tenant;
}

export type Tenants = Pick<World, 'tenants' | 'add' | 'remove' | 'reset'> & { kept(): readonly KeptTenant[] };

/** Holds the tenants; `before` are those of an earlier run. */
export function holdTenants(before: readonly KeptTenant[]): Tenants {
  const tenants = new Map(before.map(({ tenant }) => [tenant.id, tenant]));
  const begun = new Map(before.map((kept) => [kept.tenant.id, kept.begun]));
  return {
    tenants,
    add(tenant) {
      tenants.set(tenant.id, tenant);
      begun.set(tenant.id, structuredClone(tenant));
    },
    remove(id) {
      tenants.delete(id);
      begun.delete(id);
    },
    reset(id) {
      const first = begun.get(id);
      if (first === undefined) throw new RangeError(`There is no tenant ${id}.`);
      const again = structuredClone(first);
      // Programs hold tokens and key sets that no reset of ours takes from them.
      again.tokenKeys.splice(0, Infinity, ...(tenants.get(id)?.tokenKeys ?? []));
      tenants.set(id, again);
      return again;
    },
    kept: () => [...tenants.values()].map((tenant) => ({ tenant, begun: begun.get(tenant.id) ?? tenant })),
  };
}

/** By GUID or by domain, in any case, as Entra takes both in a path. */
export function findTenant(world: Pick<World, 'tenants'>, idOrDomain: string): Tenant | null {
  const wanted = idOrDomain.toLowerCase();
  const byId = world.tenants.get(wanted);
  if (byId !== undefined) return byId;
  for (const tenant of world.tenants.values()) if (tenant.domain === wanted) return tenant;
  return null;
}
