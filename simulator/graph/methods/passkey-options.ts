import { graphInstant } from '../instant.ts';
import { context, graphRoutesWithMe } from '../operation.ts';
import type { Delegation } from '../delegation.ts';
import { demandPolicy, offerPasskey } from './passkey-registration.ts';
import { demandMfaForOneself, subjectOf } from './subject.ts';

export const PASSKEY_WRITE: readonly string[] = ['UserAuthMethod-Passkey.ReadWrite.All', 'UserAuthenticationMethod.ReadWrite.All'];

const delegated: Delegation = { self: ['UserAuthMethod-Passkey.ReadWrite', ...PASSKEY_WRITE], others: PASSKEY_WRITE, role: 'read-methods' };

export const passkeyOptions = graphRoutesWithMe({
  method: 'GET',
  path: '/users/{id}/authentication/fido2Methods/creationOptions',
  name: 'fido2Methods-creation-options',
  fidelity: { mark: 'documented', source: 'graph/api/fido2authenticationmethod-creationoptions (2026-04-20)', note: 'rp.id is the setting passkeyRpId. user.id is the object id, the key may be of any attachment, and the policy refusal is worded as that of passes: assumed.' },
  service: 'authentication-methods',
  permissions: PASSKEY_WRITE,
  delegated,
  handle(graph) {
    const person = subjectOf(graph);
    demandMfaForOneself(graph, person);
    demandPolicy(graph, person);
    const { expiresAt, publicKey } = offerPasskey(graph, person, graph.tenant.settings.passkeyRpId);
    return { status: 200, json: { '@odata.context': context(graph.call, 'microsoft.graph.webauthnCredentialCreationOptions'), challengeTimeoutDateTime: graphInstant(expiresAt), publicKey } };
  },
});
