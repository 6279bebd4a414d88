import type { Incoming } from '../http.ts';
import { GraphError } from './error.ts';

/** Graph takes no more in one batch (Graph, concepts/json-batching). */
const MAX_REQUESTS = 20;

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** One request of a batch, checked. */
export interface BatchItem {
  readonly id: string;
  readonly method: string;
  /** Below the version, with a leading slash. */
  readonly url: string;
  readonly headers: Incoming['headers'];
  readonly body: Uint8Array;
  /** Ids as other items spell them: they match in either case. */
  readonly dependsOn: readonly string[];
}

const refused = (message: string): GraphError => new GraphError(400, 'BadRequest', message);

/** The requests of a batch body. Whatever is wrong with one of them refuses the whole batch. */
export function batchItems(body: unknown): readonly BatchItem[] {
  const requests = (body as { requests?: unknown } | null | undefined)?.requests;
  if (!Array.isArray(requests)) throw refused('Invalid batch payload format.');
  if (requests.length > MAX_REQUESTS) throw refused(`Number of batch request steps exceeds the maximum value of ${MAX_REQUESTS}.`);
  const known = new Set<string>();
  return requests.map((sent: unknown) => {
    const item = batchItem(sent);
    if (known.has(folded(item.id))) throw refused(`Duplicate request id '${item.id}' in the batch payload.`);
    // What it waits for must stand before it (msgraph-sdk-dotnet-core issue 891), so no circle can be said.
    if (!item.dependsOn.every((id) => known.has(folded(id)))) throw refused(`Invalid dependency for request Id '${item.id}'.`);
    known.add(folded(item.id));
    return item;
  });
}

/** Ids are "not case-sensitive" (concepts/json-batching). */
export const folded = (id: string): string => id.toLowerCase();

function batchItem(sent: unknown): BatchItem {
  if (typeof sent !== 'object' || sent === null) throw refused('Invalid batch payload format.');
  const { id, method, url, headers, body, dependsOn } = sent as Record<string, unknown>;
  if (typeof id !== 'string' || id === '') throw refused('Request Id is required for each request of the batch.');
  if (typeof method !== 'string' || !METHODS.includes(method.toUpperCase())) throw refused(`Invalid method for request Id '${id}'.`);
  if (typeof url !== 'string' || url === '' || /^([a-z][\w+.-]*:|\/\/)/i.test(url)) throw refused(`Invalid URL for request Id '${id}': it must be relative.`);
  const wanted = headersOf(id, headers);
  if (body !== undefined && body !== null && wanted['content-type'] === undefined) throw refused(`Content-Type header is required for request Id '${id}', which has a body.`);
  if (dependsOn !== undefined && dependsOn !== null && !isTexts(dependsOn)) throw refused(`Invalid dependency for request Id '${id}'.`);
  return {
    id,
    method: method.toUpperCase(),
    url: url.startsWith('/') ? url : `/${url}`,
    headers: wanted,
    body: body === undefined || body === null ? new Uint8Array() : bytesOf(body),
    dependsOn: isTexts(dependsOn) ? dependsOn : [],
  };
}

const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((each) => typeof each === 'string');

function headersOf(id: string, sent: unknown): Record<string, string> {
  if (sent === undefined || sent === null) return {};
  if (typeof sent !== 'object' || !Object.values(sent).every((value) => typeof value === 'string')) throw refused(`Invalid headers for request Id '${id}'.`);
  return Object.fromEntries(Object.entries(sent as Record<string, string>).map(([name, value]) => [name.toLowerCase(), value]));
}

/** A JSON value, or text that stands for bytes in base64 (concepts/json-batching, table of request properties). */
const bytesOf = (body: unknown): Uint8Array => (typeof body === 'string' ? Buffer.from(body, 'base64') : Buffer.from(JSON.stringify(body)));
