import { createHash } from 'node:crypto';
import type { TokenKey } from '../tenant/model.ts';

/** Makes keys ahead of their need: RSA takes a tenth of a second that no caller should wait for. */
export interface KeyPool {
  /** A key that nobody else has or gets. */
  take(): Promise<TokenKey>;
}

/** One key is always in the making or lying ready, on another thread; the first from now on. */
export function keyPool(now: () => number): KeyPool {
  const begin = (): Promise<TokenKey> => {
    const made = newTokenKey(now());
    // Who takes it hears of a failure; until then nobody has to.
    made.catch(() => undefined);
    return made;
  };
  let spare = begin();
  let isFirst = true;
  return {
    take() {
      const taken = spare;
      // While the simulator starts, a second key in the making would hold up the first, for which somebody waits.
      spare = isFirst ? taken.then(begin, begin) : begin();
      isFirst = false;
      return taken;
    },
  };
}

const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };

/** RSA 2048 for RS256, with a certificate of its own that names it, as Entra publishes its keys. */
async function newTokenKey(realNow: number): Promise<TokenKey> {
  // The library comes with TLS at the start and is slow to load: the key is made meanwhile.
  const [keys, { selfSigned }] = await Promise.all([crypto.subtle.generateKey(RSA, true, ['sign', 'verify']), import('./key-certificate.ts')]);
  const certificate = await selfSigned(keys, realNow);
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  return {
    kid: createHash('sha1').update(certificate).digest('base64url'),
    privateKey: pkcs8.toString('base64'),
    certificate: Buffer.from(certificate).toString('base64'),
    replacedAt: null,
  };
}
