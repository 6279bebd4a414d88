import { createHash, createPrivateKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import type { Assertion, NewCredential } from '../ports.ts';

/** Where a ceremony is held, over what; and in what a dishonest browser or authenticator differs. */
export interface TestCeremony {
  readonly challenge: string;
  readonly origin: string;
  readonly rpId?: string;
  readonly type?: string;
  /** Bits of the authenticator data (WebAuthn level 3, 6.1): 1 the person is there, 4 they were verified, 128 extensions follow. */
  readonly flags?: number;
  readonly signCount?: number;
  /** More members of the client data, or others. */
  readonly clientData?: object;
  readonly credentialId?: Buffer;
  readonly key?: TestKey;
  readonly userHandle?: string | null;
  /** Bytes after the authenticator data. */
  readonly trailing?: Buffer;
}

/** A key pair and how COSE writes its public half. */
export interface TestKey {
  readonly privateKey: KeyObject;
  readonly cose: Map<number, number | Uint8Array>;
  readonly hash: 'sha256' | null;
}

/** An authenticator in software that holds one passkey: for tests, which have none that a finger could touch. */
export interface TestPasskey {
  readonly created: NewCredential;
  /** Goes on counting, unless it is told what to say. */
  sign(ceremony: TestCeremony): Assertion;
}

const PRESENT_AND_VERIFIED = 0x05;
const ATTESTED = 0x40;

const bytesOf = (text: string | undefined): Buffer => Buffer.from(text ?? '', 'base64url');

export function testKey(kind: 'ES256' | 'EdDSA' | 'RS256', { curve = 'P-256', bits = 2048, alg }: { readonly curve?: string; readonly bits?: number; readonly alg?: number } = {}): TestKey {
  if (kind === 'RS256') {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
    const { n, e } = publicKey.export({ format: 'jwk' });
    return { privateKey, hash: 'sha256', cose: new Map<number, number | Uint8Array>([[1, 3], [3, alg ?? -257], [-1, bytesOf(n)], [-2, bytesOf(e)]]) };
  }
  if (kind === 'EdDSA') {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    return { privateKey, hash: null, cose: new Map<number, number | Uint8Array>([[1, 1], [3, alg ?? -8], [-1, 6], [-2, bytesOf(publicKey.export({ format: 'jwk' }).x)]]) };
  }
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: curve });
  const { x, y } = publicKey.export({ format: 'jwk' });
  const crv = curve === 'P-256' ? 1 : 2;
  return { privateKey, hash: 'sha256', cose: new Map<number, number | Uint8Array>([[1, 2], [3, alg ?? -7], [-1, crv], [-2, bytesOf(x)], [-3, bytesOf(y)]]) };
}

/** Makes a passkey as a browser on that page would. */
export function makeTestPasskey(made: TestCeremony): TestPasskey {
  const { key = testKey('ES256'), credentialId = randomBytes(16), userHandle = null } = made;
  const privateKey = createPrivateKey(key.privateKey.export({ format: 'pem', type: 'pkcs8' }));
  const id = credentialId.toString('base64url');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(credentialId.length);
  const attested = Buffer.concat([Buffer.alloc(16), length, credentialId, isoCBOR.encode(key.cose)]);
  const object = new Map<string, string | Uint8Array | Map<string, number>>([['fmt', 'none'], ['attStmt', new Map()], ['authData', authenticatorData(made, ATTESTED, attested, 0)]]);
  let count = made.signCount ?? 0;
  return {
    created: { id, clientDataJSON: clientData(made, 'webauthn.create').toString('base64url'), attestationObject: Buffer.from(isoCBOR.encode(object)).toString('base64url') },
    sign: (ceremony) => {
      count += 1;
      const data = authenticatorData(ceremony, 0, Buffer.alloc(0), count);
      const client = clientData(ceremony, 'webauthn.get');
      const signed = sign(key.hash, Buffer.concat([data, createHash('sha256').update(client).digest()]), privateKey);
      return {
        id: ceremony.credentialId?.toString('base64url') ?? id,
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signed.toString('base64url'),
        userHandle: ceremony.userHandle === undefined ? userHandle : ceremony.userHandle,
      };
    },
  };
}

const clientData = ({ challenge, origin, type, clientData: more }: TestCeremony, usual: string): Buffer =>
  Buffer.from(JSON.stringify({ type: type ?? usual, challenge, origin, crossOrigin: false, ...more }));

function authenticatorData({ origin, rpId, flags = PRESENT_AND_VERIFIED, signCount, trailing = Buffer.alloc(0) }: TestCeremony, more: number, rest: Buffer, count: number): Buffer {
  const counted = Buffer.alloc(4);
  counted.writeUInt32BE(signCount ?? count);
  return Buffer.concat([createHash('sha256').update(rpId ?? new URL(origin).hostname).digest(), Buffer.from([flags | more]), counted, rest, trailing]);
}
