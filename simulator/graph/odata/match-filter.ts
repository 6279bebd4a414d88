import type { Entity } from './entity.ts';
import type { Comparison, Filter, Literal } from './filter-tree.ts';

/** A judged filter as a test of one item. Letters of texts match in either case, as everywhere in the directory. */
export function matcher<T>(filter: Filter, { properties }: Pick<Entity<T>, 'properties'>): (item: T) => boolean {
  const compile = (each: Filter, lambda: string | null): ((item: T, element: unknown) => boolean) => {
    switch (each.op) {
      case 'and': {
        const tests = each.items.map((item) => compile(item, lambda));
        return (item, element) => tests.every((test) => test(item, element));
      }
      case 'or': {
        const tests = each.items.map((item) => compile(item, lambda));
        return (item, element) => tests.some((test) => test(item, element));
      }
      case 'not': {
        const test = compile(each.item, lambda);
        return (item, element) => !test(item, element);
      }
      case 'any': {
        const read = properties[each.path]?.read;
        const test = compile(each.item, each.name);
        return (item) => {
          const elements = read?.(item);
          return Array.isArray(elements) && elements.some((element) => test(item, element));
        };
      }
      default: {
        const read = each.path === lambda ? null : properties[each.path]?.read;
        const test = tester(each);
        return (item, element) => test(folded(read === null ? element : read?.(item)));
      }
    }
  };
  const test = compile(filter, null);
  return (item) => test(item, null);
}

function tester(filter: Exclude<Filter, { op: 'and' | 'or' | 'not' | 'any' }>): (value: unknown) => boolean {
  switch (filter.op) {
    case 'in': {
      const wanted = filter.values.map(valueOf);
      return (value) => wanted.some((each) => each === value);
    }
    case 'startsWith':
    case 'endsWith':
    case 'contains': {
      const text = filter.text.toLowerCase();
      const has = filter.op === 'startsWith' ? 'startsWith' : filter.op === 'endsWith' ? 'endsWith' : 'includes';
      return (value) => typeof value === 'string' && value[has](text);
    }
    default: {
      const wanted = valueOf(filter.value);
      const holds = HOLDS[filter.op];
      return (value) => holds(value, wanted);
    }
  }
}

type Plain = string | number | boolean | null;

const HOLDS: Readonly<Record<Comparison, (value: unknown, wanted: Plain) => boolean>> = {
  eq: (value, wanted) => value === wanted,
  ne: (value, wanted) => value !== wanted,
  ge: (value, wanted) => ordered(value, wanted, (order) => order >= 0),
  le: (value, wanted) => ordered(value, wanted, (order) => order <= 0),
  gt: (value, wanted) => ordered(value, wanted, (order) => order > 0),
  lt: (value, wanted) => ordered(value, wanted, (order) => order < 0),
};

/** Nothing is before or after nothing. */
function ordered(value: unknown, wanted: Plain, holds: (order: number) => boolean): boolean {
  if (typeof value === 'number' && typeof wanted === 'number') return holds(value - wanted);
  return typeof value === 'string' && typeof wanted === 'string' && holds(value < wanted ? -1 : Number(value > wanted));
}

/** Instants stand in answers as text; they are compared as numbers. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

function folded(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value !== 'string') return value;
  return INSTANT.test(value) ? Date.parse(value) : value.toLowerCase();
}

const valueOf = (literal: Literal): Plain => (literal.kind === 'null' ? null : literal.kind === 'text' ? literal.value.toLowerCase() : literal.value);
