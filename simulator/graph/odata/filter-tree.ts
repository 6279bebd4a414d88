/** What `$filter` says, as a tree (OData 4.01 URL conventions, section 5.1.1; as much of it as Graph's directory understands). */
export type Filter =
  | { readonly op: 'and' | 'or'; readonly items: readonly Filter[] }
  | { readonly op: 'not'; readonly item: Filter }
  | { readonly op: Comparison; readonly path: string; readonly value: Literal }
  | { readonly op: 'in'; readonly path: string; readonly values: readonly Literal[] }
  | { readonly op: TextTest; readonly path: string; readonly text: string }
  /** `path/any(name:item)`; inside `item` paths start with the name. */
  | { readonly op: 'any'; readonly path: string; readonly name: string; readonly item: Filter };

export type Comparison = 'eq' | 'ne' | 'ge' | 'le' | 'gt' | 'lt';
export type TextTest = 'startsWith' | 'endsWith' | 'contains';

export type Literal =
  | { readonly kind: 'null' }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number }
  /** Milliseconds since 1970. */
  | { readonly kind: 'instant'; readonly value: number };

export const COMPARISONS: readonly Comparison[] = ['eq', 'ne', 'ge', 'le', 'gt', 'lt'];
export const TEXT_TESTS: readonly TextTest[] = ['startsWith', 'endsWith', 'contains'];
