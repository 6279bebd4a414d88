import type { PasskeyAsked, PasskeyAssertion, PasskeyCreated, PasskeyStarted } from '#contract/approve';
import { fromBase64url, toBase64url } from './base64url.ts';

/**
 * What the browser's own dialog came to. `stopped`: closed, timed out, or the person was not recognised; the browser
 * does not say which (WebAuthn level 3, 14.5.1). `known`: this device holds one of the person's passkeys already.
 */
export type PasskeyOutcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: 'stopped' | 'known' | 'impossible' };

/** The browser may never answer: then the person has the page back when the server's own two minutes are over. */
const DIALOG_MS = 120_000;

export const hasPasskeys = (): boolean => 'PublicKeyCredential' in window;

const text = (buffer: ArrayBuffer): string => toBase64url(new Uint8Array(buffer));
const listed = (ids: readonly string[]): PublicKeyCredentialDescriptor[] => ids.map((id) => ({ type: 'public-key', id: fromBase64url(id) }));

async function held<T>(run: () => Promise<T | null>): Promise<PasskeyOutcome<T>> {
  if (!hasPasskeys()) return { ok: false, why: 'impossible' };
  try {
    const value = await run();
    return value === null ? { ok: false, why: 'stopped' } : { ok: true, value };
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    return { ok: false, why: name === 'InvalidStateError' ? 'known' : name === 'SecurityError' || name === 'NotSupportedError' ? 'impossible' : 'stopped' };
  }
}

/** Has a passkey made on this device or one beside it, with the person verified. Call it from a press. */
export const makePasskey = ({ challenge, rpId, user, algorithms, exclude }: PasskeyStarted): Promise<PasskeyOutcome<PasskeyCreated>> =>
  held(async () => {
    const made = await navigator.credentials.create({
      publicKey: {
        challenge: fromBase64url(challenge),
        rp: { id: rpId, name: 'Vouch' },
        user: { id: fromBase64url(user.id), name: user.name, displayName: user.name },
        pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
        excludeCredentials: listed(exclude),
        authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
        attestation: 'none',
        timeout: DIALOG_MS,
      },
    });
    if (!(made instanceof PublicKeyCredential) || !(made.response instanceof AuthenticatorAttestationResponse)) return null;
    return { id: text(made.rawId), clientDataJSON: text(made.response.clientDataJSON), attestationObject: text(made.response.attestationObject) };
  });

/** Has one of the person's passkeys sign, with the person verified. Call it from a press. */
export const signWithPasskey = ({ challenge, rpId, credentialIds }: PasskeyAsked): Promise<PasskeyOutcome<PasskeyAssertion>> =>
  held(async () => {
    const given = await navigator.credentials.get({
      publicKey: { challenge: fromBase64url(challenge), rpId, allowCredentials: listed(credentialIds), userVerification: 'required', timeout: DIALOG_MS },
    });
    if (!(given instanceof PublicKeyCredential) || !(given.response instanceof AuthenticatorAssertionResponse)) return null;
    const { clientDataJSON, authenticatorData, signature, userHandle } = given.response;
    return {
      id: text(given.rawId),
      clientDataJSON: text(clientDataJSON),
      authenticatorData: text(authenticatorData),
      signature: text(signature),
      userHandle: userHandle === null || userHandle.byteLength === 0 ? null : text(userHandle),
    };
  });
