import type { Call } from '../http.ts';
import { Router } from '../router.ts';
import type { World } from '../world.ts';
import { ControlError, type ControlRoute } from './route.ts';

/** A call of the control plane as anybody could send it; `body` left out: none. */
export interface OwnCall {
  readonly method: ControlRoute['method'];
  readonly path: string;
  readonly body?: object;
}

interface Given {
  /** The call within which this one is sent. */
  readonly call: Call;
  readonly world: World;
  readonly routes: readonly ControlRoute[];
}

/** Sends one call through routing and checks as if it had come by itself, and gives its answer. @throws {ControlError} when it is refused. */
export async function sendWithin({ method, path, body }: OwnCall, { call, world, routes }: Given): Promise<Readonly<Record<string, unknown>>> {
  const match = new Router(routes).find(method, path);
  if (match === null) throw new ControlError(500, `Nothing answers ${method} ${path}.`);
  const headers = { ...call.headers, 'content-type': 'application/json' };
  const answer = await match.route.handle({ ...call, method, path, headers, params: match.params, body: Buffer.from(body === undefined ? '' : JSON.stringify(body)) }, world);
  const said = JSON.parse(String(answer.body ?? '{}')) as Readonly<Record<string, unknown>>;
  const { error, faults } = said as { readonly error?: string; readonly faults?: readonly string[] };
  if (answer.status >= 400) throw new ControlError(answer.status, error ?? `${method} ${path} was refused.`, faults);
  return said;
}
