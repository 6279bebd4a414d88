import { generateProof, type KeyPair } from 'dpop';
import { failed, readAnswer, type Answer } from './answer.ts';

export interface KioskClient {
  /** One call with a proof of the device key (RFC 9449). Ends by itself after `timeoutMs` (default 15 s). */
  call<T>(method: 'GET' | 'POST', path: string, options?: { readonly body?: object; readonly timeoutMs?: number; readonly signal?: AbortSignal }): Promise<Answer<T>>;
  /** The same proof, but the answer is a stream; the caller reads and ends it. */
  open(path: string, signal: AbortSignal): Promise<Response>;
}

const utf8 = new TextEncoder();

const bodyHash = async (body: string): Promise<string> => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8.encode(body)));
  return btoa(Array.from(digest, (byte) => String.fromCharCode(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
};

const wantsNonce = (response: Response): boolean => response.status === 401 && (response.headers.get('www-authenticate') ?? '').includes('use_dpop_nonce');

/**
 * @param origin what the proof names as target, as in `location.origin`.
 */
export const kioskClient = (deps: { readonly key: KeyPair; readonly origin: string; readonly fetch: typeof fetch }): KioskClient => {
  // RFC 9449 section 8: freshness is judged by the server's nonce, since a kiosk's clock may be wrong.
  let nonce: string | undefined;

  const send = async (method: string, path: string, body: string | null, accept: string, signal: AbortSignal): Promise<Response> => {
    const claims = body === null ? undefined : { bh: await bodyHash(body) };
    const proof = await generateProof(deps.key, `${deps.origin}${path}`, method, nonce, undefined, claims);
    const response = await deps.fetch(path, {
      method,
      body,
      signal,
      headers: { accept, dpop: proof, ...(body === null ? {} : { 'content-type': 'application/json' }) },
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
    nonce = response.headers.get('dpop-nonce') ?? nonce;
    return response;
  };

  const sendFresh = async (...call: Parameters<typeof send>): Promise<Response> => {
    const first = await send(...call);
    if (!wantsNonce(first)) return first;
    await first.body?.cancel();
    return send(...call);
  };

  return {
    call: async <T>(method: 'GET' | 'POST', path: string, options: { readonly body?: object; readonly timeoutMs?: number; readonly signal?: AbortSignal } = {}): Promise<Answer<T>> => {
      const limit = AbortSignal.timeout(options.timeoutMs ?? 15_000);
      const signal = options.signal === undefined ? limit : AbortSignal.any([limit, options.signal]);
      try {
        const body = method === 'POST' ? JSON.stringify(options.body ?? {}) : null;
        return await readAnswer<T>(await sendFresh(method, path, body, 'application/json', signal));
      } catch {
        return failed(options.signal?.aborted === true ? 'aborted' : 'offline');
      }
    },
    open: (path, signal) => sendFresh('GET', path, null, 'text/event-stream', signal),
  };
};
