import type { Filter } from './filter-tree.ts';

/** For one property and one text, in lower case: all items that have it. */
export type Lookup<T> = (text: string) => readonly T[];

/**
 * Items among which all that fit the filter are, found without walking the list; null when the filter gives no hold.
 * They may hold more than what fits.
 */
export function narrowed<T>(filter: Filter, lookups: Readonly<Record<string, Lookup<T>>>): readonly T[] | null {
  switch (filter.op) {
    case 'eq': {
      const lookup = lookups[filter.path];
      return lookup !== undefined && filter.value.kind === 'text' ? lookup(filter.value.value.toLowerCase()) : null;
    }
    case 'in': {
      const lookup = lookups[filter.path];
      if (lookup === undefined) return null;
      const texts = new Set(filter.values.flatMap((value) => (value.kind === 'text' ? [value.value.toLowerCase()] : [])));
      return [...texts].flatMap((text) => [...lookup(text)]);
    }
    case 'and':
      for (const item of filter.items) {
        const found = narrowed(item, lookups);
        if (found !== null) return found;
      }
      return null;
    case 'or': {
      const all = filter.items.map((item) => narrowed(item, lookups));
      return all.includes(null) ? null : [...new Set(all.flatMap((found) => [...(found ?? [])]))];
    }
    default:
      return null;
  }
}
