import { isIP, isIPv4 } from 'node:net';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

export interface TlsFiles {
  /** The authority's certificate; its key is forgotten as soon as the server certificate is signed. */
  readonly caPem: string;
  readonly certPem: string;
  readonly keyPem: string;
}

/** Seven days: longer than any test or demo, too short to be left lying in a trust store. */
const LIFE_MS = 7 * 24 * 60 * 60 * 1000;
/** The start lies a little back, for callers whose clock is slow. */
const BACKDATE_MS = 5 * 60 * 1000;

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** A new authority, constrained by name (RFC 5280 section 4.2.1.10) to `hosts` (names or IP addresses) and this machine, and a certificate by it. */
export async function makeTls(hosts: readonly string[], realNow: number): Promise<TlsFiles> {
  const newKeys = (): Promise<CryptoKeyPair> => crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const [caKeys, keys] = await Promise.all([newKeys(), newKeys()]);
  const names = ['localhost', ...hosts.filter((host) => isIP(host) === 0)];
  const addresses = ['127.0.0.1', '::1', ...hosts.filter((host) => isIP(host) !== 0)];
  const when = { notBefore: new Date(realNow - BACKDATE_MS), notAfter: new Date(realNow + LIFE_MS) };
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    ...when,
    // Named by its key: who trusts two authorities of one name takes the one for the other.
    name: `CN=Vouch simulator ${await nameOf(caKeys.publicKey)} (tests only)`,
    keys: caKeys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      new x509.Extension('2.5.29.30', true, nameConstraints(names, addresses)),
    ],
  });
  const cert = await x509.X509CertificateGenerator.create({
    ...when,
    subject: 'CN=localhost',
    issuer: ca.subject,
    signingKey: caKeys.privateKey,
    publicKey: keys.publicKey,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        ...names.map((value) => ({ type: 'dns' as const, value })),
        ...addresses.map((value) => ({ type: 'ip' as const, value })),
      ]),
    ],
  });
  const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  const keyPem = `-----BEGIN PRIVATE KEY-----\n${key.replace(/.{1,64}/g, '$&\n')}-----END PRIVATE KEY-----\n`;
  return { caPem: `${ca.toString('pem')}\n`, certPem: `${cert.toString('pem')}\n`, keyPem };
}

/** The beginning of a key's SHA-256, as text. */
async function nameOf(key: CryptoKey): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', await crypto.subtle.exportKey('spki', key))).toString('hex').slice(0, 16);
}

const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const value = Buffer.concat(parts);
  const length = value.length < 0x80 ? [value.length] : [0x82, value.length >> 8, value.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), value]);
};

/** The extension's value in DER; the library at hand has no class for it. */
function nameConstraints(names: readonly string[], addresses: readonly string[]): Uint8Array<ArrayBuffer> {
  const SEQUENCE = 0x30;
  const PERMITTED = 0xa0;
  const DNS = 0x82;
  const IP = 0x87;
  const exactly = (address: string): Buffer => {
    const bytes = addressBytes(address);
    return Buffer.concat([bytes, Buffer.alloc(bytes.length, 255)]);
  };
  const subtrees = [...names.map((name) => der(DNS, Buffer.from(name, 'ascii'))), ...addresses.map((address) => der(IP, exactly(address)))];
  return new Uint8Array(der(SEQUENCE, der(PERMITTED, ...subtrees.map((base) => der(SEQUENCE, base)))));
}

/** Four bytes or sixteen. */
function addressBytes(address: string): Buffer {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number));
  // The URL parser writes every form of an IPv6 address in the one with groups of hexadecimal digits (RFC 5952).
  const [before = [], after] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::').map((half) => (half === '' ? [] : half.split(':')));
  const groups = after === undefined ? [...before] : [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
  return Buffer.from(groups.map((group) => group.padStart(4, '0')).join(''), 'hex');
}
