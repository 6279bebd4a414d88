import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

export interface Balancer {
  readonly origin: string;
  /** Ports on this machine to which connections go in turn. */
  to(ports: readonly number[]): void;
  close(): Promise<void>;
}

/** One address in front of several instances, as a service's own would be. */
export async function balancer(): Promise<Balancer> {
  const sockets = new Set<Socket>();
  let targets: readonly number[] = [];
  let turn = 0;
  const server = createServer({ noDelay: true }, (client) => {
    turn += 1;
    const upstream = connect({ port: targets[turn % targets.length] ?? 0, host: '127.0.0.1', noDelay: true });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => { client.destroy(); upstream.destroy(); });
      socket.on('close', () => { sockets.delete(socket); client.destroy(); upstream.destroy(); });
    }
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    to: (ports) => { targets = ports; },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
