import { GraphError } from '../error.ts';
import { propertyOf, type Entity } from './entity.ts';

const failed = (why: string): GraphError => new GraphError(400, 'BadRequest', `Parsing OData Select and Expand failed: ${why}`);

/** `$select` as a list without repetition; null when it was not sent. Spelling of the names counts. */
export function selection<T>(sent: string | null, entity: Pick<Entity<T>, 'type' | 'properties' | 'lacking'>): readonly string[] | null {
  if (sent === null) return null;
  const names = [...new Set(sent.split(',').map((name) => name.trim()))];
  for (const name of names) {
    if (name.includes('/')) throw failed(`Found a path traversing multiple navigation properties or complex properties in '${name}'. (Simulator: only whole properties are imitated in $select.)`);
    propertyOf(entity, name, failed);
  }
  return names;
}

/** The object as it goes out: the properties asked for, or those that come by default. */
export function shown<T>(item: T, { properties, byDefault }: Pick<Entity<T>, 'properties' | 'byDefault'>, wanted: readonly string[] | null): Record<string, unknown> {
  const all: Record<string, unknown> = {};
  for (const name of wanted ?? byDefault) all[name] = properties[name]?.read(item);
  return all;
}
