import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { systemRandom } from './system.ts';

/** Changes to a proof, for what must be refused. */
export interface Bent {
  readonly proof?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Goes over the wire in place of what was proven. */
  readonly sendBody?: string;
  readonly nonce?: string;
  /** Ends the exchange, a stream included. */
  readonly signal?: AbortSignal;
}

export interface TestKiosk {
  readonly thumbprint: string;
  readonly publicKey: JWK;
  /** A statement by the device key. */
  readonly sign: (payload: object) => Promise<string>;
  /** One proof, fresh by the last nonce that the server gave, and once more when it asks for that. */
  call(method: 'GET' | 'POST', path: string, body?: object, bent?: Bent): Promise<Response>;
  /** The header alone. */
  prove(method: string, path: string, body: string | null, bent?: Bent): Promise<string>;
}

/**
 * A device key and what a kiosk's page does with it, over plain `fetch`. For tests.
 * @param at the server's origin; asked for at each call when it may change, as by a restart.
 */
export async function makeTestKiosk(at: string | (() => string)): Promise<TestKiosk> {
  const origin = typeof at === 'string' ? () => at : at;
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = await exportJWK(publicKey);
  let nonce: string | null = null;
  const prove: TestKiosk['prove'] = (method, path, body, bent = {}) => {
    const bh = body === null ? {} : { bh: createHash('sha256').update(body).digest('base64url') };
    const freshness = bent.nonce ?? nonce;
    return new SignJWT({ jti: systemRandom.id(), htm: method, htu: origin() + path, iat: 1, ...(freshness === null ? {} : { nonce: freshness }), ...bh, ...bent.proof })
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk, ...bent.header })
      .sign(privateKey);
  };
  const send = async (method: 'GET' | 'POST', path: string, body: object | undefined, bent: Bent): Promise<Response> => {
    const text = body === undefined ? null : JSON.stringify(body);
    const answer = await fetch(origin() + path, {
      method,
      body: bent.sendBody ?? text,
      signal: bent.signal ?? null,
      headers: { dpop: await prove(method, path, text, bent), ...(method === 'POST' ? { origin: origin(), 'content-type': 'application/json' } : {}), ...bent.headers },
    });
    nonce = answer.headers.get('dpop-nonce') ?? nonce;
    return answer;
  };
  return {
    thumbprint: await calculateJwkThumbprint(jwk),
    publicKey: jwk,
    sign: (payload) => new SignJWT({ ...payload }).setProtectedHeader({ alg: 'ES256' }).sign(privateKey),
    prove,
    call: async (method, path, body, bent = {}) => {
      const first = await send(method, path, body, bent);
      const again = first.status === 401 && (first.headers.get('www-authenticate') ?? '').includes('use_dpop_nonce') && bent.nonce === undefined;
      return again ? send(method, path, body, bent) : first;
    },
  };
}
