import type { Fault, FaultEffect, FaultTime, RetryAfter } from '../tenant/fault.ts';
import type { Tenant } from '../tenant/model.ts';
import { newGuid, type Random } from '../tenant/random.ts';
import { ControlError } from './route.ts';
import type { Schema } from './schema.ts';

/** Longest delay, and longest pause between dripping bytes: ten minutes. */
const MAX_MS = 600_000;
/** A day, either way: a header may lie in the past. */
const MAX_RETRY_S = 86_400;
/** Far beyond the 64 KiB that a careful program reads, and still unpacked in a moment by a careless one. */
const BOMB_BYTES = 64 * 1024 * 1024;
/** A name that no resolver knows (RFC 2606 section 2). */
const ELSEWHERE = 'https://elsewhere.invalid/';

const PATTERN: Schema = { type: 'string', maxLength: 1000, description: '* matches anything' };

const EFFECT: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['kind'],
  properties: {
    kind: { type: 'string', enum: ['status', 'delay', 'reset', 'hang', 'drip', 'garbage', 'mistyped', 'truncated', 'bomb', 'redirect', 'another', 'altered'] },
    status: { type: 'integer', minimum: 200, maximum: 599, description: 'For status, 500 when left out; for redirect 302 or 307' },
    retryAfter: {
      anyOf: [
        { type: 'integer', minimum: -MAX_RETRY_S, maximum: 999_999_999 },
        { type: 'string', pattern: '^[ -~]*$', maxLength: 100 },
        { type: 'object', additionalProperties: false, required: ['dateInSeconds'], properties: { dateInSeconds: { type: 'integer', minimum: -MAX_RETRY_S, maximum: MAX_RETRY_S } } },
      ],
      description: 'For status: seconds, the header as it is to be sent, or an HTTP date so far from now',
    },
    code: { type: 'string', maxLength: 100, description: 'For status: the error code of Graph, or an AADSTS number at the sign-in host' },
    message: { type: 'string', maxLength: 1000, description: 'For status' },
    ms: { type: 'integer', minimum: 0, maximum: MAX_MS, description: 'For delay and drip; 1000 and 20 when left out' },
    bytes: { type: 'integer', minimum: 2, maximum: 4 * BOMB_BYTES, description: 'For bomb: how long it is unpacked; 64 MiB when left out' },
    location: { type: 'string', pattern: '^https?://', maxLength: 2000, description: `For redirect; ${ELSEWHERE} when left out` },
    person: { type: 'string', maxLength: 100, description: 'For another: key or id; whoever comes first when left out' },
    request: { type: 'object', description: 'For altered: fields that are put over those of the sent JSON' },
    when: { type: 'string', enum: ['before', 'after'], description: 'after: the call takes effect first; before when left out' },
  },
};

export const NEW_FAULT: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['match', 'effect'],
  properties: {
    match: { type: 'object', additionalProperties: false, properties: { method: { type: 'string', enum: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] }, path: PATTERN, operation: PATTERN }, description: 'Path without query; operation as in /_sim/fidelity. What is left out matches all' },
    effect: EFFECT,
    times: { type: 'integer', minimum: 1, maximum: 1_000_000, description: 'Without end when left out' },
  },
};

export interface NewFault {
  readonly match: { readonly method?: string; readonly path?: string; readonly operation?: string };
  readonly effect: {
    readonly kind: FaultEffect['kind'];
    readonly status?: number;
    readonly retryAfter?: RetryAfter;
    readonly code?: string;
    readonly message?: string;
    readonly ms?: number;
    readonly bytes?: number;
    readonly location?: string;
    readonly person?: string;
    readonly request?: Readonly<Record<string, unknown>>;
    readonly when?: FaultTime;
  };
  readonly times?: number;
}

/** What each kind is told; anything else beside it is a mistake and refused. */
const TOLD: Readonly<Record<FaultEffect['kind'], readonly string[]>> = {
  status: ['status', 'retryAfter', 'code', 'message', 'when'],
  delay: ['ms', 'when'],
  drip: ['ms', 'when'],
  bomb: ['bytes', 'when'],
  redirect: ['status', 'location', 'when'],
  another: ['person', 'when'],
  altered: ['request'],
  reset: ['when'],
  hang: ['when'],
  garbage: ['when'],
  mistyped: ['when'],
  truncated: ['when'],
};

function effectOf(told: NewFault['effect']): FaultEffect {
  const { kind, when = 'before' } = told;
  const stray = Object.keys(told).find((name) => name !== 'kind' && !TOLD[kind].includes(name));
  if (stray !== undefined) throw new ControlError(400, `body.effect.${stray} means nothing to ${kind}.`);
  switch (kind) {
    case 'status': {
      const { status = 500, retryAfter, code, message } = told;
      return { kind, when, status, ...(retryAfter !== undefined && { retryAfter }), ...(code !== undefined && { code }), ...(message !== undefined && { message }) };
    }
    case 'delay':
      return { kind, when, ms: told.ms ?? 1000 };
    case 'drip':
      return { kind, when, ms: told.ms ?? 20 };
    case 'bomb':
      return { kind, when, bytes: told.bytes ?? BOMB_BYTES };
    case 'redirect': {
      const { status = 302, location = ELSEWHERE } = told;
      if (status !== 302 && status !== 307) throw new ControlError(400, 'body.effect.status of a redirect is 302 or 307.');
      return { kind, when, status, location };
    }
    case 'another':
      return { kind, when, person: told.person ?? null };
    case 'altered':
      if (told.request === undefined) throw new ControlError(400, 'body.effect.request is missing.');
      return { kind, when: 'before', request: told.request };
    default:
      return { kind, when };
  }
}

/** Adds a fault to those of a tenant. @throws {ControlError} when the effect makes no sense. */
export function addFault(tenant: Tenant, { match, effect, times }: NewFault, random: Random): Fault {
  const { method = null, path = null, operation = null } = match;
  const fault: Fault = { id: newGuid(random), method, path, operation, effect: effectOf(effect), timesLeft: times ?? null, hits: [] };
  tenant.faults.push(fault);
  return fault;
}
