import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from 'node:http';
import { answered, CUT } from './faults/strike.ts';
import { json, text, type Answer, type Call, type Incoming } from './http.ts';
import { refusal, sideOf } from './refusal.ts';
import { openLine } from './request-log.ts';
import type { Match, Router } from './router.ts';
import { unknownGraphPath } from './graph/unknown-path.ts';
import { bearerTenant } from './oauth/bearer-tenant.ts';
import { preflight, readableByPages } from './oauth/cross-origin.ts';
import { wrongMethod } from './oauth/error.ts';
import { findTenant, type World } from './world.ts';

/** Graph itself takes 4 MB in one request; no imitation needs more. */
const MAX_BODY = 4 * 1024 * 1024;
/** A tenant comes in as one file: so long may a text be that the engine can hold. */
const MAX_CONTROL_BODY = 512 * 1024 * 1024;

/** Of 16 bit: a greater one fails wherever an address is made of it. */
const MAX_PORT = 65_535;

export interface Side {
  readonly world: World;
  router(path: string): Router | Promise<Router>;
  /** Host names answered; any other is refused, so that no web page can reach us through a name of its own. */
  readonly hosts: ReadonlySet<string>;
  readonly scheme: 'http' | 'https';
}

export function listener(side: Side): RequestListener {
  return (request, response) => {
    answerTo(request, response, side).catch((error: unknown) => {
      side.world.log(`simulator: ${request.method ?? ''} ${pathOf(request)} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      if (response.headersSent) response.destroy();
      else send(response, text(500, 'The simulator failed; its log says why.\n'));
    });
  };
}

async function answerTo(request: IncomingMessage, response: ServerResponse, side: Side): Promise<void> {
  const host = request.headers.host ?? '';
  const [, name = host, port = ''] = /^(.*):(\d+)$/.exec(host) ?? [];
  if (!side.hosts.has(name) || Number(port) > MAX_PORT) {
    send(response, text(421, 'This host name is not answered here; see SIMULATOR_HOSTS.\n'));
    return;
  }
  const body = await read(request, pathOf(request).startsWith('/_sim/') ? MAX_CONTROL_BODY : MAX_BODY);
  if (body === null) {
    send(response, refusal(pathOf(request), side.world, { status: 413, code: 'RequestEntityTooLarge', message: 'The body is too large.' }), () => request.destroy());
    return;
  }
  const answer = await serve({ method: request.method ?? '', url: request.url ?? '/', headers: request.headers, body }, side, goneOf(response));
  if (answer === CUT) response.socket?.destroy();
  else send(response, answer);
}

/** Tells when the caller has gone. Made when somebody asks: few do, and each costs a stack trace at its end. */
function goneOf(response: ServerResponse): () => AbortSignal {
  let made: AbortSignal | null = null;
  return () => {
    if (made !== null) return made;
    const controller = new AbortController();
    if (response.closed) controller.abort();
    else response.once('close', () => { controller.abort(); });
    made = controller.signal;
    return made;
  };
}

/** One request through routing, log and faults. */
async function serve(request: Incoming, side: Side, gone: () => AbortSignal): Promise<Answer | typeof CUT> {
  const routing = side.router(pathOf(request));
  const router = routing instanceof Promise ? await routing : routing;
  const asked = side.scheme === 'https' ? preflight(request, (method) => sideOf(pathOf(request)) === 'graph' || router.find(method, pathOf(request))?.route.fidelity !== undefined) : null;
  if (asked !== null) return asked;
  const match = router.find(request.method, pathOf(request));
  const call = callOf(request, match, side, gone);
  const answer = await struck(call, match, side.world, router);
  if (call.line !== null) {
    call.line.status = answer === CUT ? null : answer.status;
    call.line.ms = side.world.now() - call.line.realAt;
  }
  if (call.tenant !== null) side.world.changed(call.tenant.id, call.method !== 'GET');
  return answer !== CUT && request.headers.origin !== undefined && sideOf(call.path) === 'graph' ? readableByPages(answer) : answer;
}

function struck(call: Call, match: Match | null, world: World, router: Router): Answer | typeof CUT | Promise<Answer | typeof CUT> {
  const handle = (asked: Call): Answer | Promise<Answer> => (match === null ? unknown(asked, world, router) : match.route.handle(asked, world));
  if (call.line === null || call.tenant === null) return handle(call);
  return answered({ call, tenant: call.tenant, operation: match?.route.name ?? null, world, handle });
}

function unknown(call: Call, world: World, router: Router): Answer {
  world.log(`simulator: NOT IMITATED ${call.method} ${call.path}`);
  if (sideOf(call.path) === 'graph') return unknownGraphPath(call, world, router.trace(call.path));
  const served = sideOf(call.path) === 'token' ? router.trace(call.path).methods : [];
  if (served.length > 0) return wrongMethod(world, call.method, served);
  const message = `The simulator has nothing at ${call.method} ${call.path}.`;
  return sideOf(call.path) === 'control' ? json(404, { error: message }) : json(404, { error: 'not_imitated', error_description: message });
}

function callOf(request: Incoming, match: Match | null, side: Side, gone: () => AbortSignal): Call {
  const { method, url, headers, body } = request;
  const path = pathOf(request);
  const query = new URLSearchParams(url.slice(path.length));
  const params = match?.params ?? {};
  const tenant = params['tenant'] === undefined ? bearerTenant(headers.authorization, side.world) : findTenant(side.world, params['tenant']);
  const imitated = match === null || match.route.fidelity !== undefined;
  const line = imitated && tenant !== null ? openLine(tenant, side.world, { method, headers, path, query, operation: match?.route.name ?? null }) : null;
  return {
    method,
    path,
    query,
    params,
    headers,
    body,
    origin: `${side.scheme}://${headers.host ?? ''}`,
    tenant,
    line,
    gone,
    async within(inner) {
      const answer = await serve(inner, side, gone);
      return answer === CUT ? null : answer;
    },
  };
}

const pathOf = ({ url }: { readonly url?: string | undefined }): string => (url ?? '/').replace(/[?#].*$/s, '');

/** Null when it is too long. Most calls have none, and waiting for nothing takes time too. */
function read(request: IncomingMessage, most: number): Promise<Uint8Array | null> | Uint8Array {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if (encoding === undefined && (length === undefined || length === '0')) return NOTHING;
  return readToEnd(request, most);
}

const NOTHING = new Uint8Array();

async function readToEnd(request: IncomingMessage, most: number): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > most) return null;
    chunks.push(chunk);
  }
  return chunks.length === 1 ? (chunks[0] ?? NOTHING) : Buffer.concat(chunks);
}

function send(response: ServerResponse, answer: Answer, after?: () => void): void {
  if (response.destroyed) return;
  const { status, body = '', stream } = answer;
  const headers = { ...answer.headers } as OutgoingHttpHeaders;
  if (stream !== undefined) {
    response.writeHead(status, headers);
    response.flushHeaders();
    stream(response);
    return;
  }
  if (status !== 204) headers['content-length'] ??= Buffer.byteLength(body);
  response.writeHead(status, headers).end(body, after);
}
