import { headerOf, jsonOf, type Call } from '../http.ts';
import { GraphError } from './error.ts';

/** The body as a JSON object. @throws {GraphError} in Graph's words (public logs) for anything else. */
export function bodyOf(call: Call): Readonly<Record<string, unknown>> {
  const body = /^application\/json\b/i.test(headerOf(call, 'content-type') ?? '') ? jsonOf(call) : undefined;
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Readonly<Record<string, unknown>>;
  throw new GraphError(400, 'BadRequest', 'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.');
}
