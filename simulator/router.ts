import type { Route } from './http.ts';

export interface Match {
  readonly route: Route;
  readonly params: Record<string, string>;
}

interface Compiled {
  readonly route: Route;
  readonly segments: readonly RegExp[];
  /** One digit a segment, 1 where it is all literal. */
  readonly literal: string;
}

/** Finds routes; where several fit, the one with the earlier literal segment wins, whatever their order. */
export class Router {
  readonly #byLength = new Map<number, Compiled[]>();

  constructor(routes: readonly Route[]) {
    for (const route of routes) {
      const compiled = compile(route);
      const list = this.#byLength.get(compiled.segments.length) ?? [];
      this.#byLength.set(compiled.segments.length, [...list, compiled].toSorted((a, b) => b.literal.localeCompare(a.literal)));
    }
  }

  /** Null when nothing fits. A segment that cannot be decoded fits only an empty one. */
  find(method: string, path: string): Match | null {
    const segments = path.split('/').slice(1);
    for (const { route, segments: wanted } of this.#byLength.get(segments.length) ?? []) {
      if (route.method !== method) continue;
      const params = paramsOf(wanted, segments);
      if (params !== null) return { route, params };
    }
    return null;
  }
}

function compile(route: Route): Compiled {
  const segments = route.path.split('/').slice(1);
  return { route, segments: segments.map(segmentPattern), literal: segments.map((segment) => (segment.includes('{') ? '0' : '1')).join('') };
}

/** `{name}` takes what is there, at least one character; the rest is literal, as in `servicePrincipals(appId='{appId}')`. */
function segmentPattern(segment: string): RegExp {
  const source = segment.split(/(\{\w+\})/).map((part) => (part.startsWith('{') ? `(?<${part.slice(1, -1)}>.+)` : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${source.join('')}$`, 'is');
}

function paramsOf(wanted: readonly RegExp[], sent: readonly string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [i, pattern] of wanted.entries()) {
    const found = pattern.exec(decoded(sent[i] ?? '') ?? '');
    if (found === null) return null;
    Object.assign(params, found.groups);
  }
  return params;
}

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
