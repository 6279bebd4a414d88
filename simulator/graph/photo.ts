import { GraphError } from './error.ts';
import { graphRoute, personOfPath } from './operation.ts';
import { avatar } from './avatar.ts';

export const photoValue = graphRoute({
  method: 'GET',
  path: '/users/{id}/photo/$value',
  name: 'photo-value',
  fidelity: { mark: 'documented', source: 'graph/api/profilephoto-get', note: 'A pattern made from the id, as PNG; the real service sends JPEG.' },
  service: 'directory',
  permissions: ['ProfilePhoto.Read.All', 'User.Read.All', 'User.ReadWrite.All'],
  handle(graph) {
    const person = personOfPath(graph);
    if (!person.hasPhoto) throw new GraphError(404, 'ImageNotFound', 'Exception of type \'Microsoft.Fast.Profile.Core.Exception.ImageNotFoundException\' was thrown.');
    return { status: 200, bytes: { type: 'image/png', body: avatar(person.id) } };
  },
});
