import type { SigningKey } from './oauth/keys.ts';
import type { Tenant } from './tenant/model.ts';
import type { Random } from './tenant/random.ts';

/** Everything a handler may touch. One per process; tenants in it know nothing of each other. */
export interface World {
  readonly tenants: Map<string, Tenant>;
  /** The machine's clock; a tenant's own time is `tenantNow(tenant, world.now())`. */
  now(): number;
  readonly random: Random;
  readonly digest: (text: string) => string;
  readonly key: SigningKey;
  /** Scheme, `localhost` and real port of the https side and of the people's pages. */
  readonly origins: { readonly origin: string; readonly pagesOrigin: string };
  log(line: string): void;
}

/** By GUID or by domain, in any case, as Entra takes both in a path. */
export function findTenant(world: World, idOrDomain: string): Tenant | null {
  const wanted = idOrDomain.toLowerCase();
  const byId = world.tenants.get(wanted);
  if (byId !== undefined) return byId;
  for (const tenant of world.tenants.values()) if (tenant.domain === wanted) return tenant;
  return null;
}
