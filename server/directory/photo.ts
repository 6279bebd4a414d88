import { Unavailable } from '../ports.ts';
import type { Graph } from './graph.ts';
import { guid } from './guid.ts';
import { readReply, readTime } from './read.ts';
import { errorCodeOf } from './reply.ts';
import { PHOTO_MAX_BYTES } from '../domain/limits.ts';

/** Told by the first bytes, never by a header: the photo is served again from our own origin. */
function imageType(bytes: Uint8Array): string | null {
  const starts = (...head: number[]): boolean => head.every((byte, at) => bytes[at] === byte);
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg';
  return starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) ? 'image/png' : null;
}

/** The photo in the directory; null when there is none, or when it is no picture we would show. */
export const photo = (graph: Graph) => async (personId: string) => {
  const read = { path: `/users/${guid(personId)}/photo/$value`, headers: { accept: '*/*' }, maxBytes: PHOTO_MAX_BYTES, signal: readTime() };
  const reply = await readReply(graph, read).catch((cause: unknown) => { throw new Unavailable('the photo', cause); });
  if (reply.status === 404 && errorCodeOf(reply) !== null) return null;
  if (reply.status !== 200) throw new Unavailable(`the photo (status ${reply.status})`);
  const type = imageType(reply.bytes);
  return type === null ? null : { type, bytes: reply.bytes };
};
