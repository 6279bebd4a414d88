import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

/** Entra's own last about five years. */
const LIFE_MS = 5 * 365 * 24 * 60 * 60 * 1000;
/** The start lies a little back, for readers whose clock is slow. */
const BACKDATE_MS = 5 * 60 * 1000;

/** The certificate, in DER, that goes with a signing key into `x5c`. It proves nothing: the key set does. */
export async function selfSigned(keys: CryptoKeyPair, realNow: number): Promise<Uint8Array> {
  const made = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Simulated token signing (tests only)',
    notBefore: new Date(realNow - BACKDATE_MS),
    notAfter: new Date(realNow + LIFE_MS),
    keys,
    signingAlgorithm: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  });
  return new Uint8Array(made.rawData);
}
