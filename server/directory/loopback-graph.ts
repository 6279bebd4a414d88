import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { Secret } from '../domain/secret.ts';
import { connectGraph, type Graph } from './graph.ts';
import { customCloud } from './graph-cloud.ts';

export const TENANT = 'aaaaaaaa-0000-4000-8000-000000000001';

export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** A service on this machine that answers as each test of the adapters wants: for faults that no orderly service shows. */
export interface LoopbackGraph {
  readonly origin: string;
  /** Calls to Graph, in order. */
  readonly calls: Exchange[];
  /** Calls to the token endpoint. */
  readonly tokens: Exchange[];
  answer: (exchange: Exchange, response: ServerResponse) => void;
  token: (response: ServerResponse) => void;
  connect(): Graph;
  close(): Promise<void>;
}

export const sendJson = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json;odata.metadata=minimal;charset=utf-8', ...headers }).end(JSON.stringify(body));
};

export const goodToken = (response: ServerResponse): void => {
  sendJson(response, 200, { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: 'token' });
};

/** A Graph error; Source of the form: Microsoft Graph, error responses. */
export const sendError = (response: ServerResponse, status: number, code: string, headers: Record<string, string> = {}): void => {
  sendJson(response, status, { error: { code, message: 'no', innerError: { date: '2026-01-01T00:00:00', 'request-id': 'x', 'client-request-id': 'x' } } }, headers);
};

/** Trusts the certificate for this process: call it in a process of one's own, as each test file is. */
export async function startLoopbackGraph(tls: { readonly certPem: string; readonly keyPem: string; readonly caPem: string }): Promise<LoopbackGraph> {
  setDefaultCACertificates([...getCACertificates('default'), tls.caPem]);
  const service: Omit<LoopbackGraph, 'origin' | 'connect' | 'close'> = { calls: [], tokens: [], answer: () => undefined, token: goodToken };
  const server = createServer({ cert: tls.certPem, key: tls.keyPem }, (request, response) => { void handle(service, request, response); });
  const origin = `https://localhost:${await listening(server)}`;
  return Object.assign(service, {
    origin,
    connect: () => connectGraph(customCloud(TENANT, origin, origin), { clientId: 'bbbbbbbb-0000-4000-8000-000000000001', proof: { kind: 'secret' as const, secret: new Secret('secret') } }),
    close: () => new Promise<void>((resolve) => {
      server.close(() => { resolve(); });
      server.closeAllConnections();
    }),
  });
}

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => { resolve((server.address() as AddressInfo).port); }));

async function handle(service: Omit<LoopbackGraph, 'origin' | 'connect' | 'close'>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const { method = '', url = '', headers } = request;
  const exchange = { method, url, authorization: headers.authorization, body: Buffer.concat(parts).toString() };
  const origin = `https://${headers.host ?? ''}`;
  if (url.includes('/.well-known/openid-configuration')) {
    sendJson(response, 200, { issuer: `${origin}/${TENANT}/v2.0`, authorization_endpoint: `${origin}/authorize`, token_endpoint: `${origin}/token`, jwks_uri: `${origin}/keys` });
  } else if (url.startsWith('/token')) {
    service.tokens.push(exchange);
    service.token(response);
  } else {
    service.calls.push(exchange);
    service.answer(exchange, response);
  }
}
