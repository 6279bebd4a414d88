import { createECDH, createHash } from 'node:crypto';
import webPush from 'web-push';
import { PUSH_TIMEOUT_MS, PUSH_TTL_MS } from '../domain/limits.ts';
import { isPushEndpoint } from '../domain/push-hosts.ts';
import type { Secret } from '../domain/secret.ts';
import { Unavailable } from '../ports.ts';
import type { Pusher } from '../reach-ports.ts';

interface Parts {
  /** 32 bytes of the service key's own: the same for every process on this database, or browsers would have to subscribe anew. */
  readonly seed: Secret<Uint8Array>;
  /** Mailbox that a push service can write to (RFC 8292, 2.1). */
  readonly contact: string;
  readonly hosts: readonly string[];
}

/** Web Push (RFC 8030, 8291, 8292). A push service learns when somebody is asked for something, and nothing of whom or what. */
export function webPusher({ seed, contact, hosts }: Parts): Pusher {
  const { publicKey, privateKey } = keyPair(seed.reveal());
  return {
    publicKey,
    send: async (target, text, requestId) => {
      const { endpoint, p256dh, auth } = target.reveal();
      // The policy may have changed since the browser was added.
      if (!isPushEndpoint(endpoint, hosts)) return 'refused';
      const sealed = sealedFor({ endpoint, keys: { p256dh, auth } }, JSON.stringify({ ...text, id: requestId }), { publicKey, privateKey, subject: `mailto:${contact}` });
      if (sealed === null) return 'refused';
      const reply = await fetch(endpoint, { method: 'POST', ...sealed, redirect: 'manual', signal: AbortSignal.timeout(PUSH_TIMEOUT_MS) })
        .catch((cause: unknown) => { throw new Unavailable('a push service', cause); });
      await reply.body?.cancel();
      if (reply.ok) return 'taken';
      if (reply.status === 404 || reply.status === 410) return 'gone';
      // Too many (RFC 8030, 8.4) and the service's own troubles pass; any other no is for good.
      if (reply.status === 429 || reply.status >= 500) throw new Unavailable(`a push service (status ${reply.status})`);
      return 'refused';
    },
  };
}

/** Null: the keys are none, so nothing could be sent there ever. */
function sealedFor(subscription: webPush.PushSubscription, payload: string, vapidDetails: NonNullable<webPush.RequestOptions['vapidDetails']>): { readonly headers: Record<string, string>; readonly body: Uint8Array<ArrayBuffer> } | null {
  try {
    const { headers, body } = webPush.generateRequestDetails(subscription, payload, { vapidDetails, TTL: PUSH_TTL_MS / 1000, urgency: 'high' });
    const sent = Object.entries(headers as Record<string, unknown>).filter(([name]) => name !== 'Content-Length');
    return { headers: Object.fromEntries(sent.map(([name, value]) => [name, String(value)])), body: new Uint8Array(body) };
  } catch {
    return null;
  }
}

/** A key pair on P-256. One seed in 2^32 is no scalar; its digest is then. */
function keyPair(seed: Uint8Array): { readonly publicKey: string; readonly privateKey: string } {
  const pair = createECDH('prime256v1');
  try {
    pair.setPrivateKey(seed);
  } catch {
    return keyPair(createHash('sha256').update(seed).digest());
  }
  return { publicKey: pair.getPublicKey('base64url'), privateKey: Buffer.from(seed).toString('base64url') };
}
