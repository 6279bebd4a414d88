import type { Answer, Call } from '../http.ts';
import type { World } from '../world.ts';
import { graphError } from './error.ts';

/** A path or version that is not imitated. Graph's own words for a wrong segment, plus ours, so that nobody takes it for the real thing. */
export function unknownGraphPath(call: Call, world: World): Answer {
  const segment = call.path.split('/').at(-1) ?? '';
  return graphError(call, world, {
    status: 400,
    code: 'BadRequest',
    message: `Resource not found for the segment '${segment}'. (Simulator: ${call.method} ${call.path} is not imitated, see /_sim/fidelity.)`,
  });
}
