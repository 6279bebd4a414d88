import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { RequestLine } from './tenant/log-lines.ts';
import type { Tenant } from './tenant/model.ts';
import type { World } from './world.ts';

/** A request as it came. */
export interface Incoming {
  readonly method: string;
  /** Path and query, as sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
}

/** A request, read to its end. */
export interface Call {
  readonly method: string;
  /** As sent, still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The `{names}` of the route, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
  /** The origin under which the caller reached us. */
  readonly origin: string;
  /** The tenant that the path or the token names, not yet checked against anything. */
  readonly tenant: Tenant | null;
  /** The line of the request log that this call is writing; null outside imitated operations. */
  readonly line: RequestLine | null;
  /** Aborted when the caller has gone. */
  gone(): AbortSignal;
  /**
   * Puts another request, one that this call carries, through routing, log and faults as if it had come by itself.
   * Null when a fault would have cut its connection.
   */
  within(request: Incoming): Promise<Answer | null>;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Uint8Array;
  /** Takes the response over after the headers, for answers without an end. */
  readonly stream?: (response: ServerResponse) => void;
}

/** How sure we are that the real service behaves so. */
export interface Fidelity {
  readonly mark: 'documented' | 'observed' | 'assumed';
  /** Where it is written or was seen. */
  readonly source: string;
  /** What differs on purpose, or is not known. */
  readonly note?: string;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Segments in `{}` match one segment; letters match in either case, as in Graph. */
  readonly path: string;
  readonly name: string;
  /** Set on every operation that imitates something: it is then logged, and faults strike it. */
  readonly fidelity?: Fidelity;
  handle(call: Call, world: World): Answer | Promise<Answer>;
}

export function json(status: number, body: unknown, headers: Answer['headers'] = {}): Answer {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers }, body: JSON.stringify(body) };
}

export function text(status: number, body: string, headers: Answer['headers'] = {}): Answer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...headers }, body };
}

export function redirect(location: string, headers: Answer['headers'] = {}): Answer {
  return { status: 302, headers: { location, 'cache-control': 'no-store', ...headers } };
}

/** The body as an HTML form. */
export const formOf = (call: Call): URLSearchParams => new URLSearchParams(Buffer.from(call.body).toString('utf8'));

/** The body as JSON, or undefined when it is none. An empty body is undefined too. */
export function jsonOf(call: Call): unknown {
  try {
    return JSON.parse(Buffer.from(call.body).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** One header as text; of a repeated one the first. */
export function headerOf(call: Pick<Call, 'headers'>, name: string): string | null {
  const value = call.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}
