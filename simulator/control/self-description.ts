import { json, type Answer, type Route } from '../http.ts';
import { fidelityRoute } from './fidelity.ts';
import { controlRoute, type ControlRoute } from './route.ts';

/** OpenAPI 3.1 of the control plane, written from the routes themselves. */
function openapi(routes: readonly ControlRoute[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const { method, path, summary, body } of routes) {
    const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
    (paths[path] ??= {})[method.toLowerCase()] = {
      summary,
      parameters,
      ...(body !== undefined && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
      responses: { '2XX': { description: 'Done' }, '4XX': { description: 'Refused: {error}' } },
    };
  }
  return { openapi: '3.1.0', info: { title: 'Simulator control plane', version: '1' }, paths };
}

/** Routes that describe all others. `imitations` is asked at each call, as the people's pages are loaded late. */
export function selfDescription(control: readonly ControlRoute[], imitations: () => Promise<readonly Route[]>): ControlRoute[] {
  const described: ControlRoute = controlRoute({ method: 'GET', path: '/_sim/openapi.json', summary: 'This document' }, (): Answer => json(200, openapi([...control, described, fidelity])));
  const fidelity = fidelityRoute(imitations);
  return [described, fidelity];
}
