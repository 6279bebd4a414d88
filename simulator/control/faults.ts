import { json } from '../http.ts';
import type { FaultEffect, FaultTime } from '../tenant/fault.ts';
import { newGuid } from '../tenant/random.ts';
import { ControlError, tenantRoute } from './route.ts';
import type { Schema } from './schema.ts';

/** Longest delay, and longest pause between dripping bytes: ten minutes. */
const MAX_MS = 600_000;

const NEW_FAULT: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['match', 'effect'],
  properties: {
    match: {
      type: 'object',
      additionalProperties: false,
      properties: {
        method: { type: 'string', enum: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] },
        path: { type: 'string', maxLength: 1000, description: 'Without query; * matches anything' },
      },
    },
    effect: {
      type: 'object',
      additionalProperties: false,
      required: ['kind'],
      properties: {
        kind: { type: 'string', enum: ['status', 'delay', 'reset', 'hang', 'drip', 'garbage', 'mistyped', 'truncated'] },
        status: { type: 'integer', minimum: 200, maximum: 599, description: 'For status; 500 when left out' },
        retryAfter: { anyOf: [{ type: 'integer', minimum: 0, maximum: 86_400 }, { type: 'string', pattern: '^[ -~]*$', maxLength: 100 }], description: 'For status: seconds, or the header as it is to be sent' },
        ms: { type: 'integer', minimum: 0, maximum: MAX_MS, description: 'For delay and drip; 1000 and 20 when left out' },
        when: { type: 'string', enum: ['before', 'after'], description: 'after: the call takes effect first; before when left out' },
      },
    },
    times: { type: 'integer', minimum: 1, maximum: 1_000_000, description: 'Without end when left out' },
  },
};

interface NewFault {
  readonly match: { readonly method?: string; readonly path?: string };
  readonly effect: { readonly kind: FaultEffect['kind']; readonly status?: number; readonly retryAfter?: number | string; readonly ms?: number; readonly when?: FaultTime };
  readonly times?: number;
}

function effectOf({ kind, status, retryAfter, ms, when = 'before' }: NewFault['effect']): FaultEffect {
  switch (kind) {
    case 'status':
      return { kind, when, status: status ?? 500, ...(retryAfter !== undefined && { retryAfter }) };
    case 'delay':
      return { kind, when, ms: ms ?? 1000 };
    case 'drip':
      return { kind, when, ms: ms ?? 20 };
    default:
      return { kind, when };
  }
}

export const faultRoutes = [
  tenantRoute<NewFault>({ method: 'POST', path: '/faults', summary: 'Adds a fault; the oldest that fits strikes', body: NEW_FAULT }, ({ tenant, world, body }) => {
    const id = newGuid(world.random);
    tenant.faults.push({ id, method: body.match.method ?? null, path: body.match.path ?? null, effect: effectOf(body.effect), timesLeft: body.times ?? null });
    return json(201, { id });
  }),
  tenantRoute({ method: 'GET', path: '/faults', summary: 'Lists the faults' }, ({ tenant }) => json(200, { faults: tenant.faults })),
  tenantRoute({ method: 'GET', path: '/faults/{fault}', summary: 'Shows one fault' }, ({ tenant, call }) => {
    const fault = tenant.faults.find((each) => each.id === call.params['fault']);
    if (fault === undefined) throw new ControlError(404, 'There is no such fault.');
    return json(200, fault);
  }),
  tenantRoute({ method: 'DELETE', path: '/faults', summary: 'Takes all faults away' }, ({ tenant }) => {
    tenant.faults.length = 0;
    return { status: 204 };
  }),
  tenantRoute({ method: 'DELETE', path: '/faults/{fault}', summary: 'Takes one fault away' }, ({ tenant, call }) => {
    const at = tenant.faults.findIndex((each) => each.id === call.params['fault']);
    if (at < 0) throw new ControlError(404, 'There is no such fault.');
    tenant.faults.splice(at, 1);
    return { status: 204 };
  }),
];
