import type { Deps } from '../../ports.ts';

/** Names of people by their object ids, as the directory has them now; who is not there, or cannot be read, keeps the id. */
export async function namesOf({ directory }: Pick<Deps, 'directory'>, ids: readonly string[]): Promise<(id: string) => string> {
  const found = await Promise.all([...new Set(ids)].map(async (id) => [id, await directory.person(id).then((person) => person?.displayName ?? id, () => id)] as const));
  const names = new Map(found);
  return (id) => names.get(id) ?? id;
}
