import { z } from 'zod';
import type { SignInMethod } from '../ports.ts';
import type { Graph } from './graph.ts';
import { guid } from './guid.ts';
import { readAll, readTime } from './read.ts';

const Name = z.string().max(1024).nullish();

const MethodAnswer = z.object({ id: z.string().min(1).max(256), '@odata.type': z.string().regex(/^#microsoft\.graph\.\w+$/), displayName: Name, phoneNumber: Name });

/** Every registered sign-in method, passes included. */
export const methods = (graph: Graph) => async (personId: string): Promise<readonly SignInMethod[]> => {
  const path = `/users/${guid(personId)}/authentication/methods`;
  const found = await readAll(graph, 'the sign-in methods', { path, signal: readTime() }, MethodAnswer);
  return found.map((method) => ({ id: method.id, type: method['@odata.type'].replace('#microsoft.graph.', ''), name: method.displayName ?? method.phoneNumber ?? null }));
};
