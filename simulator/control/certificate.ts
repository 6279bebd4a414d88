import { json } from '../http.ts';
import { controlRoute } from './route.ts';

/** For whoever did not start the simulator, and so has not read where it wrote the file. */
export const certificateRoute = controlRoute({ method: 'GET', path: '/_sim/certificate', summary: 'The authority (PEM) that programs trust to reach the https side; new at each start' }, ({ world }) => json(200, { authority: world.caPem }));
