import { createPrivateKey, X509Certificate } from 'node:crypto';
import { ClientSecretPost, modifyAssertion, PrivateKeyJwt, type ClientAuth } from 'openid-client';
import type { SignInSettings } from './sign-in-port.ts';

/**
 * How the app proves itself at the token endpoint. A certificate signs with PS256 and is named by its SHA-256, as
 * Entra's certificate credentials want it; the audience is the token endpoint.
 */
export async function clientProof(proof: SignInSettings['proof'], tokenEndpoint: () => string): Promise<ClientAuth> {
  if (proof.kind === 'secret') return ClientSecretPost(proof.secret.reveal());
  const pem = proof.pem.reveal();
  const der = createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' });
  const key = await crypto.subtle.importKey('pkcs8', der, { name: 'RSA-PSS', hash: 'SHA-256' }, false, ['sign']);
  const thumbprint = Buffer.from(new X509Certificate(pem).fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
  return PrivateKeyJwt(key, {
    [modifyAssertion]: (header, payload) => {
      header['x5t#S256'] = thumbprint;
      payload['aud'] = tokenEndpoint();
    },
  });
}
