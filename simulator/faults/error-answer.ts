import { graphError } from '../graph/error.ts';
import { text, type Answer, type Call } from '../http.ts';
import { oauthError } from '../oauth/error.ts';
import type { FaultEffect, RetryAfter } from '../tenant/fault.ts';
import type { World } from '../world.ts';

/** An error as the struck service would have sent it: Graph's envelope, the token endpoint's JSON, a bare page to a browser. */
export function errorAnswer(effect: FaultEffect & { readonly kind: 'status' }, call: Call, operation: string | null, world: World): Answer {
  const made = shaped(effect, call, operation, world);
  const { retryAfter } = effect;
  return retryAfter === undefined ? made : { ...made, headers: { ...made.headers, 'retry-after': retryAfterHeader(retryAfter, world.now()) } };
}

/** A date is of the machine's clock: that is what callers measure it by. */
function retryAfterHeader(retryAfter: RetryAfter, realNow: number): string {
  return typeof retryAfter === 'object' ? new Date(realNow + retryAfter.dateInSeconds * 1000).toUTCString() : String(retryAfter);
}

function shaped({ status, code, message }: FaultEffect & { readonly kind: 'status' }, call: Call, operation: string | null, world: World): Answer {
  if (/^\/(v1\.0|beta)\//i.test(call.path)) {
    return graphError(call, world, { status, code: code ?? CODES[status] ?? 'generalException', message: message ?? MESSAGES[status] ?? 'The simulator was told to fail here.' });
  }
  if (operation?.startsWith('pages.') === true) return text(status, message ?? 'Service unavailable (simulated).\n');
  const number = Number(code ?? 90033);
  const error = status === 401 ? 'invalid_client' : status === 429 || status >= 500 ? 'temporarily_unavailable' : 'invalid_request';
  return oauthError(world, { status, error, code: Number.isInteger(number) ? number : 90033, text: message ?? 'A transient error has occurred. Please try again.' });
}

/** Codes of Graph's error reference. */
const CODES: Readonly<Record<number, string>> = {
  401: 'InvalidAuthenticationToken',
  403: 'accessDenied',
  404: 'Request_ResourceNotFound',
  409: 'Conflict',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
};
const MESSAGES: Readonly<Record<number, string>> = { 429: 'Too many requests' };
