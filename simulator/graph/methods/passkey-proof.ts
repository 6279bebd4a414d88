import type { World } from '../../world.ts';
import { invalid } from './subject.ts';

/** ES256 and RS256 (RFC 8812, COSE algorithms registry). */
export const ALGORITHMS = [-7, -257] as const;

/** What the caller posts as `publicKeyCredential`; all of it base64url without padding. */
export interface SentCredential {
  readonly id: string;
  readonly clientDataJSON: string;
  readonly attestationObject: string;
}

/** A credential that was really made by an authenticator for the challenge. */
export interface ProvedCredential {
  readonly credentialId: string;
  readonly publicKey: string;
  readonly aaGuid: string;
  /** A certificate chain came with it; a key that vouches for itself alone proves no make. */
  readonly attested: boolean;
  readonly synced: boolean;
}

/** Verifies a registration (WebAuthn level 3, section 7.1). @throws Graph's 400, whose words are assumed. */
export async function provedCredential(sent: SentCredential, world: World, rpId: string, isChallenge: (challenge: string) => boolean): Promise<ProvedCredential> {
  const { id, clientDataJSON, attestationObject } = sent;
  // Loaded when somebody registers a passkey: it would be a third of the time until the first token.
  const [{ verifyRegistrationResponse }, { decodeAttestationObject, isoBase64URL }] = await Promise.all([import('@simplewebauthn/server'), import('@simplewebauthn/server/helpers')]);
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response: { clientDataJSON, attestationObject } },
      expectedChallenge: isChallenge,
      expectedOrigin: originsOf(world, rpId),
      expectedRPID: rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: [...ALGORITHMS],
    });
    if (!verified) throw new Error('The attestation could not be verified.');
    const { credential, aaguid, credentialBackedUp } = registrationInfo;
    const statement = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject)).get('attStmt');
    return { credentialId: credential.id, publicKey: isoBase64URL.fromBuffer(credential.publicKey), aaGuid: aaguid, attested: statement.get('x5c') !== undefined, synced: credentialBackedUp };
  } catch (error) {
    throw invalid(`The publicKeyCredential is not valid: ${error instanceof Error ? error.message : 'it cannot be read.'}`);
  }
}

/** Where the ceremony may have been held: at the relying party itself, which for this machine is wherever we serve. */
const originsOf = ({ origins }: World, rpId: string): string[] => [`https://${rpId}`, ...(rpId === 'localhost' ? [origins.origin, origins.pagesOrigin] : [])];
