import { headerOf, json, jsonOf, type Answer, type Call, type Route } from '../http.ts';
import { tenantNow } from '../tenant/clock.ts';
import type { Tenant } from '../tenant/model.ts';
import { findTenant, type World } from '../world.ts';
import { misfits, type Schema } from './schema.ts';

/** A call of the control plane. It is no imitation: it is never logged and no fault strikes it. */
export interface ControlRoute extends Route {
  readonly summary: string;
  readonly body?: Schema;
  readonly success?: Success;
}

/** The status of an answer that is no refusal: 200 unless said. */
type Success = 200 | 201 | 204;

export interface ControlCall<Body> {
  readonly call: Call;
  readonly world: World;
  readonly body: Body;
}

export interface TenantCall<Body> extends ControlCall<Body> {
  readonly tenant: Tenant;
  readonly now: number;
}

interface Spec {
  readonly method: Route['method'];
  readonly path: string;
  readonly summary: string;
  readonly body?: Schema;
  readonly success?: Success;
}

/** Thrown by a handler; becomes `{error: message, faults?}`. */
export class ControlError extends Error {
  readonly status: number;
  /** Everything that is wrong, one sentence each, where there can be several things. */
  readonly faults: readonly string[];

  constructor(status: number, message: string, faults: readonly string[] = []) {
    super(message);
    this.status = status;
    this.faults = faults;
  }
}

/** `Body` must be what the schema lets through. */
export function controlRoute<Body = undefined>(spec: Spec, handle: (given: ControlCall<Body>) => Answer | Promise<Answer>): ControlRoute {
  return {
    ...spec,
    name: `control ${spec.method} ${spec.path}`,
    async handle(call, world) {
      try {
        refuseOtherSites(call);
        return await handle({ call, world, body: bodyOf(call, spec.body) as Body });
      } catch (error) {
        if (error instanceof ControlError) return json(error.status, { error: error.message, ...(error.faults.length > 0 && { faults: error.faults }) });
        throw error;
      }
    },
  };
}

export function tenantRoute<Body = undefined>(spec: Spec, handle: (given: TenantCall<Body>) => Answer | Promise<Answer>): ControlRoute {
  return controlRoute<Body>({ ...spec, path: `/_sim/tenants/{tenant}${spec.path}` }, (given) => {
    const named = given.call.params['tenant'] ?? '';
    const tenant = findTenant(given.world, named);
    if (tenant === null) throw new ControlError(404, `There is no tenant ${named}.`);
    return handle({ ...given, tenant, now: tenantNow(tenant, given.world.now()) });
  });
}

/** A web page of somewhere else must not move our clocks, though it can reach loopback. */
function refuseOtherSites(call: Call): void {
  const site = headerOf(call, 'sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') throw new ControlError(403, 'Not from another site.');
}

function bodyOf(call: Call, schema: Schema | undefined): unknown {
  if (schema === undefined) return undefined;
  if (!/^application\/json\b/i.test(headerOf(call, 'content-type') ?? '')) throw new ControlError(415, 'Send application/json.');
  const body = jsonOf(call);
  const faults = misfits(schema, body);
  if (faults.length > 0) throw new ControlError(400, `${faults[0] ?? ''}.`, faults);
  return body;
}

export const iso = (ms: number): string => new Date(ms).toISOString();
