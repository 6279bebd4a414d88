import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** What creation options say, as far as an authenticator and a test look at it. */
export interface CreationOptions {
  readonly challengeTimeoutDateTime: string;
  readonly publicKey: { readonly challenge: string; readonly rp: { readonly id: string }; readonly user: { readonly name: string }; readonly excludeCredentials: readonly { readonly id: string }[] };
}

/** What is different from an honest authenticator. */
export interface Quirks {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly userVerified?: boolean;
  readonly aaGuid?: string;
  readonly credentialId?: Buffer;
  /** Packed self attestation (WebAuthn section 8.2); by a key of another when `forged`. */
  readonly attestation?: 'none' | 'packed' | 'forged';
}

/** AAGUID of an authenticator that does not say its make. */
export const NO_MAKE = '00000000-0000-0000-0000-000000000000';
const UP = 0x01;
const UV = 0x04;
const AT = 0x40;

/** An authenticator in software: makes an ES256 key and says so in the forms of WebAuthn level 3, sections 6.1 and 6.5. */
export function makeCredential({ publicKey }: CreationOptions, quirks: Quirks = {}): { id: string; response: { clientDataJSON: string; attestationObject: string } } {
  const { origin = `https://${publicKey.rp.id}`, rpId = publicKey.rp.id, challenge = publicKey.challenge, type = 'webauthn.create', userVerified = true, aaGuid = NO_MAKE, credentialId = randomBytes(16), attestation = 'none' } = quirks;
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = keys.publicKey.export({ format: 'jwk' });
  const cose = new Map<number, number | Uint8Array>([[1, 2], [3, -7], [-1, 1], [-2, Buffer.from(x, 'base64url')], [-3, Buffer.from(y, 'base64url')]]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(credentialId.length);
  const authData = Buffer.concat([
    createHash('sha256').update(rpId).digest(), Buffer.from([UP | AT | (userVerified ? UV : 0)]), Buffer.alloc(4),
    Buffer.from(aaGuid.replaceAll('-', ''), 'hex'), length, credentialId, isoCBOR.encode(cose),
  ]);
  const clientData = Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const signed = (key: KeyObject): Buffer => sign('sha256', Buffer.concat([authData, createHash('sha256').update(clientData).digest()]), key);
  const statement = new Map<string, number | Uint8Array>(attestation === 'none' ? [] : [['alg', -7], ['sig', signed(attestation === 'packed' ? keys.privateKey : generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)]]);
  const object = new Map<string, string | Uint8Array | Map<string, number | Uint8Array>>([['fmt', attestation === 'none' ? 'none' : 'packed'], ['attStmt', statement], ['authData', authData]]);
  return { id: credentialId.toString('base64url'), response: { clientDataJSON: clientData.toString('base64url'), attestationObject: Buffer.from(isoCBOR.encode(object)).toString('base64url') } };
}
