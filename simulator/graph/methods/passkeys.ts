import { jsonOf } from '../../http.ts';
import { userTarget } from '../../tenant/audit.ts';
import { audit } from '../audit.ts';
import { graphRoutesWithMe, type GraphCall } from '../operation.ts';
import { mayWrite } from './access.ts';
import { typedMethodJson } from './method-json.ts';
import { passkeyOptions } from './passkey-options.ts';
import type { SentCredential } from './passkey-proof.ts';
import { demandPolicy, registerPasskey } from './passkey-registration.ts';
import { contextOf, demandMfaForOneself, invalid, locationOf, subjectOf } from './subject.ts';

const SEGMENT = 'fido2Methods';

const passkeyCreate = graphRoutesWithMe({
  method: 'POST',
  path: `/users/{id}/authentication/${SEGMENT}`,
  name: `${SEGMENT}-create`,
  fidelity: { mark: 'documented', source: 'graph/api/authentication-post-fido2methods (2026-04-20)', note: 'The credential is really verified, the chain of its certificates not against the FIDO metadata. Words of the refusals and names of models: assumed. The sign-in page knows no passkeys.' },
  service: 'authentication-methods',
  ...mayWrite('Passkey', 'self'),
  async handle(graph) {
    const person = subjectOf(graph);
    demandMfaForOneself(graph, person);
    demandPolicy(graph, person);
    const { displayName, sent } = passkeyBody(graph);
    const passkey = await registerPasskey(graph, person, sent, { rpId: graph.tenant.settings.passkeyRpId, displayName: displayName ?? 'Passkey' });
    const own = graph.caller.signedIn?.person.id === person.id;
    audit(graph, { activity: own ? 'User registered security info' : 'Admin registered security info', targets: [userTarget(person)], reason: own ? 'User registered Fido method' : 'Admin registered Fido method for user' });
    return { status: 201, headers: locationOf(graph, person, SEGMENT, passkey.id), json: { '@odata.context': `${contextOf(graph, SEGMENT)}/$entity`, ...typedMethodJson(graph, person, passkey) } };
  },
});

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
