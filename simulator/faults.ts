import { setTimeout as wait } from 'node:timers/promises';
import type { ServerResponse } from 'node:http';
import { json, type Answer, type Call } from './http.ts';
import { graphError } from './graph/error.ts';
import { oauthError } from './oauth/error.ts';
import type { FaultEffect } from './tenant/fault.ts';
import type { World } from './world.ts';

/** In place of an answer: the connection is to be ended before a single byte. */
export const CUT = Symbol('cut');

/**
 * Lets a fault strike a call. `before`: the call has no effect, and what would be spoilt is an empty object.
 * `after`: it takes effect first.
 */
export async function spoil(effect: FaultEffect, handle: () => Answer | Promise<Answer>, call: Call, world: World): Promise<Answer | typeof CUT> {
  if (effect.kind === 'delay') return delayed(effect, handle, call);
  const answer = effect.when === 'after' ? await handle() : json(200, {});
  switch (effect.kind) {
    case 'status':
      return statusAnswer(effect.status, effect.retryAfter, call, world);
    case 'garbage':
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '<html>{"value":[\u0000' };
    case 'mistyped':
      return { ...answer, headers: { ...answer.headers, 'content-type': 'text/html' } };
    case 'hang':
      await goneCaller(call);
      return CUT;
    case 'reset':
      return CUT;
    case 'truncated':
      return { ...measured(answer), stream: (response) => { cutShort(response, bytesOf(answer)); } };
    case 'drip':
      return { ...measured(answer), stream: (response) => { void drip(response, bytesOf(answer), effect.ms, call); } };
  }
}

async function delayed(effect: FaultEffect & { kind: 'delay' }, handle: () => Answer | Promise<Answer>, call: Call): Promise<Answer | typeof CUT> {
  const early = effect.when === 'after' ? await handle() : null;
  const waited = await wait(effect.ms, true, { signal: call.gone, ref: false }).catch(() => false);
  return waited ? (early ?? handle()) : CUT;
}

/** The error body that the struck service would have sent; codes as in Graph's error reference. */
function statusAnswer(status: number, retryAfter: number | string | undefined, call: Call, world: World): Answer {
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  const made = /^\/v1\.0\//i.test(call.path)
    ? graphError(call, world, { status, code: CODES[status] ?? 'generalException', message: MESSAGES[status] ?? 'The simulator was told to fail here.' })
    : oauthError(world, { status, error: status === 429 || status >= 500 ? 'temporarily_unavailable' : 'invalid_request', code: 90033, text: 'A transient error has occurred. Please try again.' });
  return { ...made, headers: { ...made.headers, ...headers } };
}

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

const measured = (answer: Answer): Answer => ({ ...answer, headers: { ...answer.headers, 'content-length': String(bytesOf(answer).length) } });

const bytesOf = (answer: Answer): Buffer => Buffer.from(answer.body ?? '');

function goneCaller(call: Call): Promise<void> {
  return new Promise((resolve) => {
    if (call.gone.aborted) resolve();
    else call.gone.addEventListener('abort', () => { resolve(); }, { once: true });
  });
}

function cutShort(response: ServerResponse, bytes: Buffer): void {
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => { response.destroy(); });
}

async function drip(response: ServerResponse, bytes: Buffer, ms: number, call: Call): Promise<void> {
  for (const byte of bytes) {
    response.write(Buffer.from([byte]));
    if (!(await wait(ms, true, { signal: call.gone, ref: false }).catch(() => false))) return;
  }
  response.end();
}
