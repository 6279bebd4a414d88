import { jsonOf } from '../../http.ts';
import { userTarget } from '../../tenant/audit.ts';
import type { Passkey } from '../../tenant/method-records.ts';
import type { Person } from '../../tenant/model.ts';
import { allowsMake } from '../../tenant/passkey-policy.ts';
import { newGuid } from '../../tenant/random.ts';
import { audit } from '../audit.ts';
import { graphRoutesWithMe, type GraphCall } from '../operation.ts';
import { mayWrite } from './access.ts';
import { typedMethodJson } from './method-json.ts';
import { demandPolicy, passkeyOptions } from './passkey-options.ts';
import { provedCredential, type ProvedCredential, type SentCredential } from './passkey-proof.ts';
import { contextOf, demandMfaForOneself, invalid, locationOf, subjectOf } from './subject.ts';

const SEGMENT = 'fido2Methods';

/** Microsoft's own authenticators (Entra, "Enable passkeys in Authenticator"); other makes are not told apart. */
const MODELS: Readonly<Record<string, string>> = {
  'de1e552d-db1d-4423-a619-566b625cdc84': 'Microsoft Authenticator',
  '90a3ccdf-635c-4729-a248-9b709135078f': 'Microsoft Authenticator',
};

const passkeyCreate = graphRoutesWithMe({
  method: 'POST',
  path: `/users/{id}/authentication/${SEGMENT}`,
  name: `${SEGMENT}-create`,
  fidelity: { mark: 'documented', source: 'graph/api/authentication-post-fido2methods (2026-04-20)', note: 'The credential is really verified, the chain of its certificates not against the FIDO metadata. Words of the refusals and names of models: assumed. The sign-in page knows no passkeys.' },
  service: 'authentication-methods',
  ...mayWrite('Passkey', 'self'),
  async handle(graph) {
    const { tenant, world, now } = graph;
    const person = subjectOf(graph);
    demandMfaForOneself(graph, person);
    demandPolicy(graph, person);
    const { displayName, sent } = passkeyBody(graph);
    const proved = await provedCredential(sent, world, tenant.settings.passkeyRpId, (challenge) => takeChallenge(graph, person, challenge));
    demandWelcome(graph, proved);
    const passkey: Passkey = {
      kind: 'fido2', id: newGuid(world.random), createdAt: now, model: MODELS[proved.aaGuid] ?? 'FIDO2 security key', ...proved,
      displayName: displayName ?? 'Passkey',
    };
    person.methods.push(passkey);
    const own = graph.caller.signedIn?.person.id === person.id;
    audit(graph, { activity: own ? 'User registered security info' : 'Admin registered security info', targets: [userTarget(person)], reason: own ? 'User registered Fido method' : 'Admin registered Fido method for user' });
    return { status: 201, headers: locationOf(graph, person, SEGMENT, passkey.id), json: { '@odata.context': `${contextOf(graph, SEGMENT)}/$entity`, ...typedMethodJson(graph, person, passkey) } };
  },
});

/** Good once, for the person for whom it was made, for five minutes of the tenant's clock. */
function takeChallenge({ tenant, world, now }: GraphCall, person: Person, challenge: string): boolean {
  const digest = world.digest(challenge);
  const at = tenant.passkeyChallenges.findIndex((each) => each.digest === digest && each.personId === person.id);
  const [found] = at < 0 ? [] : tenant.passkeyChallenges.splice(at, 1);
  return found !== undefined && now < found.expiresAt;
}

function demandWelcome({ tenant }: GraphCall, { credentialId, aaGuid, attested }: ProvedCredential): void {
  if (tenant.people.some(({ methods }) => methods.some((method) => method.kind === 'fido2' && method.credentialId === credentialId))) throw invalid('The credential is already registered.');
  if (tenant.passkeyPolicy.isAttestationEnforced && !attested) throw invalid('The policy demands attestation, and the credential brings none.');
  if (!allowsMake(tenant.passkeyPolicy, aaGuid)) throw invalid(`The policy does not allow authenticators of type ${aaGuid}.`);
}

function passkeyBody({ call }: GraphCall): { readonly displayName: string | null; readonly sent: SentCredential } {
  const { displayName = null, publicKeyCredential } = fieldsOf(jsonOf(call), ['displayName', 'publicKeyCredential']);
  if (displayName !== null && (typeof displayName !== 'string' || displayName === '')) throw invalid("Cannot convert the value of 'displayName' to the expected type 'Edm.String'.");
  const { id, response } = fieldsOf(publicKeyCredential, ['id', 'response', 'clientExtensionResults']);
  const { clientDataJSON, attestationObject } = fieldsOf(response, ['clientDataJSON', 'attestationObject']);
  if (!isBase64url(id) || !isBase64url(clientDataJSON) || !isBase64url(attestationObject)) throw invalid('publicKeyCredential wants id, response.clientDataJSON and response.attestationObject, base64url-encoded without padding.');
  return { displayName, sent: { id, clientDataJSON, attestationObject } };
}

const isBase64url = (value: unknown): value is string => typeof value === 'string' && /^[\w-]+$/.test(value);

function fieldsOf(value: unknown, known: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid('Empty Payload. JSON content expected.');
  const { '@odata.type': _type, ...fields } = value as Record<string, unknown>;
  const unknown = Object.keys(fields).find((name) => !known.includes(name));
  if (unknown !== undefined) throw invalid(`The property '${unknown}' does not exist here.`);
  return fields;
}

export const passkeyMethods = [...passkeyOptions, ...passkeyCreate];
