import type { Answer, Call } from '../http.ts';
import type { Trace } from '../router.ts';
import type { World } from '../world.ts';
import { graphError } from './error.ts';

/** A path, method or version that is not imitated. Graph's own words, plus ours, so that nobody takes it for the real thing. */
export function unknownGraphPath(call: Call, world: World, { methods, unknown }: Trace): Answer {
  const ours = `(Simulator: ${call.method} ${call.path} is not imitated, see /_sim/fidelity.)`;
  if (/^\/beta(\/|$)/i.test(call.path)) return graphError(call, world, { status: 400, code: 'BadRequest', message: `Invalid version: beta. ${ours}` });
  // Captured in Microsoft's batching sample, request 4.
  if (methods.length > 0) return graphError(call, world, { status: 405, code: 'Request_BadRequest', message: `Specified HTTP method is not allowed for the request target. ${ours}` });
  return graphError(call, world, { status: 400, code: 'BadRequest', message: `Resource not found for the segment '${unknown ?? ''}'. ${ours}` });
}
