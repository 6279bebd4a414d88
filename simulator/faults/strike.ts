import { setTimeout as wait } from 'node:timers/promises';
import { json, jsonOf, type Answer, type Call } from '../http.ts';
import { keepLast } from '../tenant/keep-last.ts';
import { tenantNow } from '../tenant/clock.ts';
import { MAX_HITS, takeFault, type FaultEffect } from '../tenant/fault.ts';
import type { Tenant } from '../tenant/model.ts';
import type { World } from '../world.ts';
import { aboutAnother } from './another.ts';
import { errorAnswer } from './error-answer.ts';
import { bomb, cutShort, dripping } from './streams.ts';

/** In place of an answer: the connection is to be ended before a single byte. */
export const CUT = Symbol('cut');

type Handle = (call: Call) => Answer | Promise<Answer>;

interface Target {
  readonly call: Call;
  readonly tenant: Tenant;
  /** The operation's name; null where nothing is imitated. */
  readonly operation: string | null;
  readonly world: World;
  /** What answers the call when nothing goes wrong. */
  readonly handle: Handle;
}

/** Answers a call, unless a fault of its tenant strikes it; the fault keeps a note of that. */
export function answered(target: Target): Promise<Answer | typeof CUT> | Answer {
  const { call, tenant, operation, world, handle } = target;
  const { method, path } = call;
  if (tenant.faults.length === 0) return handle(call);
  const fault = takeFault(tenant.faults, { method, path, operation }, ({ effect }) => effect.kind !== 'another' || aboutAnother(call, tenant, effect.person) !== null);
  if (fault === null) return handle(call);
  if (call.line !== null) call.line.faultId = fault.id;
  keepLast(fault.hits, { at: tenantNow(tenant, world.now()), requestId: call.line?.id ?? null, method, path }, MAX_HITS);
  return spoil(fault.effect, target);
}

/** `before`: the call has no effect, and what would be spoilt is an empty object. `after`: it takes effect first. */
async function spoil(effect: FaultEffect, { call, tenant, operation, world, handle }: Target): Promise<Answer | typeof CUT> {
  if (effect.kind === 'delay') return delayed(effect, handle, call);
  if (effect.kind === 'altered') return handle(altered(call, effect.request));
  const answer = effect.when === 'after' ? await handle(call) : json(200, {});
  switch (effect.kind) {
    case 'status':
      return errorAnswer(effect, call, operation, world);
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
      return cutShort(answer);
    case 'drip':
      return dripping(answer, effect.ms, call);
    case 'bomb':
      return bomb(effect.bytes);
    case 'redirect':
      return { status: effect.status, headers: { location: effect.location } };
    case 'another':
      return handle(aboutAnother(call, tenant, effect.person) ?? call);
  }
}

async function delayed(effect: FaultEffect & { kind: 'delay' }, handle: Handle, call: Call): Promise<Answer | typeof CUT> {
  const early = effect.when === 'after' ? await handle(call) : null;
  const waited = await wait(effect.ms, true, { signal: call.gone(), ref: false }).catch(() => false);
  return waited ? (early ?? handle(call)) : CUT;
}

function altered(call: Call, fields: Readonly<Record<string, unknown>>): Call {
  const sent = jsonOf(call);
  return { ...call, body: Buffer.from(JSON.stringify({ ...(typeof sent === 'object' ? sent : null), ...fields })) };
}

function goneCaller(call: Call): Promise<void> {
  return new Promise((resolve) => {
    if (call.gone().aborted) resolve();
    else call.gone().addEventListener('abort', () => { resolve(); }, { once: true });
  });
}
