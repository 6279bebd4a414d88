import { STATUS_CODES } from 'node:http';
import type { Response } from 'express';
import { ERROR_STATUS, type ErrorCode, type Problem } from '../contract/errors.ts';

/** RFC 9457: with type `about:blank` the title is the phrase of the status (section 4.2.1). */
export function problemOf(code: ErrorCode, triesLeft?: number): Problem {
  const status = ERROR_STATUS[code];
  return { type: 'about:blank', title: STATUS_CODES[status] ?? code, status, code, ...(triesLeft === undefined ? {} : { triesLeft }) };
}

export function sendProblem(response: Response, code: ErrorCode, triesLeft?: number): void {
  const problem = problemOf(code, triesLeft);
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}
