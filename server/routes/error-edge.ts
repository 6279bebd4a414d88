import type { ErrorRequestHandler, RequestHandler } from 'express';
import { ZodError } from 'zod';
import type { ErrorCode } from '../contract/errors.ts';
import { Unavailable } from '../ports.ts';
import { sendProblem } from './problem.ts';
import { Refusal } from '../actions/refusal.ts';

/** `type` of the errors of Express's body reader (README of body-parser, "Errors") that are the sender's fault. */
const BODY_ERRORS: Readonly<Record<string, ErrorCode>> = {
  'encoding.unsupported': 'unsupported_media_type',
  'charset.unsupported': 'unsupported_media_type',
  'entity.too.large': 'too_large',
  'request.aborted': 'bad_request',
  'request.size.invalid': 'bad_request',
};

const textOf = (error: object, key: string): string => {
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : '';
};

/** What the caller may know of a failure. Anything that is not foreseen is `internal`. */
export function codeOf(error: unknown): { readonly code: ErrorCode; readonly triesLeft?: number | undefined } {
  if (error instanceof Refusal) return { code: error.code, triesLeft: error.triesLeft };
  if (error instanceof ZodError) return { code: 'bad_request' };
  if (error instanceof Unavailable) return { code: 'unavailable' };
  // Express could not decode a percent sequence of the path.
  if (error instanceof URIError) return { code: 'bad_request' };
  if (error instanceof Error) return { code: BODY_ERRORS[textOf(error, 'type')] ?? 'internal' };
  return { code: 'internal' };
}

/** The last handler of an app: every error leaves as a problem body, never with a message, a stack or a version. */
export const errorEdge =
  (report: (error: unknown) => void): ErrorRequestHandler =>
  (error: unknown, _request, response, _next) => {
    const { code, triesLeft } = codeOf(error);
    if (code === 'internal' || code === 'unavailable') report(error);
    if (response.headersSent) {
      // Half an answer must not look whole.
      response.destroy();
      return;
    }
    sendProblem(response, code, triesLeft);
  };

export const notFound: RequestHandler = (_request, response) => {
  sendProblem(response, 'not_found');
};
