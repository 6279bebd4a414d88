import { json, type Answer } from '../http.ts';
import { newGuid } from '../tenant/random.ts';
import type { World } from '../world.ts';

export interface OauthFault {
  readonly status: number;
  /** As in RFC 6749 section 5.2, or Entra's own such as `invalid_resource`. */
  readonly error: string;
  /** The AADSTS number. */
  readonly code: number;
  readonly text: string;
  /** What a caller has to do, as in `basic_action`; MSAL branches on it. */
  readonly suberror?: string;
  /** What to ask for at `authorize` to get further (claims challenge). */
  readonly claims?: string;
}

/** Thrown by a grant; the token endpoint turns it into Entra's error body. */
export class OauthError extends Error {
  readonly fault: OauthFault;

  constructor(status: number, error: string, code: number, message: string, more: Pick<OauthFault, 'suberror' | 'claims'> = {}) {
    super(message);
    this.fault = { status, error, code, text: message, ...more };
  }
}

/** Codes whose answers carried no `error_uri` when captured (entra-emulator fixtures of August 2026). */
const WITHOUT_URI = new Set([70003, 700038]);

/** Where Microsoft explains the code, for codes that have such a page. */
export const errorUri = ({ code }: OauthFault): { error_uri?: string } => (WITHOUT_URI.has(code) ? {} : { error_uri: `https://login.microsoftonline.com/error?code=${code}` });

/** Entra's description of an error: code, text, and the three values that support asks for. */
export function describeError(world: World, fault: OauthFault, correlationId?: string): { description: string; traceId: string; correlationId: string; timestamp: string } {
  const traceId = newGuid(world.random);
  const correlation = correlationId ?? newGuid(world.random);
  const timestamp = `${new Date(world.now()).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const description = `AADSTS${fault.code}: ${fault.text} Trace ID: ${traceId} Correlation ID: ${correlation} Timestamp: ${timestamp}`;
  return { description, traceId, correlationId: correlation, timestamp };
}

/**
 * On every answer of the token endpoint, as recorded by the Azure SDK for JavaScript (2021-10-29); RFC 6749 section 5.1
 * demands as much. What would bind a browser to https on this host, or names a machine, is left out.
 */
export const tokenHeaders = (requestId: string) => ({ 'cache-control': 'no-store, no-cache', 'pragma': 'no-cache', 'expires': '-1', 'x-content-type-options': 'nosniff', 'x-ms-request-id': requestId }) as const;

/** The token endpoint's error body, with the fields and spaces that were captured in August 2026. */
export function oauthError(world: World, fault: OauthFault, correlationId?: string): Answer {
  const said = describeError(world, fault, correlationId);
  return json(fault.status, {
    error: fault.error,
    error_description: said.description,
    error_codes: [fault.code],
    timestamp: said.timestamp,
    trace_id: said.traceId,
    correlation_id: said.correlationId,
    ...errorUri(fault),
    ...(fault.suberror !== undefined && { suberror: fault.suberror }),
    ...(fault.claims !== undefined && { claims: fault.claims }),
  }, tokenHeaders(said.traceId));
}

/** Another method than the endpoint takes (AADSTS900561, seen of the token endpoint; its status is assumed). */
export const wrongMethod = (world: World, method: string, served: readonly string[]): Answer =>
  oauthError(world, { status: 400, error: 'invalid_request', code: 900_561, text: `The endpoint only accepts ${[...served, 'OPTIONS'].join(', ')} requests. Received a ${method} request.` });
