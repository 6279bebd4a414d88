import express, { type Request, type RequestHandler, type Response } from 'express';
import type { ZodType } from 'zod';
import { Refusal } from '../actions/refusal.ts';
import { parseStrictJson } from './strict-json.ts';

/** The largest body of the contract, a start with its signed statement, stays under 4 kB. */
export const MAX_BODY_BYTES = 16 * 1024;

// UTF-8 alone: other charsets spell the same text in bytes that a filter in front of us would not recognise.
const JSON_TYPE = /^application\/json(?:\s*;\s*charset=(?:utf-8|"utf-8"))?$/i;

const readRaw: RequestHandler = express.raw({ type: () => true, limit: MAX_BODY_BYTES, inflate: false });

/** @throws {Refusal} on all but one plain JSON content type; the body is not touched. */
export function demandJson(request: Request): void {
  const types = request.headersDistinct['content-type'] ?? [];
  if (types.length !== 1 || !JSON_TYPE.test(types[0] ?? '')) throw new Refusal('unsupported_media_type');
}

/** The body as it was sent, at most {@link MAX_BODY_BYTES}, never unpacked. */
export async function readBytes(request: Request, response: Response): Promise<Buffer> {
  await new Promise<void>((resolve, reject) => {
    readRaw(request, response, (error?: unknown) => {
      if (error instanceof Error) reject(error);
      else resolve();
    });
  });
  const bytes: unknown = request.body;
  // The reader leaves no buffer when there was no body.
  return Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0);
}

function parseText(bytes: Buffer): unknown {
  try {
    return parseStrictJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw new Refusal('bad_request');
  }
}

/** @throws {Refusal} `bad_request` alike for broken JSON and for a body that the schema refuses. */
export function parseBody<Body>(bytes: Buffer, schema: ZodType<Body>): Body {
  const result = schema.safeParse(parseText(bytes));
  if (!result.success) throw new Refusal('bad_request');
  return result.data;
}
