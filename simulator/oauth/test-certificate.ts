import { generateKeyPairSync } from 'node:crypto';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

/** A self-signed certificate and its key, both in PEM, such as an administrator uploads for an app. */
export async function newCertificate(notAfter = new Date('2099-01-01')): Promise<{ certificate: string; key: string }> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const keys = {
    privateKey: await crypto.subtle.importKey('pkcs8', privateKey.export({ type: 'pkcs8', format: 'der' }), algorithm, true, ['sign']),
    publicKey: await crypto.subtle.importKey('spki', publicKey.export({ type: 'spki', format: 'der' }), algorithm, true, ['verify']),
  };
  const made = await x509.X509CertificateGenerator.createSelfSigned({ name: 'CN=reader', notBefore: new Date('2020-01-01'), notAfter, keys, signingAlgorithm: algorithm });
  return { certificate: `${made.toString('pem')}\n`, key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}
