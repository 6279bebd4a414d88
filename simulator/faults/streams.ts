import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Answer, Call } from '../http.ts';

const bytesOf = (answer: Answer): Buffer => Buffer.from(answer.body ?? '');

const measured = (answer: Answer, bytes: Buffer): Answer => ({ ...answer, headers: { ...answer.headers, 'content-length': String(bytes.length) } });

/** The first half, under headers that promise the whole. */
export function cutShort(answer: Answer): Answer {
  const bytes = bytesOf(answer);
  return { ...measured(answer, bytes), stream: (response) => { response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => { response.destroy(); }); } };
}

/** One byte each `ms`. */
export function dripping(answer: Answer, ms: number, call: Call): Answer {
  const bytes = bytesOf(answer);
  return { ...measured(answer, bytes), stream: (response) => { void drip(response, bytes, ms, call); } };
}

async function drip(response: ServerResponse, bytes: Buffer, ms: number, call: Call): Promise<void> {
  for (const byte of bytes) {
    response.write(Buffer.from([byte]));
    if (!(await wait(ms, true, { signal: call.gone(), ref: false }).catch(() => false))) return;
  }
  response.end();
}

/** JSON that is small on the wire and `bytes` long when unpacked: white space may stand before a value (RFC 8259 section 2). */
export async function bomb(bytes: number): Promise<Answer> {
  const packed = await promisify(gzip)(Buffer.concat([Buffer.alloc(Math.max(0, bytes - 2), ' '), Buffer.from('{}')]));
  return { status: 200, headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' }, body: packed };
}
