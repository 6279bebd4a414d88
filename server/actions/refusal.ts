import type { ErrorCode } from '../contract/errors.ts';

/** Thrown by an action that says no: the caller is told the code and the tries left, nothing else. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly triesLeft: number | undefined;

  constructor(code: ErrorCode, triesLeft?: number) {
    super(code);
    this.code = code;
    this.triesLeft = triesLeft;
  }
}
