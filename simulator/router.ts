import type { Route } from './http.ts';

export interface Match {
  readonly route: Route;
  readonly params: Record<string, string>;
}

interface Compiled {
  readonly route: Route;
  readonly segments: readonly string[];
}

/** Finds routes; where several fit, the one with the earlier literal segment wins, whatever their order. */
export class Router {
  readonly #byLength = new Map<number, Compiled[]>();

  constructor(routes: readonly Route[]) {
    for (const route of routes) {
      const segments = route.path.split('/').slice(1);
      const list = this.#byLength.get(segments.length) ?? [];
      list.push({ route, segments });
      this.#byLength.set(segments.length, list.toSorted((a, b) => specificity(b).localeCompare(specificity(a))));
    }
  }

  /** Null when nothing fits. A path that cannot be decoded fits nothing. */
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

const isParam = (segment: string): boolean => segment.startsWith('{') && segment.endsWith('}');

const specificity = (compiled: Compiled): string => compiled.segments.map((segment) => (isParam(segment) ? '0' : '1')).join('');

function paramsOf(wanted: readonly string[], sent: readonly string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [i, segment] of wanted.entries()) {
    const value = decoded(sent[i] ?? '');
    if (value === null) return null;
    if (isParam(segment)) {
      if (value === '') return null;
      params[segment.slice(1, -1)] = value;
    } else if (segment.toLowerCase() !== value.toLowerCase()) return null;
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
