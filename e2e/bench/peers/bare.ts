import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { certificate } from './certificate.ts';

interface Canned {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A server that does nothing but send what the simulator sent, by method; the answers are in the file of its last argument. */
const answers = JSON.parse(readFileSync(process.argv[4] ?? '', 'utf8')) as Readonly<Record<string, Canned>>;

const server = createServer(certificate(), (request, response) => {
  // It waits for the end of the body, as every server must.
  request.resume().on('end', () => {
    const { status = 404, headers = {}, body = '' } = answers[request.method ?? ''] ?? {};
    response.writeHead(status, headers).end(body);
  });
});
server.listen(0, '127.0.0.1', () => { console.log(`ready https://localhost:${String((server.address() as AddressInfo).port)}`); });
