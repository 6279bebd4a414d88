import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { GRAPH_READ_TIMEOUT_MS, GRAPH_REPLY_MAX_BYTES } from '../domain/limits.ts';
import { Unavailable } from '../ports.ts';
import { TokenFailed, type Graph, type GraphReply } from './graph.ts';
import { errorCodeOf, jsonOf } from './reply.ts';

/** Most pages one question may have. Source: ours; 20 pages of 999 are more groups than a token or a person has. */
const MAX_PAGES = 20;
/** Longest pause before the second and last try of a read. */
const MAX_PAUSE_MS = 2_000;

export interface Read {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly maxBytes?: number;
  /** Of a collection. Longer than {@link MAX_PAGES} is only what no person waits for. */
  readonly maxPages?: number;
  readonly signal: AbortSignal;
}

/** The time one question to the directory may take, all its pages included. */
export const readTime = (): AbortSignal => AbortSignal.timeout(GRAPH_READ_TIMEOUT_MS);

/** A read changes nothing, so it may be tried twice: after a lost connection, or when the service asks for a short pause. */
export async function readReply(graph: Graph, read: Read): Promise<GraphReply> {
  const { path, headers, signal, maxBytes = GRAPH_REPLY_MAX_BYTES } = read;
  const once = (): Promise<GraphReply> => graph.send({ method: 'GET', path, ...(headers !== undefined && { headers }), signal, maxBytes });
  let first: GraphReply;
  try {
    first = await once();
  } catch (cause) {
    if (cause instanceof TokenFailed || cause instanceof RangeError || read.signal.aborted) throw cause;
    return once();
  }
  const pauseMs = first.retryAfterMs ?? 0;
  if (![401, 429, 503, 504].includes(first.status) || pauseMs > MAX_PAUSE_MS) return first;
  await wait(pauseMs, undefined, { signal: read.signal });
  return once();
}

/** One object; null when Graph itself says that it does not exist. @throws {Unavailable} */
export async function readOne<T>(graph: Graph, what: string, read: Read, schema: z.ZodType<T>): Promise<T | null> {
  const reply = await sent(graph, what, read);
  if (reply.status === 404 && errorCodeOf(reply) !== null) return null;
  return understood(what, reply, schema);
}

/** Every item of a collection, over all pages. @throws {Unavailable} also when the pages do not end or lead elsewhere. */
export async function readAll<T>(graph: Graph, what: string, read: Read, item: z.ZodType<T>): Promise<T[]> {
  const page = z.object({ value: z.array(item), '@odata.nextLink': z.string().optional() });
  const items: T[] = [];
  let path = read.path;
  for (let pages = 0; pages < (read.maxPages ?? MAX_PAGES); pages += 1) {
    const { value, '@odata.nextLink': next } = understood(what, await sent(graph, what, { ...read, path }), page);
    items.push(...value);
    if (next === undefined) return items;
    // The token goes with the next request, so it may lead to Graph only.
    if (next === path || !next.startsWith(`${graph.origin}/v1.0/`)) throw new Unavailable(what);
    path = next;
  }
  throw new Unavailable(what);
}

async function sent(graph: Graph, what: string, read: Read): Promise<GraphReply> {
  try {
    return await readReply(graph, read);
  } catch (cause) {
    throw new Unavailable(what, cause);
  }
}

function understood<T>(what: string, reply: GraphReply, schema: z.ZodType<T>): T {
  const parsed = reply.status === 200 ? schema.safeParse(jsonOf(reply)) : null;
  if (parsed?.success !== true) throw new Unavailable(`${what} (status ${reply.status})`, parsed?.error);
  return parsed.data;
}
