import { z } from 'zod';
import type { LivePass } from '../ports.ts';
import type { Graph } from './graph.ts';
import { guid } from './guid.ts';
import { Instant } from './person-answer.ts';
import { readAll, readTime } from './read.ts';

/** `temporaryAccessPassAuthenticationMethod` without its secret, which Graph returns from the POST alone. */
export const PassAnswer = z.object({
  id: z.guid().transform((id) => id.toLowerCase()),
  createdDateTime: Instant,
  startDateTime: Instant,
  lifetimeInMinutes: z.int().positive(),
  isUsableOnce: z.boolean(),
  isUsable: z.boolean(),
  methodUsabilityReason: z.string().max(64),
}) satisfies z.ZodType<LivePass>;

/** The path below which one person's passes lie. */
export const passesPath = (personId: string): string => `/users/${guid(personId)}/authentication/temporaryAccessPassMethods`;

/** None or one in Entra: a new pass replaces the old. Expired and used ones are still listed. */
export const passes = (graph: Graph) => (personId: string): Promise<readonly LivePass[]> =>
  readAll(graph, 'the list of passes', { path: passesPath(personId), signal: readTime() }, PassAnswer);
