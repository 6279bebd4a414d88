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

/** `key`: it stood in brackets after the name of a set. `word`: it means something to OData, and is nobody's name. */
interface Segment {
  readonly text: string;
  readonly key: boolean;
  readonly word: boolean;
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

function taken(pattern: RegExp, { text, word }: Segment): Record<string, string> | null {
  if (word) return null;
  const match = pattern.exec(text);
  return match === null ? null : { ...match.groups };
}

const GRAPH = /^\/v1\.0\//i;
/** Functions of Graph that stand where an id could. */
const FUNCTIONS = /^(microsoft\.graph\.)?delta(\(\))?$/i;

/**
 * The segments, decoded after cutting, so that no `%2F` leads elsewhere. `users('key')` counts as `users/key` (OData,
 * key-as-segment), a doubled quote in it as one. One that begins with `$` is no name outside brackets (graph/api/user-get).
 * Graph minds no slash at the end: Microsoft's own samples call `/v1.0/me/`. Null when one cannot be decoded.
 */
function segmentsOf(path: string): readonly Segment[] | null {
  const segments: Segment[] = [];
  const isGraph = GRAPH.test(path);
  for (const raw of (isGraph && path.endsWith('/') ? path.slice(0, -1) : path).split('/').slice(1)) {
    const text = decoded(raw);
    if (text === null) return null;
    const keyed = text.endsWith("')") ? /^(\w+)\('((?:[^']|'')+)'\)$/s.exec(text) : null;
    if (keyed === null) segments.push({ text, key: false, word: text.startsWith('$') || (isGraph && FUNCTIONS.test(text)) });
    else segments.push({ text: keyed[1] ?? '', key: false, word: false }, { text: (keyed[2] ?? '').replaceAll("''", "'"), key: true, word: false });
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
