import type { Passkey } from '../../tenant/method-records.ts';
import type { Person } from '../../tenant/model.ts';
import { allowsMake, mayRegisterPasskey } from '../../tenant/passkey-policy.ts';
import { newGuid } from '../../tenant/random.ts';
import type { GraphCall } from '../operation.ts';
import { ALGORITHMS, provedCredential, type ProvedCredential, type SentCredential } from './passkey-proof.ts';
import { invalid } from './subject.ts';

/** Documented: "a system-defined challenge timeout of 5 minutes"; only beta lets the caller choose. */
const CHALLENGE_MS = 5 * 60_000;

/** Microsoft's own authenticators (Entra, "Enable passkeys in Authenticator"); other makes are not told apart. */
const MODELS: Readonly<Record<string, string>> = {
  'de1e552d-db1d-4423-a619-566b625cdc84': 'Microsoft Authenticator',
  '90a3ccdf-635c-4729-a248-9b709135078f': 'Microsoft Authenticator',
};

/** Where a passkey is being registered: by Graph, or on a person's own page. */
export type Registrar = Pick<GraphCall, 'tenant' | 'world' | 'now'>;

/** What the browser is asked for (WebAuthn level 3, section 5.4), with a new challenge. Binary values are base64url. */
export interface PasskeyOffer {
  /** Milliseconds on the tenant's clock. */
  readonly expiresAt: number;
  readonly publicKey: object;
}

/** @throws when the policy does not let the person register one; the words are those seen for passes. */
export function demandPolicy({ tenant }: Pick<Registrar, 'tenant'>, person: Person): void {
  if (!mayRegisterPasskey(tenant, person.id)) throw invalid('Converged UserCredentialPolicy does not allow creating or updating this authentication method. AuthMethodType [Fido2].');
}

/** Offers a passkey for the relying party `rpId`; `attachment` says what may make it, null: anything. */
export function offerPasskey({ tenant, world, now }: Registrar, person: Person, rpId: string, attachment: 'cross-platform' | null = null): PasskeyOffer {
  const challenge = Buffer.from(world.random.bytes(32)).toString('base64url');
  const expiresAt = now + CHALLENGE_MS;
  const alive = tenant.passkeyChallenges.filter((each) => each.expiresAt > now);
  tenant.passkeyChallenges.splice(0, Infinity, ...alive, { digest: world.digest(challenge), personId: person.id, expiresAt });
  const publicKey = {
    rp: { id: rpId, name: 'Microsoft' },
    user: { id: Buffer.from(person.id).toString('base64url'), displayName: person.displayName, name: person.userPrincipalName },
    challenge,
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    timeout: 60_000,
    excludeCredentials: person.methods.flatMap((method) => (method.kind === 'fido2' ? [{ id: method.credentialId, type: 'public-key', transports: [] }] : [])),
    authenticatorSelection: { ...(attachment !== null && { authenticatorAttachment: attachment }), requireResidentKey: true, userVerification: 'required' },
    attestation: 'direct',
    extensions: {},
  };
  return { expiresAt, publicKey };
}

/** Verifies what an authenticator made for an offer, and adds it to the person. @throws Graph's 400. */
export async function registerPasskey(registrar: Registrar, person: Person, sent: SentCredential, given: { readonly rpId: string; readonly displayName: string }): Promise<Passkey> {
  const { world, now } = registrar;
  const proved = await provedCredential(sent, world, given.rpId, (challenge) => takeChallenge(registrar, person, challenge));
  demandWelcome(registrar, proved);
  const passkey: Passkey = { kind: 'fido2', id: newGuid(world.random), createdAt: now, model: MODELS[proved.aaGuid] ?? 'FIDO2 security key', ...proved, displayName: given.displayName };
  person.methods.push(passkey);
  return passkey;
}

/** Good once, for the person for whom it was made, for five minutes of the tenant's clock. */
function takeChallenge({ tenant, world, now }: Registrar, person: Person, challenge: string): boolean {
  const digest = world.digest(challenge);
  const at = tenant.passkeyChallenges.findIndex((each) => each.digest === digest && each.personId === person.id);
  const [found] = at < 0 ? [] : tenant.passkeyChallenges.splice(at, 1);
  return found !== undefined && now < found.expiresAt;
}

function demandWelcome({ tenant }: Registrar, { credentialId, aaGuid, attested }: ProvedCredential): void {
  if (tenant.people.some(({ methods }) => methods.some((method) => method.kind === 'fido2' && method.credentialId === credentialId))) throw invalid('The credential is already registered.');
  if (tenant.passkeyPolicy.isAttestationEnforced && !attested) throw invalid('The policy demands attestation, and the credential brings none.');
  if (!allowsMake(tenant.passkeyPolicy, aaGuid)) throw invalid(`The policy does not allow authenticators of type ${aaGuid}.`);
}
