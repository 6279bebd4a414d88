import type { Call } from '../../http.ts';
import { GraphError } from '../error.ts';

/** Words assumed: what the reporting service says of a line that is not there is not written anywhere. */
export const unknownLine = ({ params }: Call): GraphError => new GraphError(404, 'ResourceNotFound', `The requested entity with id '${params['lineId'] ?? ''}' was not found.`);
