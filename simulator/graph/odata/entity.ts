import { GraphError } from '../error.ts';

/** A kind of object that Graph lists: which properties it has and what may be asked of each. */
export interface Entity<T> {
  /** As in `microsoft.graph.user`. */
  readonly type: string;
  /** As Graph's refusals call it. */
  readonly resource: string;
  readonly idOf: (item: T) => string;
  readonly properties: Readonly<Record<string, Property<T>>>;
  /** What comes without `$select`. */
  readonly byDefault: readonly string[];
  /** Properties that Graph has and that are not imitated: they are refused by name, not called unknown. */
  readonly lacking?: readonly string[];
}

export interface Property<T> {
  readonly read: (item: T) => unknown;
  /** Left out: `$filter` is refused. */
  readonly filter?: FilterSupport;
  /** Left out: `$orderby` is refused. */
  readonly order?: Level;
  /** `$search` takes the property word by word; all other text that can be filtered by how it begins. */
  readonly search?: 'words';
}

/** `advanced`: only with `ConsistencyLevel: eventual` and `$count=true` (Graph, concepts/aad-advanced-queries). */
export type Level = 'default' | 'advanced';

/** What `$filter` may do with a property; what is left out it may not. */
export interface FilterSupport {
  readonly kind: 'text' | 'boolean' | 'instant' | 'texts';
  /** `eq` and `in`. */
  readonly eq?: Level;
  /** Advanced where `eq` is there, unless said. */
  readonly ne?: Level;
  readonly startsWith?: Level;
  readonly endsWith?: Level;
  /** `ge` and `le`. */
  readonly range?: Level;
  /** Comparison with `null`. */
  readonly absent?: Level;
}

/** A property by its name, spelled as it is; `unknown` makes Graph's refusal of a name that it does not have. */
export function propertyOf<T>({ type, properties, lacking = [] }: Pick<Entity<T>, 'type' | 'properties' | 'lacking'>, name: string, unknown: (message: string) => GraphError): Property<T> {
  const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (property !== undefined) return property;
  if (lacking.includes(name)) throw new GraphError(400, 'BadRequest', `The property '${name}' of '${type}' is not imitated here. (Simulator, see /_sim/fidelity.)`);
  throw unknown(`Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`);
}

/** The same kind of object, named in a list by something from which it is found. */
export function through<T, R>({ properties, ...entity }: Entity<T>, find: (name: R) => T | undefined, idOf: (name: R) => string): Entity<R> {
  const read = (property: Property<T>) => (name: R): unknown => {
    const item = find(name);
    return item === undefined ? undefined : property.read(item);
  };
  return { ...entity, idOf, properties: Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, { ...property, read: read(property) }])) };
}
