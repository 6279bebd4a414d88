import type { Route } from '../http.ts';
import { GraphError } from './error.ts';
import { context, graphRoutesWithMe, personOfPath } from './operation.ts';

/** Loaded when somebody looks: drawing takes a library that nothing else needs. */
const drawing = () => import('./avatar.ts');

const OTHERS = ['User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All', 'ProfilePhoto.Read.All'];
const access = {
  service: 'directory',
  permissions: ['ProfilePhoto.Read.All', 'User.Read.All', 'User.ReadWrite.All'],
  delegated: { self: ['User.Read', 'User.ReadWrite', ...OTHERS], others: OTHERS, role: 'anybody' },
} as const;

const value = graphRoutesWithMe({
  method: 'GET',
  path: '/users/{id}/photo/$value',
  name: 'photo-value',
  fidelity: { mark: 'documented', source: 'graph/api/profilephoto-get', note: 'A pattern made from the id, as PNG; the real service sends JPEG. One size.' },
  ...access,
  async handle(graph) {
    const person = personOfPath(graph);
    if (!person.hasPhoto) throw new GraphError(404, 'ImageNotFound', 'Exception of type \'Microsoft.Fast.Profile.Core.Exception.ImageNotFoundException\' was thrown.');
    return { status: 200, bytes: { type: 'image/png', body: (await drawing()).avatar(person.id) } };
  },
});

/** Who has no photo is said to have one of a single pixel (graph/api/profilephoto-get, example 3). */
const metadata = graphRoutesWithMe({
  method: 'GET',
  path: '/users/{id}/photo',
  name: 'photo-get',
  fidelity: { mark: 'documented', source: 'graph/api/profilephoto-get', note: 'The media etag is made of the id.' },
  ...access,
  async handle(graph) {
    const { id, hasPhoto } = personOfPath(graph);
    const edge = hasPhoto ? (await drawing()).AVATAR_EDGE : 1;
    return {
      status: 200,
      json: {
        '@odata.context': context(graph.call, `users('${id}')/photo/$entity`),
        '@odata.id': `${graph.call.origin}/v1.0/users('${id}@${graph.tenant.id}')/photo`,
        '@odata.mediaContentType': hasPhoto ? 'image/png' : 'image/gif',
        '@odata.mediaEtag': hasPhoto ? `"${id.slice(0, 8).toUpperCase()}"` : '',
        id: `${edge}x${edge}`,
        width: edge,
        height: edge,
      },
    };
  },
});

export const photoRoutes: readonly Route[] = [...value, ...metadata];
