import { jsonOf } from '../../http.ts';
import { userTarget } from '../../tenant/audit.ts';
import { EMAIL_ID, isEmailAddress } from '../../tenant/email-method.ts';
import type { Method } from '../../tenant/model.ts';
import { audit } from '../audit.ts';
import { graphRoute, graphRoutesWithMe, type GraphCall } from '../operation.ts';
import { mayWrite } from './access.ts';
import { methodOfPath } from './collections.ts';
import { methodJson } from './method-json.ts';
import { contextOf, demandMfaForOneself, invalid, locationOf, subjectOf } from './subject.ts';

const SEGMENT = 'emailMethods';

function addressOf({ call }: GraphCall): string {
  const body = jsonOf(call);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalid('Empty Payload. JSON content expected.');
  const { '@odata.type': _type, emailAddress, ...more } = body as Record<string, unknown>;
  const unknown = Object.keys(more)[0];
  if (unknown !== undefined) throw invalid(`The property '${unknown}' does not exist on type 'microsoft.graph.emailAuthenticationMethod'.`);
  if (typeof emailAddress !== 'string' || !isEmailAddress(emailAddress)) throw invalid('The email address is not valid.');
  return emailAddress;
}

const emailCreate = graphRoutesWithMe({
  method: 'POST',
  path: `/users/{id}/authentication/${SEGMENT}`,
  name: `${SEGMENT}-create`,
  fidelity: { mark: 'documented', source: 'graph/api/authentication-post-emailmethods', note: 'Words of the refusals: assumed. No self-service password reset uses it.' },
  service: 'authentication-methods',
  ...mayWrite('Email', 'self'),
  handle(graph) {
    const person = subjectOf(graph);
    demandMfaForOneself(graph, person);
    const emailAddress = addressOf(graph);
    if (person.methods.some(({ kind }) => kind === 'email')) throw invalid('An email authentication method is already registered for the user.');
    const method: Method = { kind: 'email', id: EMAIL_ID, emailAddress };
    person.methods.push(method);
    audit(graph, { activity: 'Admin registered security info', targets: [userTarget(person)], reason: 'Admin registered email method for user' });
    return { status: 201, headers: locationOf(graph, person, SEGMENT, EMAIL_ID), json: { '@odata.context': `${contextOf(graph, SEGMENT)}/$entity`, ...methodJson(graph, person, method) } };
  },
});

const emailUpdate = graphRoute({
  method: 'PATCH',
  path: `/users/{id}/authentication/${SEGMENT}/{methodId}`,
  name: `${SEGMENT}-update`,
  fidelity: { mark: 'documented', source: 'graph/api/emailauthenticationmethod-update', note: 'Words of the refusals: assumed.' },
  service: 'authentication-methods',
  ...mayWrite('Email', 'others-only'),
  handle(graph) {
    const person = subjectOf(graph);
    const method = methodOfPath(graph, person, 'email');
    method.emailAddress = addressOf(graph);
    audit(graph, { activity: 'Admin updated security info', targets: [userTarget(person)], reason: 'Admin updated email method for user' });
    return { status: 204 };
  },
});

export const emailMethods = [...emailCreate, emailUpdate];
