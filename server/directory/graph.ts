import { Client, ResponseType, type Context } from '@microsoft/microsoft-graph-client';
import { accessTokens, TokenFailed } from './access-token.ts';
import type { AppCredential, GraphCloud } from './graph-cloud.ts';
import { readCapped } from './read-capped.ts';
import { retryAfterMs } from './retry-after.ts';

export interface GraphRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the version, query included and encoded; or a whole next link. Built from fixed text and GUIDs only. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Bounds the whole exchange: token, headers and body. */
  readonly signal: AbortSignal;
  readonly maxBytes: number;
}

/** What came back, whatever its status; nothing in it has been judged yet. */
export interface GraphReply {
  readonly status: number;
  /** In lower case, without parameters. */
  readonly contentType: string;
  readonly retryAfterMs: number | null;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** One app's way to Microsoft Graph v1.0. */
export interface Graph {
  /** Sends exactly once. @throws {TokenFailed} nothing was sent; anything else: it may have arrived. */
  send(request: GraphRequest): Promise<GraphReply>;
  readonly origin: string;
}

/**
 * The library's chain would retry writes and follow redirects with the token; this one link does neither,
 * and refuses to send the token anywhere but to Graph.
 */
const sendOnceTo = (origin: string) => ({
  async execute(context: Context): Promise<void> {
    const url = new URL(context.request instanceof Request ? context.request.url : context.request);
    if (url.origin !== origin) throw new TypeError('Not an address of Microsoft Graph');
    context.response = await fetch(url, { ...(context.options as RequestInit | undefined), redirect: 'manual' });
  },
});

export function connectGraph(cloud: GraphCloud, app: AppCredential): Graph {
  const tokens = accessTokens(cloud, app);
  const client = Client.initWithMiddleware({ baseUrl: `${cloud.graphBase}/`, defaultVersion: 'v1.0', middleware: sendOnceTo(cloud.graphBase) });
  return {
    origin: cloud.graphBase,
    async send({ method, path, body, headers, signal, maxBytes }) {
      const token = await tokens.get(signal);
      const request = client
        .api(path)
        .headers({ accept: 'application/json', ...headers, authorization: `Bearer ${token}` })
        .options({ signal })
        .responseType(ResponseType.RAW);
      const response = (await (method === 'GET' ? request.get() : method === 'POST' ? request.post(body ?? {}) : request.delete())) as Response;
      if (response.status === 401) tokens.renew();
      return {
        status: response.status,
        contentType: (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
        retryAfterMs: retryAfterMs(response.headers.get('retry-after'), response.headers.get('date')),
        bytes: await readCapped(response, maxBytes),
      };
    },
  };
}

export { TokenFailed };
