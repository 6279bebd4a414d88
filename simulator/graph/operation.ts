import { tenantNow } from '../tenant/clock.ts';
import type { Person, Tenant } from '../tenant/model.ts';
import type { Answer, Call, Fidelity, Route } from '../http.ts';
import type { World } from '../world.ts';
import { callerOf, type Caller } from './caller.ts';
import { conduct, knownPerson } from './conduct.ts';
import { delegationFault, type Delegation } from './delegation.ts';
import { GraphError, graphError, notFound } from './error.ts';
import { forbidden, type Service } from './forbidden.ts';
import { graphHeaders } from './headers.ts';
import { metadataOf, withMetadata, type Metadata } from './odata/metadata.ts';
import { refuseUnknownOptions, type QueryOption } from './odata/options.ts';
import { resourceUnits } from './resource-unit.ts';

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
  readonly headers?: Readonly<Record<string, string>>;
  readonly bytes?: { readonly type: string; readonly body: Uint8Array };
}

export interface GraphOperation {
  readonly method: Route['method'];
  /** Below the version. */
  readonly path: string;
  readonly name: string;
  readonly fidelity: Fidelity;
  readonly service: Service;
  /** Application permissions of which one is enough, the least first (microsoft-graph-devx-content, permissions.json). */
  readonly permissions: readonly string[];
  /** What a token that speaks for a person needs instead; left out, such tokens are refused. */
  readonly delegated?: Delegation;
  /** What an app may do without a permission in its token, because it was consented to for this person (Teams). */
  resourceSpecific?(caller: Caller, named: string): boolean;
  readonly options?: readonly QueryOption[];
  /** Resource units before what the options add and take; 1 when left out. Of directory calls alone. */
  readonly cost?: number;
  handle(graph: GraphCall): GraphAnswer | Promise<GraphAnswer>;
}

/** An operation of Graph v1.0: token, permission and options are judged before it, errors are put in Graph's envelope after it. */
export function graphRoute(operation: GraphOperation): Route {
  return {
    method: operation.method,
    path: `/v1.0${operation.path}`,
    name: `graph.${operation.name}`,
    fidelity: operation.fidelity,
    async handle(call, world) {
      try {
        const caller = callerOf(call, world);
        const named = operation.path.startsWith('/me') ? asMe(call, caller) : call;
        judge(operation, caller, named.params['id']);
        refuseUnknownOptions(call, operation.options ?? []);
        const metadata = metadataOf(call);
        const { tenant } = caller;
        return measured(operation, call, answer(call, metadata, await conduct(operation, { call: named, world, tenant, caller, now: tenantNow(tenant, world.now()) })));
      } catch (error) {
        if (!(error instanceof GraphError)) throw error;
        const refused = graphError(call, world, error.fault);
        return error.fault.status === 401 ? refused : measured(operation, call, refused);
      }
    },
  };
}

/** The same operation on `/users/{id}` and on `/me`, which is whom the token speaks for. */
export const graphRoutesWithMe = (operation: GraphOperation): readonly Route[] => [
  graphRoute(operation),
  graphRoute({ ...operation, path: operation.path.replace('/users/{id}', '/me'), name: `me-${operation.name}` }),
];

function asMe(call: Call, { signedIn }: Caller): Call {
  if (signedIn === null) throw new GraphError(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');
  return { ...call, params: { ...call.params, id: signedIn.person.id } };
}

function judge(operation: GraphOperation, caller: Caller, named: string | undefined): void {
  if (caller.signedIn === null) {
    const granted = operation.permissions.some((permission) => caller.permissions.includes(permission));
    if (!granted && operation.resourceSpecific?.(caller, named ?? '') !== true) throw forbidden(operation, caller, 'scope');
    return;
  }
  const fault = delegationFault(operation.delegated, caller, named);
  if (fault !== null) throw forbidden(operation, caller, fault);
}

/** The directory says what a call cost, failed ones too (captured in Microsoft's batching sample); one without a good token never reaches it. */
function measured({ service, cost = 1 }: GraphOperation, call: Call, made: Answer): Answer {
  return service === 'directory' ? { ...made, headers: { ...made.headers, 'x-ms-resource-unit': String(resourceUnits(call, cost)) } } : made;
}

function answer(call: Call, metadata: Metadata, { status, json, bytes, headers: more }: GraphAnswer): Answer {
  const headers = { ...graphHeaders(call.line?.id ?? '', call.line?.clientRequestId ?? ''), ...more };
  if (bytes !== undefined) return { status, headers: { ...headers, 'content-type': bytes.type, ...(bytes.type === 'text/plain' && { 'odata-version': '4.0' }) }, body: bytes.body };
  if (json === undefined) return { status, headers };
  const { type, body } = withMetadata(json, metadata);
  return { status, headers: { ...headers, 'odata-version': '4.0', 'content-type': type }, body };
}

/** The person of the path, by id or user principal name. Throws Graph's 404. */
export function personOfPath(graph: GraphCall): Person {
  const named = graph.call.params['id'] ?? '';
  const person = knownPerson(graph, named);
  if (person === undefined) throw notFound(named);
  return person;
}

/** An `@odata.context`. The key is echoed as the caller wrote it, encoded (seen in a real create answer). */
export const context = (call: Call, fragment: string): string => `${call.origin}/v1.0/$metadata#${fragment}`;

export const contextKey = (call: Call): string => encodeURIComponent(call.params['id'] ?? '').replaceAll("'", '%27%27');
