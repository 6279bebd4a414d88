import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

export interface CuttingProxy {
  /** As a browser sees it. */
  readonly origin: string;
  /** From now on answers pass up to this many bytes; resolves when one was cut there. */
  cutAfter(bytes: number): Promise<void>;
  close(): Promise<void>;
}

/** A port that nobody uses now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => { probe.listen(0, '127.0.0.1', done); });
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}

/** A network in front of a server on this machine that can break in the middle of an answer. */
export async function cuttingProxy(targetPort: number): Promise<CuttingProxy> {
  const sockets = new Set<Socket>();
  let left = Infinity;
  let isCut = (): void => undefined;

  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => { client.destroy(); upstream.destroy(); });
      socket.on('close', () => { sockets.delete(socket); client.destroy(); upstream.destroy(); });
    }
    client.pipe(upstream);
    upstream.on('data', (chunk) => {
      if (left === 0) return;
      client.write(chunk.subarray(0, Math.min(left, chunk.length)));
      left = Math.max(0, left - chunk.length);
      if (left === 0) isCut();
    });
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    cutAfter: (bytes) => new Promise((cut) => {
      left = bytes;
      isCut = cut;
    }),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
