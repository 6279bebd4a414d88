import type { World } from './world.ts';

/** Id of the pass that the tenant holds of somebody, usable or not. */
export async function passOf(world: World, key = 'claimant'): Promise<string | null> {
  const { tenant } = (await world.tenant.read('/export')) as { tenant: { people: readonly { key: string; pass: { id: string } | null }[] } };
  const person = tenant.people.find((one) => one.key === key);
  if (person === undefined) throw new Error(`Nobody is called ${key}.`);
  return person.pass?.id ?? null;
}
