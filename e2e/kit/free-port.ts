import { createServer, type AddressInfo } from 'node:net';

/** A port of this machine that nobody listens at now. */
export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer().on('error', failed).listen(0, 'localhost', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => { done(port); });
    });
  });
}
