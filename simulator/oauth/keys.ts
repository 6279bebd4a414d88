import { createHash, createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The key that signs every token of this simulator, RSA 2048 for RS256 as Entra's. */
export interface SigningKey {
  /** Thumbprint of the public key (RFC 7638): a new key never comes under an old name. */
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly jwk: { readonly kty: 'RSA'; readonly n: string; readonly e: string };
}

/**
 * Reads the key of the folder or makes it there (readable by its owner alone); without a folder it lives in memory.
 * Kept over restarts, because clients go on trusting the keys they fetched for minutes.
 */
export async function signingKey(folder?: string): Promise<SigningKey> {
  if (folder === undefined) return describe(await newKey());
  const file = join(folder, 'signing-key.pem');
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept !== null) return describe(createPrivateKey(kept));
  const made = await newKey();
  await writeFile(file, made.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  return describe(made);
}

async function newKey(): Promise<KeyObject> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return privateKey;
}

function describe(privateKey: KeyObject): SigningKey {
  const publicKey = createPublicKey(privateKey);
  const { n, e } = publicKey.export({ format: 'jwk' });
  if (n === undefined || e === undefined) throw new TypeError('The signing key is no RSA key.');
  const kid = createHash('sha256').update(JSON.stringify({ e, kty: 'RSA', n })).digest('base64url');
  return { kid, privateKey, publicKey, jwk: { kty: 'RSA', n, e } };
}
