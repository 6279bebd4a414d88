import type { Answer, Call } from '../http.ts';
import { newGuid } from '../tenant/random.ts';
import type { World } from '../world.ts';
import { graphHeaders } from './headers.ts';

export interface GraphFault {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** The authentication-methods service says its message again in `innerError` (seen in microsoft-graph-docs pull request 12187). */
  readonly repeat?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown by an operation; the route turns it into Graph's error envelope. */
export class GraphError extends Error {
  readonly fault: GraphFault;

  constructor(status: number, code: string, message: string, repeat = false, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.fault = { status, code, message, repeat, headers };
  }
}

/** Refusals of the authentication-methods service: lower camel codes, message repeated. */
export const methodsError = (status: number, code: string, message: string): GraphError => new GraphError(status, code, message, true);

/** What the directory says of an unknown object, and of a person without manager with `'manager'` in place of the id. */
export const notFound = (what: string): GraphError =>
  new GraphError(404, 'Request_ResourceNotFound', `Resource '${what}' does not exist or one of its queried reference-property objects are not present.`);

export const badRequest = (message: string): GraphError => new GraphError(400, 'Request_BadRequest', message);

/** The error envelope. `date` has no zone, as on the wire; both ids are ours when the caller sent none. */
export function graphError(call: Pick<Call, 'line'>, world: World, fault: GraphFault): Answer {
  const requestId = call.line?.id ?? newGuid(world.random);
  const clientRequestId = call.line?.clientRequestId ?? requestId;
  const innerError = {
    ...(fault.repeat === true && { message: fault.message }),
    date: new Date(world.now()).toISOString().slice(0, 19),
    'request-id': requestId,
    'client-request-id': clientRequestId,
  };
  const body = JSON.stringify({ error: { code: fault.code, message: fault.message, innerError } });
  return { status: fault.status, headers: { ...graphHeaders(requestId, clientRequestId), 'content-type': 'application/json', ...fault.headers }, body };
}
