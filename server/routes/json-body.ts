import express, { type Request, type RequestHandler, type Response } from 'express';
import type { ZodType } from 'zod';
import { Refusal } from '../actions/refusal.ts';
import { parseStrictJson } from './strict-json.ts';

/** The largest body of the contract, a start with its signed statement, stays under 4 kB. */
export const MAX_BODY_BYTES = 16 * 1024;

// UTF-8 alone: other charsets spell the same text in bytes that a filter in front of us would not recognise.
const JSON_TYPE = /^application\/json(?:\s*;\s*charset=(?:utf-8|"utf-8"))?$/i;

const readBytes: RequestHandler = express.raw({ type: () => true, limit: MAX_BODY_BYTES, inflate: false });

/** @throws {Refusal} on all but one plain JSON content type; the body is not touched. */
export function demandJson(request: Request): void {
  const types = request.headersDistinct['content-type'] ?? [];
  if (types.length !== 1 || !JSON_TYPE.test(types[0] ?? '')) throw new Refusal('unsupported_media_type');
}

function parsed(bytes: unknown): unknown {
  // The reader leaves no buffer when there was no body.
  if (!Buffer.isBuffer(bytes)) throw new Refusal('bad_request');
  try {
    return parseStrictJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw new Refusal('bad_request');
  }
}

/**
 * Reads at most {@link MAX_BODY_BYTES}, never unpacks, and checks against the schema.
 * @throws {Refusal} `bad_request` alike for broken JSON and for a body that the schema refuses.
 */
export async function readBody<Body>(request: Request, response: Response, schema: ZodType<Body>): Promise<Body> {
  await new Promise<void>((resolve, reject) => {
    readBytes(request, response, (error?: unknown) => {
      if (error instanceof Error) reject(error);
      else resolve();
    });
  });
  const result = schema.safeParse(parsed(request.body));
  if (!result.success) throw new Refusal('bad_request');
  return result.data;
}
