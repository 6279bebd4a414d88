import { z } from 'zod';
import { Unavailable, type TenantPassPolicy } from '../ports.ts';
import type { Graph } from './graph.ts';
import { readOne, readTime } from './read.ts';

/** Bounds: temporaryAccessPassAuthenticationMethodConfiguration of Microsoft Graph v1.0 (10 to 43200 min, 8 to 48 characters). */
const minutes = z.int().min(10).max(43_200);
const PolicyAnswer = z.object({
  state: z.enum(['enabled', 'disabled']),
  minimumLifetimeInMinutes: minutes,
  maximumLifetimeInMinutes: minutes,
  defaultLength: z.int().min(8).max(48),
  isUsableOnce: z.boolean(),
});

const PATH = '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass';

export const passPolicy = (graph: Graph) => async (): Promise<TenantPassPolicy> => {
  const found = await readOne(graph, 'the pass policy', { path: PATH, signal: readTime() }, PolicyAnswer);
  if (found === null) throw new Unavailable('the pass policy');
  const { state, ...policy } = found;
  return { enabled: state === 'enabled', ...policy };
};
