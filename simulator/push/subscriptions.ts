import { createECDH, type ECDH } from 'node:crypto';
import type { Tenant } from '../tenant/model.ts';
import { newGuid, type Random } from '../tenant/random.ts';

/** A browser that subscribed to messages of one application server (W3C Push API). */
export interface Subscription {
  readonly id: string;
  readonly personId: string;
  /** Public key of the application server that alone may send, base64url (RFC 8292, 4.1). */
  readonly serverKey: string;
  readonly keys: ECDH;
  /** 16 bytes (RFC 8291, 3.2). */
  readonly auth: Uint8Array;
}

/** Browsers belong to no export of a tenant: they are forgotten with it. */
const subscriptions = new WeakMap<Tenant, Map<string, Subscription>>();

export function subscriptionsOf(tenant: Tenant): Map<string, Subscription> {
  const kept = subscriptions.get(tenant) ?? new Map<string, Subscription>();
  subscriptions.set(tenant, kept);
  return kept;
}

export function subscribe(tenant: Tenant, personId: string, serverKey: string, random: Random): Subscription {
  const keys = createECDH('prime256v1');
  keys.generateKeys();
  const made: Subscription = { id: newGuid(random), personId, serverKey, keys, auth: random.bytes(16) };
  subscriptionsOf(tenant).set(made.id, made);
  return made;
}
