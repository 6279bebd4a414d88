import { createServer as createPlain, type RequestListener, type Server } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { Duplex } from 'node:stream';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import type { Config } from './config.ts';

export interface Patience {
  /** Milliseconds. A caller who needs longer for a few hundred bytes of headers holds a socket, nothing else; nor does one who says nothing. */
  readonly headersTimeout: number;
  /** Milliseconds for the whole request; the largest body is 16 kB. */
  readonly requestTimeout: number;
  /** How often the two are looked at, in milliseconds. */
  readonly connectionsCheckingInterval: number;
}

/** No limit would be 0. */
export const PATIENCE: Patience = { headersTimeout: 10_000, requestTimeout: 15_000, connectionsCheckingInterval: 2_000 };
/** Cookies of ours stay under 500 bytes, proofs under 1 kB; what is longer is answered 431. */
const MAX_HEADER_BYTES = 8 * 1024;
const MAX_HEADERS = 100;
/** Idle sockets are cheap, but not free. */
const MAX_SOCKETS = 2_000;

export interface HttpListener {
  readonly port: number;
  /** Requests before this call wait for it. */
  readonly serve: (app: Express) => void;
  readonly close: () => Promise<void>;
}

/** The parser refused the bytes: one fixed answer, then the connection ends, so that nothing of it is read as a second request. */
function refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = { HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large', ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout' }[error.code ?? ''] ?? '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nCache-Control: no-store\r\nContent-Length: 0\r\n\r\n`);
}

/** Plain http that no proxy of ours stands in front of is for this machine alone. */
const LOOPBACK = '127.0.0.1';

export type ListenOptions = Pick<Config, 'tls' | 'trustedProxies'>;

/** Listens on all addresses, or on loopback when neither TLS nor a proxy is configured; port 0 takes a free one. @throws when the port is taken. */
export async function listen(port: number, { tls, trustedProxies }: ListenOptions, patience = PATIENCE): Promise<HttpListener> {
  const limits = { ...patience, maxHeaderSize: MAX_HEADER_BYTES };
  const server: Server = tls === null ? createPlain(limits) : createSecure({ ...limits, cert: tls.cert, key: tls.key.reveal(), minVersion: 'TLSv1.2' });
  server.maxHeadersCount = MAX_HEADERS;
  server.maxConnections = MAX_SOCKETS;
  server.on('clientError', refuse);
  server.on('connect', (_request, socket) => {
    socket.end('HTTP/1.1 405 Method Not Allowed\r\nAllow: GET, HEAD, POST\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  // Node drops a request that nobody listens for and leaves its caller waiting for ever.
  const early: Parameters<RequestListener>[] = [];
  let answer: RequestListener = (...request) => { early.push(request); };
  server.on('request', (...request) => { answer(...request); });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    if (tls === null && trustedProxies.length === 0) server.listen(port, LOOPBACK, resolve);
    else server.listen(port, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    serve: (app) => {
      answer = app;
      for (const request of early.splice(0)) app(...request);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
