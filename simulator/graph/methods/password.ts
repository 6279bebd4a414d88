import { jsonOf, type Call } from '../../http.ts';
import { userTarget } from '../../tenant/audit.ts';
import { newGuid } from '../../tenant/random.ts';
import { newTemporaryPassword, setPassword } from '../../tenant/temporary-password.ts';
import { audit } from '../audit.ts';
import { methodsError } from '../error.ts';
import { graphInstant } from '../instant.ts';
import { context, graphRoute, graphRoutesWithMe, type GraphCall } from '../operation.ts';
import { mayRead } from './access.ts';
import { PASSWORD_ID, passwordJson } from './method-json.ts';
import { contextOf, invalid, locationOf, subjectOf, unknownMethod } from './subject.ts';

const SEGMENT = 'passwordMethods';

const passwordList = graphRoutesWithMe({
  method: 'GET',
  path: `/users/{id}/authentication/${SEGMENT}`,
  name: `${SEGMENT}-list`,
  fidelity: { mark: 'documented', source: 'graph/api/authentication-list-passwordmethods', note: "The sample's creationDateTime is a slip for createdDateTime." },
  service: 'authentication-methods',
  ...mayRead('Password'),
  handle(graph) {
    subjectOf(graph);
    return { status: 200, json: { '@odata.context': contextOf(graph, SEGMENT), value: [passwordJson()] } };
  },
});

const passwordGet = graphRoutesWithMe({
  method: 'GET',
  path: `/users/{id}/authentication/${SEGMENT}/{methodId}`,
  name: `${SEGMENT}-get`,
  fidelity: { mark: 'documented', source: 'graph/api/passwordauthenticationmethod-get', note: 'Body of the 404: assumed.' },
  service: 'authentication-methods',
  ...mayRead('Password'),
  handle(graph) {
    subjectOf(graph);
    demandPassword(graph);
    return { status: 200, json: { '@odata.context': `${contextOf(graph, SEGMENT)}/$entity`, ...passwordJson() } };
  },
});

/** Documented: for people with a role alone, never for an app and never for oneself. */
const passwordReset = graphRoute({
  method: 'POST',
  path: '/users/{id}/authentication/methods/{methodId}/resetPassword',
  name: 'password-reset',
  fidelity: { mark: 'documented', source: 'graph/api/authenticationmethod-resetpassword; Microsoft Learn, token revocation (an administrator\'s reset ends sessions)', note: 'Done at once. Nobody is made to change the password at the next sign-in; banned passwords are not known.' },
  service: 'authentication-methods',
  permissions: [],
  delegated: { others: ['UserAuthMethod-Password.ReadWrite.All', 'UserAuthenticationMethod.ReadWrite.All'], role: 'write-methods' },
  handle(graph) {
    const { call, world, tenant, now } = graph;
    const person = subjectOf(graph);
    demandPassword(graph);
    const sent = newPassword(call);
    if (sent === null && person.onPremisesSyncEnabled === true) throw invalid('A new password is required for users synchronized from on-premises.');
    setPassword(person, sent ?? newTemporaryPassword(world.random), now);
    const reset = { id: newGuid(world.random), personId: person.id, at: now };
    tenant.passwordResets.push(reset);
    audit(graph, { activity: 'Reset password', targets: [userTarget(person)] });
    return { status: 202, headers: locationOf(graph, person, 'operations', reset.id), json: sent === null ? { '@odata.context': context(call, 'microsoft.graph.passwordResetResponse'), newPassword: person.password } : {} };
  },
});

const passwordOperation = graphRoute({
  method: 'GET',
  path: '/users/{id}/authentication/operations/{operationId}',
  name: 'password-reset-operation',
  fidelity: { mark: 'documented', source: 'graph/api/longrunningoperation-get', note: 'Has always succeeded; body of the 404: assumed.' },
  service: 'authentication-methods',
  permissions: [],
  delegated: mayRead(null).delegated,
  handle(graph) {
    const person = subjectOf(graph);
    const found = graph.tenant.passwordResets.find(({ id, personId }) => id === graph.call.params['operationId'] && personId === person.id);
    if (found === undefined) throw methodsError(404, 'resourceNotFound', 'The requested operation was not found.');
    const at = graphInstant(found.at);
    return { status: 200, json: { '@odata.context': `${contextOf(graph, 'operations')}/$entity`, id: found.id, status: 'succeeded', createdDateTime: at, lastActionDateTime: at } };
  },
});

function demandPassword(graph: GraphCall): void {
  if (graph.call.params['methodId']?.toLowerCase() !== PASSWORD_ID) throw unknownMethod(graph);
}

/** Null when one is to be made. Eight to 256 characters (Entra, "Password policies"). */
function newPassword(call: Call): string | null {
  if (call.body.length === 0) return null;
  const body = jsonOf(call);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalid('Empty Payload. JSON content expected.');
  const { newPassword: sent = null, ...more } = body as Record<string, unknown>;
  const unknown = Object.keys(more)[0];
  if (unknown !== undefined) throw invalid(`The parameter '${unknown}' in the request payload is not a valid parameter for the operation 'resetPassword'.`);
  if (sent === null) return null;
  if (typeof sent !== 'string' || sent.length < 8 || sent.length > 256) throw invalid('The specified password does not comply with password complexity requirements. Please provide a different password.');
  return sent;
}

export const passwordMethods = [...passwordList, ...passwordGet, passwordReset, passwordOperation];
