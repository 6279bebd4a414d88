import type { Method, Person } from '../../tenant/model.ts';
import { mayRegisterPasskey } from '../../tenant/passkey-policy.ts';
import { graphInstant } from '../instant.ts';
import { context, graphRoutesWithMe, type GraphCall } from '../operation.ts';
import type { Delegation } from '../delegation.ts';
import { demandMfaForOneself, invalid, subjectOf } from './subject.ts';

/** Documented: "a system-defined challenge timeout of 5 minutes"; only beta lets the caller choose. */
const CHALLENGE_MS = 5 * 60_000;

/** ES256 and RS256 (RFC 8812, COSE algorithms registry). */
export const ALGORITHMS = [-7, -257] as const;

export const PASSKEY_WRITE: readonly string[] = ['UserAuthMethod-Passkey.ReadWrite.All', 'UserAuthenticationMethod.ReadWrite.All'];

const delegated: Delegation = { self: ['UserAuthMethod-Passkey.ReadWrite', ...PASSKEY_WRITE], others: PASSKEY_WRITE, role: 'read-methods' };

const isPasskey = (method: Method): method is Extract<Method, { kind: 'fido2' }> => method.kind === 'fido2';

/** @throws when the policy does not let the person register one; the words are those seen for passes. */
export function demandPolicy({ tenant }: GraphCall, person: Person): void {
  if (!mayRegisterPasskey(tenant, person.id)) throw invalid('Converged UserCredentialPolicy does not allow creating or updating this authentication method. AuthMethodType [Fido2].');
}

export const passkeyOptions = graphRoutesWithMe({
  method: 'GET',
  path: '/users/{id}/authentication/fido2Methods/creationOptions',
  name: 'fido2Methods-creation-options',
  fidelity: { mark: 'documented', source: 'graph/api/fido2authenticationmethod-creationoptions (2026-04-20)', note: 'rp.id is the setting passkeyRpId. user.id is the object id, the key may be of any attachment, and the policy refusal is worded as that of passes: assumed.' },
  service: 'authentication-methods',
  permissions: PASSKEY_WRITE,
  delegated,
  handle(graph) {
    const { tenant, world, now, call } = graph;
    const person = subjectOf(graph);
    demandMfaForOneself(graph, person);
    demandPolicy(graph, person);
    const challenge = Buffer.from(world.random.bytes(32)).toString('base64url');
    const expiresAt = now + CHALLENGE_MS;
    const alive = tenant.passkeyChallenges.filter((each) => each.expiresAt > now);
    tenant.passkeyChallenges.splice(0, Infinity, ...alive, { digest: world.digest(challenge), personId: person.id, expiresAt });
    return {
      status: 200,
      json: {
        '@odata.context': context(call, 'microsoft.graph.webauthnCredentialCreationOptions'),
        challengeTimeoutDateTime: graphInstant(expiresAt),
        publicKey: {
          rp: { id: tenant.settings.passkeyRpId, name: 'Microsoft' },
          user: { id: Buffer.from(person.id).toString('base64url'), displayName: person.displayName, name: person.userPrincipalName },
          challenge,
          pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
          timeout: 60_000,
          excludeCredentials: person.methods.filter(isPasskey).map(({ credentialId }) => ({ id: credentialId, type: 'public-key', transports: [] })),
          authenticatorSelection: { requireResidentKey: true, userVerification: 'required' },
          attestation: 'direct',
          extensions: {},
        },
      },
    };
  },
});
