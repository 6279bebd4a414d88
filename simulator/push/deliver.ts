import { decrypt } from 'http_ece';
import { importJWK, jwtVerify } from 'jose';
import { headerOf, text, type Answer, type Call } from '../http.ts';
import { tenantNow } from '../tenant/clock.ts';
import { keepLast, LOG_LINES } from '../tenant/keep-last.ts';
import { newGuid } from '../tenant/random.ts';
import type { World } from '../world.ts';
import { subscriptionsOf, type Subscription } from './subscriptions.ts';

/** RFC 8030, 7.2: a push service takes at least so much, and the ones in use no more. */
const MOST_BYTES = 4096;
/** RFC 8292, 2: a token is good for no more than a day. */
const LONGEST_TOKEN_S = 24 * 60 * 60;

/** A message to a browser: the service's checks, and then the browser itself, which alone can read it (RFC 8030, 5; RFC 8292, 4.2). */
export async function deliver(call: Call, world: World): Promise<Answer> {
  const { tenant, params, body } = call;
  const subscription = tenant === null ? undefined : subscriptionsOf(tenant).get(params['subscription'] ?? '');
  if (tenant === null || subscription === undefined) return text(404, 'There is no such subscription, or none any more.\n');
  if (!/^\d+$/.test(headerOf(call, 'ttl') ?? '')) return text(400, 'TTL is missing.\n');
  const sender = await senderOf(call, subscription, world);
  if (sender !== 'right') return text(sender === 'none' ? 401 : 403, 'The sender is not the one for whom this subscription was made.\n');
  if (body.length > MOST_BYTES) return text(413, 'The message is too large.\n');
  const said = read(call, subscription);
  // What its browser cannot read is dropped there: the sender does not hear of it.
  if (said !== null) keepLast(tenant.notifications, { id: newGuid(world.random), personId: subscription.personId, kind: 'push', text: said, at: tenantNow(tenant, world.now()), link: null, chainId: null }, LOG_LINES);
  return text(201, '', { location: `${world.origins.origin}/_push/${tenant.id}/messages/${newGuid(world.random)}` });
}

async function senderOf(call: Call, { serverKey }: Subscription, world: World): Promise<'right' | 'wrong' | 'none'> {
  const [, token, key] = /^vapid t=([\w.-]+),\s*k=([\w-]+)$/.exec(headerOf(call, 'authorization') ?? '') ?? [];
  if (token === undefined || key === undefined) return 'none';
  if (key !== serverKey) return 'wrong';
  const point = Buffer.from(key, 'base64url');
  try {
    const publicKey = await importJWK({ kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') }, 'ES256');
    const { payload } = await jwtVerify(token, publicKey, { algorithms: ['ES256'], audience: call.origin, requiredClaims: ['exp', 'sub'] });
    return Number(payload.exp) * 1000 - world.now() <= (LONGEST_TOKEN_S + 60) * 1000 ? 'right' : 'wrong';
  } catch {
    return 'wrong';
  }
}

function read({ body, headers }: Call, { keys, auth }: Subscription): string | null {
  if (headers['content-encoding'] !== 'aes128gcm') return null;
  try {
    return decrypt(Buffer.from(body), { version: 'aes128gcm', privateKey: keys, authSecret: Buffer.from(auth).toString('base64url') }).toString('utf8');
  } catch {
    return null;
  }
}
