import { GraphError } from '../error.ts';
import { propertyOf, type Entity } from './entity.ts';

export interface Order {
  readonly property: string;
  readonly descending: boolean;
}

/** `$orderby`, one property; null when it was not sent. With a filter or a search it is always advanced (concepts/aad-advanced-queries). */
export function orderOf<T>(sent: string | null, entity: Entity<T>, { advanced, alone }: { readonly advanced: boolean; readonly alone: boolean }): Order | null {
  if (sent === null) return null;
  const found = /^\s*([A-Za-z_]\w*)(?:\s+(asc|desc))?\s*$/i.exec(sent);
  if (found === null) throw sent.includes(',') ? noSorting() : new GraphError(400, 'BadRequest', `Invalid orderby clause: Syntax error at position ${sent.length} in '${sent}'.`);
  const [, property = '', direction = 'asc'] = found;
  const level = propertyOf(entity, property, (why) => new GraphError(400, 'BadRequest', `Invalid orderby clause: ${why}`)).order;
  if (level === undefined || (!advanced && (level === 'advanced' || !alone))) throw noSorting();
  return { property, descending: direction.toLowerCase() === 'desc' };
}

const noSorting = (): GraphError => new GraphError(400, 'Request_UnsupportedQuery', 'Sorting not supported for current query.');

const collator = new Intl.Collator('en', { sensitivity: 'base' });

/** A sorted copy; who is equal keeps the order of before. Absent values come first. */
export function sorted<T>(items: readonly T[], { property, descending }: Order, { properties }: Pick<Entity<T>, 'properties'>): readonly T[] {
  const read = properties[property]?.read ?? (() => null);
  const keyed = items.map((item) => ({ item, key: textOf(read(item)) }));
  const sign = descending ? -1 : 1;
  return keyed.toSorted((a, b) => sign * collator.compare(a.key, b.key)).map(({ item }) => item);
}

/** Instants sort as the text that they are in answers. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
