import type { KeyPool } from './oauth/key-pool.ts';
import { makeTenant, type Order } from './seed/order.ts';
import type { Tenant } from './tenant/model.ts';
import type { Random } from './tenant/random.ts';

/** Everything a handler may touch. One per process; tenants in it know nothing of each other. */
export interface World extends Tenants {
  /** The machine's clock; a tenant's own time is `tenantNow(tenant, world.now())`. */
  now(): number;
  readonly random: Random;
  /** SHA-256, for secrets that need only be recognized. */
  readonly digest: (text: string) => string;
  /** Where tenants have their signing keys from. */
  readonly keys: KeyPool;
  /** Scheme, `localhost` and real port of the https side and of the people's pages. */
  readonly origins: { readonly origin: string; readonly pagesOrigin: string };
  /** What programs trust to reach the https side (PEM). */
  readonly caPem: string;
  log(line: string): void;
}

export interface Tenants {
  readonly tenants: ReadonlyMap<string, Tenant>;
  /** Ids by domain. */
  readonly domains: ReadonlyMap<string, string>;
  /** Makes a tenant and takes it in; null when its id or its domain is taken. */
  add(order: Order): Tenant | null;
  remove(id: string): void;
  /** Makes the tenant again as it was ordered and gives the new object; its signing keys stay. */
  reset(id: string): Tenant;
  /** Says that something in a tenant may be different now; `soon` whether that is worth being written before the end. */
  changed(id: string, soon: boolean): void;
  /** What a tenant was made of. */
  orderOf(id: string): Order | null;
}

/** A tenant and what it was made of. */
export interface KeptTenant {
  readonly order: Order;
  readonly tenant: Tenant;
}

/** Holds the tenants; `before` are those of an earlier run. `changed` hears of each that is made, changed or removed. */
export function holdTenants(before: readonly KeptTenant[], changed: Tenants['changed']): Tenants {
  const tenants = new Map(before.map(({ tenant }) => [tenant.id, tenant]));
  const orders = new Map(before.map(({ tenant, order }) => [tenant.id, order]));
  const domains = new Map(before.map(({ tenant }) => [tenant.domain, tenant.id]));
  return {
    tenants,
    domains,
    changed,
    orderOf: (id) => orders.get(id) ?? null,
    add(order) {
      const tenant = makeTenant(order);
      if (tenants.has(tenant.id) || domains.has(tenant.domain)) return null;
      tenants.set(tenant.id, tenant);
      orders.set(tenant.id, order);
      domains.set(tenant.domain, tenant.id);
      changed(tenant.id, true);
      return tenant;
    },
    remove(id) {
      domains.delete(tenants.get(id)?.domain ?? '');
      tenants.delete(id);
      orders.delete(id);
      changed(id, true);
    },
    reset(id) {
      const order = orders.get(id);
      if (order === undefined) throw new RangeError(`There is no tenant ${id}.`);
      const again = makeTenant(order);
      // Programs hold tokens and key sets that no reset of ours takes from them.
      again.tokenKeys.splice(0, Infinity, ...(tenants.get(id)?.tokenKeys ?? []));
      tenants.set(id, again);
      changed(id, true);
      return again;
    },
  };
}

/** By GUID or by domain, in any case, as Entra takes both in a path. */
export function findTenant(world: Pick<World, 'tenants' | 'domains'>, idOrDomain: string): Tenant | null {
  const wanted = idOrDomain.toLowerCase();
  return world.tenants.get(wanted) ?? world.tenants.get(world.domains.get(wanted) ?? '') ?? null;
}
