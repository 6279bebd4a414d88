import type { AssertionEvidence } from '../domain/case-state.ts';
import type { Assertion, NewCredential } from '../ports.ts';
import { isStrongKey, PASSKEY_ALGORITHMS } from './passkey-key.ts';

/** What is kept, sealed, of a passkey. All of it is base64url. */
export interface Passkey {
  readonly credentialId: string;
  /** COSE key (RFC 9052 section 7). */
  readonly publicKey: string;
  /** What the authenticator knows the person by. */
  readonly userHandle: string;
}

/** Loaded when somebody uses a passkey: few starts of the server need it, and it would be a third of them. */
const library = () => Promise.all([import('@simplewebauthn/server'), import('@simplewebauthn/server/helpers')]);

/** Which page a ceremony must have been held on, and over what. */
export interface Ceremony {
  readonly origin: string;
  /** Host that the passkeys belong to (WebAuthn level 3, 5.1.2). */
  readonly rpId: string;
  readonly challenge: string;
}

/** The library lets a frame in another page pass where the browser names no top origin; ours is never in a frame. */
function isFramed(clientDataJSON: string): boolean {
  const data = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')) as { readonly crossOrigin?: unknown; readonly topOrigin?: unknown };
  return (data.crossOrigin !== undefined && data.crossOrigin !== false) || data.topOrigin !== undefined;
}

/**
 * A new passkey (WebAuthn level 3, 7.1): made on our page for our challenge, with the person verified, and a key that
 * we accept. `malformed`: not in the form that a browser sends.
 */
export async function newPasskey({ id, clientDataJSON, attestationObject }: NewCredential, { origin, rpId, challenge }: Ceremony): Promise<{ readonly publicKey: string; readonly signCount: number } | 'refused' | 'malformed'> {
  const [{ verifyRegistrationResponse }, { decodeAttestationObject, isoBase64URL, parseAuthenticatorData }] = await library();
  try {
    parseAuthenticatorData(decodeAttestationObject(isoBase64URL.toBuffer(attestationObject)).get('authData'));
    JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'));
  } catch {
    return 'malformed';
  }
  try {
    if (isFramed(clientDataJSON)) return 'refused';
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response: { clientDataJSON, attestationObject } },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: [...PASSKEY_ALGORITHMS],
    });
    if (!verified || registrationInfo.credential.id !== id || !['none', 'packed'].includes(registrationInfo.fmt)) return 'refused';
    const { publicKey, counter } = registrationInfo.credential;
    return (await isStrongKey(publicKey)) ? { publicKey: isoBase64URL.fromBuffer(publicKey), signCount: counter } : 'refused';
  } catch {
    return 'refused';
  }
}

/** What an assertion says of itself, before anything is believed; null when no browser sends such a thing. */
export async function readAssertion({ clientDataJSON, authenticatorData }: Assertion): Promise<{ readonly signCount: number; readonly hasExtensions: boolean } | null> {
  const [, { isoBase64URL, parseAuthenticatorData }] = await library();
  try {
    JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'));
    const { counter, flags } = parseAuthenticatorData(isoBase64URL.toBuffer(authenticatorData));
    return { signCount: counter, hasExtensions: flags.ed };
  } catch {
    return null;
  }
}

/**
 * Whether the passkey signed this challenge on our page, the person present and verified (WebAuthn level 3, 7.2). What
 * it counts is judged where the count is kept. Extensions that nobody asked for change nothing.
 */
export async function isSignedBy(passkey: Passkey, { clientDataJSON, authenticatorData, signature }: Omit<AssertionEvidence, 'challenge'>, { origin, rpId, challenge }: Ceremony): Promise<boolean> {
  const [{ verifyAuthenticationResponse }, { isoBase64URL }] = await library();
  try {
    if (isFramed(clientDataJSON)) return false;
    const { verified } = await verifyAuthenticationResponse({
      response: { id: passkey.credentialId, rawId: passkey.credentialId, type: 'public-key', clientExtensionResults: {}, response: { clientDataJSON, authenticatorData, signature } },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      credential: { id: passkey.credentialId, publicKey: isoBase64URL.toBuffer(passkey.publicKey), counter: 0 },
      requireUserVerification: true,
    });
    return verified;
  } catch {
    return false;
  }
}
