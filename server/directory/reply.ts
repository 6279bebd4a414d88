import { z } from 'zod';
import type { GraphReply } from './graph.ts';

/** The parsed body, or undefined when it is not JSON: a sign-in page, half an answer, nothing. */
export function jsonOf(reply: GraphReply): unknown {
  if (reply.contentType !== 'application/json') return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(reply.bytes)) as unknown;
  } catch {
    return undefined;
  }
}

const GraphError = z.object({ error: z.object({ code: z.string().max(128) }) });

/** The code of a Graph error; null when the body is not one, so that no proxy can answer in Graph's name. */
export function errorCodeOf(reply: GraphReply): string | null {
  const parsed = GraphError.safeParse(jsonOf(reply));
  return parsed.success ? parsed.data.error.code : null;
}
