import { headerOf, type Call } from '../http.ts';
import { OauthError } from './error.ts';

/**
 * The form of a token request. A body of another type is read as none at all, which Entra answers with 900144 for
 * `grant_type`; a parameter that comes twice is refused (RFC 6749 section 3.2).
 * @throws {OauthError} AADSTS9000411.
 */
export function tokenForm(call: Call): URLSearchParams {
  if (!/^application\/x-www-form-urlencoded\b/i.test(headerOf(call, 'content-type') ?? '')) return new URLSearchParams();
  const form = new URLSearchParams(Buffer.from(call.body).toString('utf8'));
  refuseDoubled(form);
  return form;
}

/** @throws {OauthError} AADSTS9000411. */
export function refuseDoubled(parameters: URLSearchParams): void {
  const seen = new Set<string>();
  for (const name of parameters.keys()) {
    if (seen.has(name)) throw new OauthError(400, 'invalid_request', 9000411, `The request is not properly formatted. The parameter '${name}' is duplicated.`);
    seen.add(name);
  }
}

export const missing = (name: string): OauthError =>
  new OauthError(400, 'invalid_request', 900144, `The request body must contain the following parameter: '${name}'.`);

/** A parameter that has to be there and not be empty. @throws {OauthError} AADSTS900144. */
export function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value === null || value === '') throw missing(name);
  return value;
}
