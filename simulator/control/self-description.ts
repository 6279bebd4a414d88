import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { json, type Answer, type Route } from '../http.ts';
import { fidelityRoute } from './fidelity.ts';
import { controlRoute, type ControlRoute } from './route.ts';

/** OpenAPI 3.1 of the control plane, written from the routes themselves and from the schema of seed files. */
async function openapi(routes: readonly ControlRoute[]): Promise<object> {
  const paths: Record<string, Record<string, object>> = {};
  for (const { method, path, summary, body, success = 200 } of routes) {
    const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
    (paths[path] ??= {})[method.toLowerCase()] = {
      summary,
      parameters,
      ...(body !== undefined && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
      responses: {
        [success]: { description: 'Done', ...(success !== 204 && { content: { 'application/json': {} } }) },
        ...(body !== undefined && { 400: refused('The body is not as described'), 415: refused('The body is not sent as JSON') }),
        403: refused('The call comes from a web page of another site'),
        ...(parameters.length > 0 && { 404: refused('There is nothing of that name') }),
      },
    };
  }
  const SeedFile = JSON.parse(await readFile(join(import.meta.dirname, '../seed/seed.schema.json'), 'utf8')) as object;
  return { openapi: '3.1.0', info: { title: 'Simulator control plane', version: '1' }, paths, components: { schemas: { SeedFile, Refusal } } };
}

const Refusal = {
  type: 'object',
  required: ['error'],
  properties: { error: { type: 'string', description: 'In words' }, faults: { type: 'array', items: { type: 'string' }, description: 'Everything that is wrong, where there can be several things' } },
};

const refused = (description: string): object => ({ description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } } });

/** Routes that describe all others. `imitations` is asked at each call, as the people's pages are loaded late. */
export function selfDescription(control: readonly ControlRoute[], imitations: () => Promise<readonly Route[]>): ControlRoute[] {
  const described: ControlRoute = controlRoute({ method: 'GET', path: '/_sim/openapi.json', summary: 'This document' }, async (): Promise<Answer> => json(200, await openapi([...control, described, fidelity])));
  const fidelity = fidelityRoute(imitations);
  return [described, fidelity];
}
