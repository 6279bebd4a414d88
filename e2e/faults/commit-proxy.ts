import { createServer, connect, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** `before`: the COMMIT never reaches the database. `after`: it takes effect, and its answer never comes back. */
export type Moment = 'before' | 'after';

export interface CommitProxy {
  /** The same database, through the proxy. */
  readonly url: string;
  /** Stops the next transaction that mentions `marker` at its COMMIT; resolves when it stands there, for good. */
  stopAt(marker: string, moment: Moment): Promise<void>;
  close(): Promise<void>;
}

interface Trap {
  readonly marker: string;
  readonly moment: Moment;
  readonly sprung: () => void;
}

const QUERY = 0x51;

/** Cuts a stream of the PostgreSQL protocol (version 3, "Message Formats") into whole messages; the first has no type byte. */
function messages(): (chunk: Buffer) => Buffer[] {
  let pending = Buffer.alloc(0);
  let started = false;
  return (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    const whole: Buffer[] = [];
    for (;;) {
      const header = started ? 1 : 0;
      if (pending.length < header + 4) return whole;
      const length = header + pending.readUInt32BE(header);
      if (pending.length < length) return whole;
      whole.push(pending.subarray(0, length));
      pending = pending.subarray(length);
      started = true;
    }
  };
}

const isCommit = (message: Buffer): boolean => message[0] === QUERY && /^commit/i.test(message.toString('latin1', 5));

/** A database that can be cut off at one exact COMMIT, without a switch in the program that uses it. */
export async function commitProxy(databaseUrl: string): Promise<CommitProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let trap: Trap | undefined;

  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ port: Number(target.port), host: target.hostname, noDelay: true });
    const cut = messages();
    let marked = false;
    let muted = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => { client.destroy(); upstream.destroy(); });
      socket.on('close', () => { sockets.delete(socket); client.destroy(); upstream.destroy(); });
    }
    upstream.on('data', (chunk) => {
      if (!muted) client.write(chunk);
    });
    client.on('data', (chunk) => {
      for (const message of cut(chunk)) {
        if (trap !== undefined && message.includes(trap.marker)) marked = true;
        if (trap !== undefined && marked && isCommit(message)) {
          const { moment, sprung } = trap;
          trap = undefined;
          muted = true;
          if (moment === 'before') { sprung(); continue; }
          upstream.once('data', sprung);
        }
        if (isCommit(message)) marked = false;
        upstream.write(message);
      }
    });
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });

  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    stopAt: (marker, moment) => new Promise((sprung) => { trap = { marker, moment, sprung: () => { sprung(); } }; }),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
