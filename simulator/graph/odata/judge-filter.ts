import { GraphError } from '../error.ts';
import { propertyOf, type Entity, type FilterSupport, type Level } from './entity.ts';
import { invalidFilter } from './filter-tokens.ts';
import type { Comparison, Filter, Literal } from './filter-tree.ts';

/** More alternatives in one filter are refused by default (Graph, concepts/filter-query-parameter). */
const MAX_ALTERNATIVES = 15;

const unsupported = (message: string): GraphError => new GraphError(400, 'Request_UnsupportedQuery', message);

/** Refusals in the words of concepts/aad-advanced-queries, "Error handling for advanced queries". */
const notFor = (path: string, entity: Pick<Entity<never>, 'resource'>): GraphError => unsupported(`Unsupported or invalid query filter clause specified for property '${path}' of resource '${entity.resource}'.`);
const wantsMore = (operator: string): GraphError =>
  unsupported(`Operator '${operator}' is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header. Refer to https://aka.ms/graph-docs/advanced-queries for more information`);
const noSuchOperator = (name: string): GraphError => unsupported(`Filter operator '${name}' is not supported.`);

/** Refuses what Graph refuses: unknown properties, operators that a property has not, and advanced ones in a plain query. */
export function judgeFilter<T>(filter: Filter, entity: Entity<T>, advanced: boolean): void {
  const allowed = (level: Level | undefined): boolean => level === 'default' || (level === 'advanced' && advanced);
  const demand = (level: Level | undefined, path: string): void => { if (!allowed(level)) throw notFor(path, entity); };

  const judge = (item: Filter, lambda: { readonly name: string; readonly path: string } | null): void => {
    switch (item.op) {
      case 'and':
      case 'or':
        if (item.op === 'or') fewEnough(item.items.length);
        for (const each of item.items) judge(each, lambda);
        return;
      case 'not':
        if (!advanced) throw wantsMore('not');
        judge(item.item, lambda);
        return;
      case 'any':
        if (lambda !== null || supportOf(item.path).kind !== 'texts') throw notFor(item.path, entity);
        judge(item.item, item);
        return;
      default:
        judgeTest(item, pathOf(item.path, lambda));
    }
  };

  const judgeTest = (item: Extract<Filter, { path: string }>, path: string): void => {
    const support = supportOf(path);
    switch (item.op) {
      case 'in':
        fewEnough(item.values.length);
        demand(support.eq, path);
        for (const value of item.values) sameKind(support, value, 'eq');
        return;
      case 'startsWith':
        demand(support.startsWith, path);
        return;
      case 'endsWith':
        if (support.endsWith === 'advanced' && !advanced) throw wantsMore('endsWith');
        demand(support.endsWith, path);
        return;
      case 'contains':
        throw noSuchOperator('Contains');
      case 'any':
        return;
      default:
        judgeComparison(item.op, item.value, support, path);
    }
  };

  const judgeComparison = (op: Comparison, value: Literal, support: FilterSupport, path: string): void => {
    if (op === 'gt' || op === 'lt') throw notFor(path, entity);
    if (op === 'ne' && !allowed(support.ne ?? 'advanced')) throw noSuchOperator('NotEqualsMatch');
    if (value.kind === 'null') demand(op === 'eq' || op === 'ne' ? support.absent : undefined, path);
    else if (op === 'ne') demand(support.ne ?? (support.eq && 'advanced'), path);
    else demand(op === 'eq' ? support.eq : support.range, path);
    sameKind(support, value, op);
  };

  const supportOf = (path: string): FilterSupport => {
    const { filter: support } = propertyOf(entity, path, invalidFilter);
    if (support === undefined) throw notFor(path, entity);
    return support;
  };

  const pathOf = (path: string, lambda: { readonly name: string; readonly path: string } | null): string => {
    if (lambda === null) {
      if (supportOf(path).kind === 'texts') throw notFor(path, entity);
      return path;
    }
    if (path !== lambda.name) throw notFor(lambda.path, entity);
    return lambda.path;
  };

  const fewEnough = (count: number): void => {
    if (!advanced && count > MAX_ALTERNATIVES) throw unsupported(`Too many child clauses specified in search filter expression containing 'OR' operators: ${count}. Max allowed: ${MAX_ALTERNATIVES}.`);
  };

  judge(filter, null);
}

const EDM: Readonly<Record<FilterSupport['kind'] | Literal['kind'], string>> = { text: 'Edm.String', texts: 'Edm.String', boolean: 'Edm.Boolean', instant: 'Edm.DateTimeOffset', number: 'Edm.Int32', null: 'null' };
const KINDS: Readonly<Record<Comparison, string>> = { eq: 'Equal', ne: 'NotEqual', ge: 'GreaterThanOrEqual', le: 'LessThanOrEqual', gt: 'GreaterThan', lt: 'LessThan' };

function sameKind(support: FilterSupport, value: Literal, op: Comparison): void {
  if (value.kind === 'null' || EDM[support.kind] === EDM[value.kind]) return;
  throw invalidFilter(`A binary operator with incompatible types was detected. Found operand types '${EDM[support.kind]}' and '${EDM[value.kind]}' for operator kind '${KINDS[op]}'.`);
}
