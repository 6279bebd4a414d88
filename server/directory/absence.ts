import { z } from 'zod';
import { Unavailable } from '../ports.ts';
import type { Graph } from './graph.ts';
import { guid } from './guid.ts';
import { Instant } from './person-answer.ts';
import { readOne, readTime } from './read.ts';

/** Graph writes the zone apart; whoever asks for none gets UTC (mailboxSettings). Another would be another instant. */
const InUtc = z.object({ dateTime: z.string(), timeZone: z.literal('UTC') }).transform(({ dateTime }) => `${dateTime}Z`).pipe(Instant);

/** Of what a mailbox answers by itself nothing is read but whether and when. */
const Replies = z.discriminatedUnion('status', [
  z.object({ status: z.literal('disabled') }),
  z.object({ status: z.literal('alwaysEnabled') }),
  z.object({ status: z.literal('scheduled'), scheduledStartDateTime: InUtc, scheduledEndDateTime: InUtc }),
]);

/** Whether a person's automatic replies are on at this instant. @throws {Unavailable} also for who has no mailbox here. */
export const isAway = (graph: Graph) => async (personId: string, at: Date): Promise<boolean> => {
  const path = `/users/${guid(personId)}/mailboxSettings/automaticRepliesSetting`;
  const replies = await readOne(graph, 'the mailbox', { path, signal: readTime() }, Replies);
  if (replies === null) throw new Unavailable('the mailbox');
  return replies.status === 'alwaysEnabled' || (replies.status === 'scheduled' && replies.scheduledStartDateTime <= at && at < replies.scheduledEndDateTime);
};
