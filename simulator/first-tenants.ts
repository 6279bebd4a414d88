import { readFile } from 'node:fs/promises';
import { SEEDS } from './seed/contoso.ts';

/** What was made, as the control plane tells it. */
export interface FirstTenant {
  readonly tenantId: string;
  readonly domain: string;
  readonly apps: readonly { readonly name: string; readonly clientId: string; readonly clientSecret: string }[];
}

/**
 * Makes the tenants of the command line by the control plane's own call, unless there are some already.
 * @throws {RangeError} with everything that is wrong with the seed file.
 */
export async function makeFirstTenants(pagesOrigin: string, { seed, tenants }: { readonly seed: string | null; readonly tenants: number }): Promise<readonly FirstTenant[]> {
  if (tenants === 0) return [];
  const place = `${pagesOrigin}/_sim/tenants`;
  const { tenants: kept } = (await (await fetch(place)).json()) as { readonly tenants: readonly unknown[] };
  if (kept.length > 0) return [];
  const order = JSON.stringify(await orderOf(seed));
  const made: FirstTenant[] = [];
  for (let i = 0; i < tenants; i += 1) {
    const answer = await fetch(place, { method: 'POST', body: order, headers: { 'content-type': 'application/json' } });
    if (!answer.ok) {
      const { error, faults = [] } = (await answer.json()) as { readonly error: string; readonly faults?: readonly string[] };
      throw new RangeError([error, ...faults].join('\n  '));
    }
    made.push((await answer.json()) as FirstTenant);
  }
  return made;
}

async function orderOf(seed: string | null): Promise<object> {
  if (seed === null) return {};
  if (Object.hasOwn(SEEDS, seed)) return { seed };
  const text = await readFile(seed, 'utf8').catch(() => null);
  if (text === null) throw new RangeError(`${seed} is neither a built-in seed (${Object.keys(SEEDS).join(', ')}) nor a file that can be read.`);
  try {
    return { seedFile: JSON.parse(text) as unknown };
  } catch (error) {
    throw new RangeError(`${seed} is no JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
