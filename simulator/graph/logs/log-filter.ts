import type { GraphError } from '../error.ts';
import { invalidFilter } from '../odata/filter-tokens.ts';
import type { Filter, Literal } from '../odata/filter-tree.ts';
import { parseFilter } from '../odata/parse-filter.ts';

/** What `$filter` may do with a property of a log; the properties are named by their paths, as in `status/errorCode`. */
export interface LogProperty {
  readonly kind: 'text' | 'number' | 'instant';
  readonly startsWith?: true;
}

export interface LogShape {
  readonly properties: Readonly<Record<string, LogProperty>>;
  /** Collections by name, asked by `any`. */
  readonly collections: Readonly<Record<string, Readonly<Record<string, LogProperty>>>>;
}

type Test = (item: unknown) => boolean;

/** A `$filter` as a test of an item as it goes out. Letters of texts match in either case. @throws {GraphError} 400 on what the logs do not support. */
export const logFilter = (sent: string, shape: LogShape): Test => compiled(parseFilter(sent), shape.properties, shape, '');

/** `within` is the name that a lambda gave the item, with a slash. */
function compiled(filter: Filter, properties: Readonly<Record<string, LogProperty>>, shape: LogShape, within: string): Test {
  const path = 'path' in filter ? filter.path.slice(filter.path.startsWith(within) ? within.length : 0) : '';
  switch (filter.op) {
    case 'and':
    case 'or': {
      const tests = filter.items.map((item) => compiled(item, properties, shape, within));
      return filter.op === 'and' ? (item) => tests.every((test) => test(item)) : (item) => tests.some((test) => test(item));
    }
    case 'any': {
      const inner = within === '' && Object.hasOwn(shape.collections, path) ? shape.collections[path] : undefined;
      if (inner === undefined) throw unsupported(path);
      const test = compiled(filter.item, inner, shape, `${filter.name}/`);
      return (item) => {
        const found = valueAt(item, path);
        return Array.isArray(found) && found.some(test);
      };
    }
    case 'startsWith': {
      if (propertyAt(properties, path).startsWith !== true) throw unsupported(path);
      const text = filter.text.toLowerCase();
      return (item) => folded(valueAt(item, path), 'text')?.toString().startsWith(text) === true;
    }
    case 'eq':
    case 'ge':
    case 'le':
    case 'gt':
    case 'lt':
      return comparison(filter, propertyAt(properties, path), path);
    default:
      throw unsupported(path);
  }
}

function comparison(filter: Extract<Filter, { value: Literal }>, { kind }: LogProperty, path: string): Test {
  const { op, value } = filter;
  if (value.kind !== kind || (op !== 'eq' && kind !== 'instant')) throw unsupported(path);
  const wanted = typeof value.value === 'string' ? value.value.toLowerCase() : value.value;
  return (item) => {
    const found = folded(valueAt(item, path), kind);
    if (found === null) return false;
    if (op === 'eq') return found === wanted;
    return op === 'ge' ? found >= wanted : op === 'le' ? found <= wanted : op === 'gt' ? found > wanted : found < wanted;
  };
}

function propertyAt(properties: Readonly<Record<string, LogProperty>>, path: string): LogProperty {
  const found = Object.hasOwn(properties, path) ? properties[path] : undefined;
  if (found === undefined) throw unsupported(path);
  return found;
}

const valueAt = (item: unknown, path: string): unknown =>
  path.split('/').reduce<unknown>((at, name) => (typeof at === 'object' && at !== null && Object.hasOwn(at, name) ? (at as Record<string, unknown>)[name] : null), item);

function folded(value: unknown, kind: LogProperty['kind']): string | number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  return kind === 'instant' ? Date.parse(value) : value.toLowerCase();
}

const unsupported = (path: string): GraphError => invalidFilter(`The filter is not supported for '${path}'. (Simulator: what the resource document lists is imitated, see /_sim/fidelity.)`);
