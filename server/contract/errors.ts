/**
 * Every error a page can meet, as the `code` of an `application/problem+json` body (RFC 9457).
 * Pages choose their words by the code; the title is for developers and never API.
 */
export const ERROR_STATUS = {
  bad_request: 400,
  proof_invalid: 401,
  kiosk_unknown: 401,
  sign_in_needed: 401,
  fresh_sign_in_needed: 401,
  origin_refused: 403,
  role_missing: 403,
  not_found: 404,
  method_not_allowed: 405,
  wrong_state: 409,
  too_fast: 409,
  clerk_is_party: 409,
  needs_another: 409,
  factor_missing: 409,
  factor_waiting: 409,
  factor_not_allowed: 409,
  challenge_over: 409,
  purpose_unavailable: 409,
  too_large: 413,
  unsupported_media_type: 415,
  match_code_wrong: 422,
  release_code_wrong: 422,
  collect_code_wrong: 422,
  factor_wrong: 422,
  enrol_code_wrong: 422,
  passkey_refused: 422,
  too_many: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  /** How many more tries there are, where a wrong answer was counted. */
  readonly triesLeft?: number;
}
