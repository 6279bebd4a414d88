import type { Route } from './http.ts';

export interface Match {
  readonly route: Route;
  readonly params: Record<string, string>;
}

/** What of a path is known although nothing answers it. */
export interface Trace {
  /** Methods with which the whole path is known. */
  readonly methods: readonly string[];
  /** The first segment with which no path goes on; null when all are known. */
  readonly unknown: string | null;
}

interface Node {
  /** By the segment in lower case. */
  readonly literals: Map<string, Node>;
  /** Those with more literal text around their names first. */
  patterns: readonly { readonly source: string; readonly pattern: RegExp; readonly node: Node }[];
  readonly routes: Map<string, Route>;
}

/** `key`: it stood in brackets after the name of a set, and may begin with a `$` there. */
interface Segment {
  readonly text: string;
  readonly key: boolean;
}

/** Finds routes; where several fit, the one with the earlier literal segment wins, whatever their order. */
export class Router {
  readonly #root = node();

  constructor(routes: readonly Route[]) {
    for (const route of routes) this.#add(route);
  }

  /** Null when nothing fits. */
  find(method: string, path: string): Match | null {
    const segments = segmentsOf(path);
    return segments === null ? null : found(this.#root, segments, 0, method, {});
  }

  trace(path: string): Trace {
    const segments = segmentsOf(path);
    if (segments === null) return { methods: [], unknown: path };
    const { depth, methods } = reach(this.#root, segments, 0);
    return { methods, unknown: segments[depth]?.text ?? (methods.length === 0 ? (segments.at(-1)?.text ?? '') : null) };
  }

  #add(route: Route): void {
    let at = this.#root;
    for (const segment of route.path.split('/').slice(1)) at = segment.includes('{') ? patternChild(at, segment) : literalChild(at, segment.toLowerCase());
    at.routes.set(route.method, route);
  }
}

const node = (): Node => ({ literals: new Map(), patterns: [], routes: new Map() });

function literalChild({ literals }: Node, segment: string): Node {
  const child = literals.get(segment) ?? node();
  literals.set(segment, child);
  return child;
}

function patternChild(parent: Node, source: string): Node {
  const known = parent.patterns.find((each) => each.source === source);
  if (known !== undefined) return known.node;
  const child = { source, pattern: segmentPattern(source), node: node() };
  const literalText = ({ source: text }: { readonly source: string }): number => text.replaceAll(/\{\w+\}/g, '').length;
  parent.patterns = [...parent.patterns, child].toSorted((a, b) => literalText(b) - literalText(a));
  return child.node;
}

/** `{name}` takes what is there, at least one character; the rest is literal, as in `servicePrincipals(appId='{appId}')`. */
function segmentPattern(segment: string): RegExp {
  const source = segment.split(/(\{\w+\})/).map((part) => (part.startsWith('{') ? `(?<${part.slice(1, -1)}>.+)` : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${source.join('')}$`, 'is');
}

function found(at: Node, segments: readonly Segment[], depth: number, method: string, params: Record<string, string>): Match | null {
  const segment = segments[depth];
  if (segment === undefined) {
    const route = at.routes.get(method);
    return route === undefined ? null : { route, params };
  }
  const literal = segment.key ? undefined : at.literals.get(segment.text.toLowerCase());
  const straight = literal === undefined ? null : found(literal, segments, depth + 1, method, params);
  if (straight !== null) return straight;
  for (const { pattern, node: child } of at.patterns) {
    const fits = taken(pattern, segment);
    const match = fits === null ? null : found(child, segments, depth + 1, method, { ...params, ...fits });
    if (match !== null) return match;
  }
  return null;
}

interface Reached {
  readonly depth: number;
  readonly methods: readonly string[];
}

/** Where a literal fits, names are not looked at: `/v1.0` is no tenant. */
function reach(at: Node, segments: readonly Segment[], depth: number): Reached {
  const segment = segments[depth];
  if (segment === undefined) return { depth, methods: [...at.routes.keys()] };
  const literal = segment.key ? undefined : at.literals.get(segment.text.toLowerCase());
  const children = literal === undefined ? at.patterns.filter(({ pattern }) => taken(pattern, segment) !== null).map((each) => each.node) : [literal];
  let best: Reached = { depth, methods: [] };
  for (const child of children) {
    const reached = reach(child, segments, depth + 1);
    if (reached.depth > best.depth) best = reached;
    else if (reached.depth === best.depth) best = { depth: best.depth, methods: [...best.methods, ...reached.methods] };
  }
  return best;
}

/** A segment that begins with `$` is a word of OData, never a name, unless it stands in brackets (graph/api/user-get). */
function taken(pattern: RegExp, { text, key }: Segment): Record<string, string> | null {
  if (text.startsWith('$') && !key) return null;
  const match = pattern.exec(text);
  return match === null ? null : { ...match.groups };
}

/**
 * The segments, decoded after cutting, so that no `%2F` leads elsewhere. `users('key')` counts as `users/key` (OData,
 * key-as-segment), a doubled quote in it as one. Null when one cannot be decoded.
 */
function segmentsOf(path: string): readonly Segment[] | null {
  const segments: Segment[] = [];
  for (const raw of path.split('/').slice(1)) {
    const text = decoded(raw);
    if (text === null) return null;
    const keyed = text.endsWith("')") ? /^(\w+)\('((?:[^']|'')+)'\)$/s.exec(text) : null;
    if (keyed === null) segments.push({ text, key: false });
    else segments.push({ text: keyed[1] ?? '', key: false }, { text: (keyed[2] ?? '').replaceAll("''", "'"), key: true });
  }
  return segments;
}

function decoded(segment: string): string | null {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
