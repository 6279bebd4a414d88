import type { Tenant } from '../tenant/model.ts';
import { seededRandom } from '../tenant/random.ts';
import { generatedFile } from './generated.ts';
import type { SeedFile } from './seed-file.ts';
import { tenantOf } from './tenant-of.ts';

/**
 * How a tenant came to be. The same order makes the same tenant, ids and secrets included: a reset makes it again, so
 * that no second copy of a large directory has to lie in memory.
 */
export type Order =
  | (Made & { readonly kind: 'seed'; readonly file: SeedFile })
  | (Made & { readonly kind: 'generated'; readonly people: number; readonly seed: number })
  | (Placed & { readonly kind: 'import'; readonly tenant: Tenant });

interface Placed {
  /** When it was given, by the machine's clock. */
  readonly realNow: number;
}

interface Made extends Placed {
  /** For `seededRandom`. */
  readonly random: string;
  readonly now: number;
  readonly redirectUris: readonly string[];
}

/** Makes the tenant of an order. */
export function makeTenant(order: Order): Tenant {
  if (order.kind === 'import') return structuredClone(order.tenant);
  const file = order.kind === 'seed' ? order.file : generatedFile(order.people, order.seed);
  return tenantOf(file, { ...order, random: seededRandom(order.random) });
}
