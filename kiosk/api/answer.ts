import type { ErrorCode, Problem } from '#contract/errors';

/** `offline`: no answer that came from the server. `aborted`: we stopped waiting on purpose. */
export type FailureCode = ErrorCode | 'offline' | 'aborted';

export interface Failure {
  readonly ok: false;
  readonly code: FailureCode;
  readonly triesLeft: number | null;
}

/** What a call came to; nothing in `api/` throws. */
export type Answer<T> = { readonly ok: true; readonly value: T } | Failure;

export const failed = (code: FailureCode, triesLeft: number | null = null): Failure => ({ ok: false, code, triesLeft });

const isProblem = (body: unknown): body is Problem => typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';

/** Reads the body of an answer; what is not the server's own JSON (a proxy's page, say) counts as unavailable. */
export const readAnswer = async <T>(response: Response): Promise<Answer<T>> => {
  if (response.status === 204) return { ok: true, value: undefined as T };
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && body !== null) return { ok: true, value: body as T };
  return isProblem(body) ? failed(body.code, body.triesLeft ?? null) : failed('unavailable');
};
