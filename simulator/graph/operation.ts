import { tenantNow } from '../tenant/clock.ts';
import { findPerson } from '../tenant/people.ts';
import type { Person, Tenant } from '../tenant/model.ts';
import type { Answer, Call, Fidelity, Route } from '../http.ts';
import type { World } from '../world.ts';
import { callerOf, type Caller } from './caller.ts';
import { GraphError, graphError, methodsError, notFound } from './error.ts';
import { GRAPH_JSON, graphHeaders } from './headers.ts';
import { refuseUnknownOptions, type QueryOption } from './odata.ts';

/** A call that may be done: its token is good and allows the operation. */
export interface GraphCall {
  readonly call: Call;
  readonly world: World;
  readonly tenant: Tenant;
  readonly caller: Caller;
  /** The tenant's time. */
  readonly now: number;
}

export interface GraphAnswer {
  readonly status: 200 | 201 | 202 | 204;
  readonly json?: object;
  readonly bytes?: { readonly type: string; readonly body: Uint8Array };
}

/** Each service behind Graph refuses in words of its own. */
type Service = 'directory' | 'authentication-methods' | 'exchange';

export interface GraphOperation {
  readonly method: Route['method'];
  /** Below the version. */
  readonly path: string;
  readonly name: string;
  readonly fidelity: Fidelity;
  readonly service: Service;
  /** Application permissions of which one is enough, the least first (microsoft-graph-devx-content, permissions.json). */
  readonly permissions: readonly string[];
  readonly options?: readonly QueryOption[];
  handle(graph: GraphCall): GraphAnswer;
}

/** An operation of Graph v1.0: token, permission and options are judged before it, errors are put in Graph's envelope after it. */
export function graphRoute(operation: GraphOperation): Route {
  return {
    method: operation.method,
    path: `/v1.0${operation.path}`,
    name: `graph.${operation.name}`,
    fidelity: operation.fidelity,
    handle(call, world) {
      try {
        const caller = callerOf(call, world);
        if (!operation.permissions.some((permission) => caller.permissions.includes(permission))) throw forbidden(operation.service);
        refuseUnknownOptions(call, operation.options ?? []);
        const { tenant } = caller;
        return answer(call, operation.handle({ call, world, tenant, caller, now: tenantNow(tenant, world.now()) }));
      } catch (error) {
        if (error instanceof GraphError) return graphError(call, world, error.fault);
        throw error;
      }
    },
  };
}

function forbidden(service: Service): GraphError {
  if (service === 'authentication-methods') return methodsError(403, 'accessDenied', 'Request Authorization failed');
  if (service === 'exchange') return new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
  return new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
}

function answer(call: Call, { status, json, bytes }: GraphAnswer): Answer {
  const headers = graphHeaders(call.line?.id ?? '', call.line?.clientRequestId ?? '');
  if (bytes !== undefined) return { status, headers: { ...headers, 'content-type': bytes.type }, body: bytes.body };
  if (json === undefined) return { status, headers };
  return { status, headers: { ...headers, 'odata-version': '4.0', 'content-type': GRAPH_JSON }, body: JSON.stringify(json) };
}

/** The person of the path, by id or user principal name. Throws Graph's 404. */
export function personOfPath({ call, tenant }: GraphCall): Person {
  const named = call.params['id'] ?? '';
  const person = findPerson(tenant, named);
  if (person === undefined) throw notFound(named);
  return person;
}

/** An `@odata.context`. The key is echoed as the caller wrote it, encoded (seen in a real create answer). */
export const context = (call: Call, fragment: string): string => `${call.origin}/v1.0/$metadata#${fragment}`;

export const contextKey = (call: Call): string => encodeURIComponent(call.params['id'] ?? '').replaceAll("'", '%27%27');
