import type { Route } from '../http.ts';
import { bodyOf } from './body.ts';
import { objectById, objectJson, selectionOfAny } from './directory-object.ts';
import { badRequest, notFound } from './error.ts';
import { optionOf } from './odata/options.ts';
import { context, graphRoute } from './operation.ts';

const READ = ['Directory.Read.All', 'Directory.ReadWrite.All', 'User.Read.All', 'Group.Read.All', 'Application.Read.All'];
const access = { service: 'directory', permissions: READ, delegated: { others: READ, role: 'anybody' } } as const;

/** Ids in one call (graph/api/directoryobject-getbyids). */
const MAX_IDS = 1000;

const get = graphRoute({
  method: 'GET',
  path: '/directoryObjects/{object}',
  name: 'directory-object-get',
  fidelity: { mark: 'documented', source: 'graph/api/directoryobject-get', note: 'People, groups, contacts and service principals of apps.' },
  ...access,
  options: ['$select'],
  handle(graph) {
    const id = graph.call.params['object'] ?? '';
    const object = objectById(graph.tenant, id.toLowerCase());
    if (object === undefined) throw notFound(id);
    return { status: 200, json: { '@odata.context': context(graph.call, 'directoryObjects/$entity'), ...objectJson(graph, object, selectionOfAny(optionOf(graph.call, '$select'))) } };
  },
});

const getByIds = graphRoute({
  method: 'POST',
  path: '/directoryObjects/getByIds',
  name: 'directory-objects-get-by-ids',
  fidelity: { mark: 'documented', source: 'graph/api/directoryobject-getbyids', note: 'People, groups, contacts and service principals of apps; the properties that come without $select. Texts of the refusals are assumed.' },
  ...access,
  handle(graph) {
    const { ids, types = ['directoryObject'], ...rest } = bodyOf(graph.call);
    const [unknown] = Object.keys(rest);
    if (unknown !== undefined) throw badRequest(`Invalid property '${unknown}'.`);
    if (!isTexts(ids) || ids.length === 0 || ids.length > MAX_IDS) throw badRequest(`The parameter 'ids' must hold 1 to ${MAX_IDS} ids.`);
    if (!isTexts(types)) throw badRequest("Invalid value specified for parameter 'types'.");
    const kinds = types.map((type) => type.toLowerCase());
    const found = [...new Set(ids.map((id) => id.toLowerCase()))].map((id) => objectById(graph.tenant, id)).filter((object) => object !== undefined);
    const wanted = found.filter(({ kind }) => kinds.includes('directoryobject') || kinds.includes(kind.toLowerCase()));
    return { status: 200, json: { '@odata.context': context(graph.call, 'directoryObjects'), value: wanted.map((object) => objectJson(graph, object, null)) } };
  },
});

const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((each) => typeof each === 'string');

/** Objects of the directory, whatever they are. */
export const directoryObjectRoutes: readonly Route[] = [get, getByIds];
