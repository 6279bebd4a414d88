import { readFileSync } from 'node:fs';
import { connect, type TLSSocket } from 'node:tls';

/**
 * Load from a process of its own: `node load.ts FILE` with one {@link Job} as JSON in the file; prints one {@link Outcome}.
 * Requests are written and answers read as bytes, so that little of the time is the client's.
 */
export interface Job {
  readonly origin: string;
  readonly ms: number;
  /** One list for each connection, sent in turn again and again. `{id}` in a path is the `id` of the answer before. */
  readonly scripts: readonly (readonly Call[])[];
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The status without which it counts as refused. */
  readonly expect: number;
}

export interface Outcome {
  readonly answered: number;
  readonly refused: number;
  readonly seconds: number;
  /** Milliseconds of each request, sorted. */
  readonly latencies: readonly number[];
}

interface Heard {
  readonly status: number;
  readonly body: string;
}

/** One connection, one request at a time. */
async function open(origin: string): Promise<{ ask(bytes: string): Promise<Heard>; close(): void }> {
  const { hostname, port } = new URL(origin);
  // Whose certificate it is does not matter to the time.
  const socket = await new Promise<TLSSocket>((done, failed) => {
    const made = connect({ host: '127.0.0.1', servername: hostname, port: Number(port), rejectUnauthorized: false }, () => { done(made); });
    made.setNoDelay(true).on('error', failed);
  });
  let text = '';
  let waiting: { done: (heard: Heard) => void; failed: (error: Error) => void } | null = null;
  const look = (): void => {
    const heard = whole(text);
    if (heard === null || waiting === null) return;
    text = '';
    const { done } = waiting;
    waiting = null;
    done(heard);
  };
  socket.setEncoding('latin1').on('data', (chunk: string) => { text += chunk; look(); });
  socket.on('close', () => waiting?.failed(new Error('The server closed the connection.')));
  return {
    ask: (bytes) => new Promise((done, failed) => { waiting = { done, failed }; socket.write(bytes); }),
    close() { socket.destroy(); },
  };
}

/** A whole answer, by its length or its last chunk; null while something is missing. */
function whole(text: string): Heard | null {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = text.slice(0, end);
  const status = Number(head.slice(9, 12));
  const body = text.slice(end + 4);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined && /\r\ntransfer-encoding: chunked/i.test(head)) return body.endsWith('0\r\n\r\n') ? { status, body: body.replaceAll(/^[0-9a-f]+\r\n|\r\n[0-9a-f]+\r\n/gi, '') } : null;
  return body.length >= Number(length ?? 0) ? { status, body } : null;
}

const bytesOf = ({ method, path, headers, body }: Call, host: string): string =>
  `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')}content-length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`;

async function run({ origin, ms, scripts }: Job): Promise<Outcome> {
  const { host } = new URL(origin);
  const latencies: number[] = [];
  let refused = 0;
  const began = performance.now();
  const loop = async (script: readonly Call[]): Promise<void> => {
    const line = await open(origin);
    let id = '';
    while (performance.now() - began < ms) {
      for (const call of script) {
        const start = performance.now();
        const { status, body } = await line.ask(bytesOf({ ...call, path: call.path.replace('{id}', id) }, host));
        latencies.push(performance.now() - start);
        if (status !== call.expect) refused += 1;
        id = /"id":"([^"]+)"/.exec(body)?.[1] ?? id;
      }
    }
    line.close();
  };
  await Promise.all(scripts.map(loop));
  return { answered: latencies.length, refused, seconds: (performance.now() - began) / 1000, latencies: latencies.toSorted((a, b) => a - b) };
}

if (import.meta.main) process.stdout.write(JSON.stringify(await run(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Job)));
