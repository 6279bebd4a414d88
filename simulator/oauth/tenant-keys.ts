import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { Tenant, TokenKey } from '../tenant/model.ts';
import type { World } from '../world.ts';
import { signatureFits, type Jwt } from './jwt.ts';

/** Signs the tokens of one tenant. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
}

/**
 * How long a replaced key stays in the key set, on the tenant's clock: 24 hours, in which everything signed with it has
 * run out. Entra says only that clients have to be ready for a change at any time ("Signing key rollover").
 */
export const KEY_KEPT_MS = 24 * 60 * 60 * 1000;

/** Reading a key takes longer than signing with it. */
const parsed = new WeakMap<TokenKey, { readonly privateKey: KeyObject; readonly publicKey: KeyObject }>();

function keysOf(key: TokenKey): { readonly privateKey: KeyObject; readonly publicKey: KeyObject } {
  const known = parsed.get(key);
  if (known !== undefined) return known;
  const privateKey = createPrivateKey({ key: Buffer.from(key.privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  const pair = { privateKey, publicKey: createPublicKey(privateKey) };
  parsed.set(key, pair);
  return pair;
}

const current = (tenant: Tenant): TokenKey | undefined => tenant.tokenKeys.find((key) => key.replacedAt === null);

/** First keys on their way: two calls at once must not make two. */
const onTheWay = new WeakMap<Tenant, Promise<TokenKey>>();

async function firstKey(tenant: Tenant, world: Pick<World, 'keys'>): Promise<TokenKey> {
  const key = await world.keys.take();
  tenant.tokenKeys.push(key);
  return key;
}

/** The key that a tenant publishes and signs with now. A tenant has none before the first use: hundreds start at once. */
export function currentKey(tenant: Tenant, world: Pick<World, 'keys'>): TokenKey | Promise<TokenKey> {
  const key = current(tenant);
  if (key !== undefined) return key;
  const coming = onTheWay.get(tenant) ?? firstKey(tenant, world);
  onTheWay.set(tenant, coming);
  return coming;
}

export async function signingKey(tenant: Tenant, world: Pick<World, 'keys'>): Promise<SigningKey> {
  const key = await currentKey(tenant, world);
  return { kid: key.kid, privateKey: keysOf(key).privateKey };
}

/** What stands in the key set at an instant of the tenant's clock; the one that signs comes first. */
export function publishedKeys(tenant: Tenant, now: number): readonly TokenKey[] {
  return tenant.tokenKeys.filter(({ replacedAt }) => replacedAt === null || now < replacedAt + KEY_KEPT_MS).toReversed();
}

/** A key as the key set shows it: the members that were captured, no `alg`. */
export function jwkOf(key: TokenKey, issuer: string): object {
  const { n, e } = keysOf(key).publicKey.export({ format: 'jwk' });
  return { kty: 'RSA', use: 'sig', kid: key.kid, x5t: key.kid, n, e, x5c: [key.certificate], cloud_instance_name: 'microsoftonline.com', issuer };
}

/** Whether a key that the tenant publishes signed this. */
export function isSignedByTenant(jwt: Jwt, tenant: Tenant, now: number): boolean {
  const key = publishedKeys(tenant, now).find(({ kid }) => kid === jwt.header['kid']);
  return key !== undefined && signatureFits(jwt, keysOf(key).publicKey, 'RS256');
}

/** Signs with a new key from now on. `withdraw` takes all others out of the key set at once, as after a leak. */
export async function rollKey(tenant: Tenant, world: Pick<World, 'keys'>, now: number, withdraw: boolean): Promise<TokenKey> {
  await currentKey(tenant, world);
  const next = await world.keys.take();
  for (const key of tenant.tokenKeys) key.replacedAt ??= now;
  if (withdraw) tenant.tokenKeys.length = 0;
  tenant.tokenKeys.push(next);
  return next;
}
