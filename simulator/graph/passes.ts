import { change, userTarget } from '../tenant/audit.ts';
import type { AccessPass, Person } from '../tenant/model.ts';
import { policyInForce } from '../tenant/pass-policy.ts';
import { makePass, putPass, usabilityOf, type PassRefusal, type PassRequest } from '../tenant/temporary-access-pass.ts';
import { audit } from './audit.ts';
import { methodsError, type GraphError } from './error.ts';
import { mayRead, mayWrite } from './methods/access.ts';
import { contextOf, demandMfaForOneself, locationOf, subjectOf, unknownMethod } from './methods/subject.ts';
import { graphInstant } from './instant.ts';
import { graphRoute, graphRoutesWithMe, type GraphCall } from './operation.ts';
import { passRequest } from './pass-request.ts';

const SEGMENT = 'temporaryAccessPassMethods';
const PATH = `/users/{id}/authentication/${SEGMENT}`;

/** A pass as Graph shows it. The text comes once, in the answer to the create call, and is null ever after. */
export const passJson = ({ tenant, now }: GraphCall, person: Person, pass: AccessPass, text: string | null): object => ({
  id: pass.id,
  temporaryAccessPass: text,
  createdDateTime: graphInstant(pass.createdAt),
  startDateTime: graphInstant(pass.startAt),
  lifetimeInMinutes: pass.lifetimeInMinutes,
  isUsableOnce: pass.isUsableOnce,
  ...usabilityOf(tenant, person, pass, now),
});

export const passCreate = graphRoute({
  method: 'POST',
  path: PATH,
  name: 'pass-create',
  fidelity: { mark: 'observed', source: 'graph/api/authentication-post-temporaryaccesspassmethods; public logs (whole answers)', note: 'Start = creation; a real answer started 1.3 s before. An app may make a pass for anybody, administrators too.' },
  service: 'authentication-methods',
  ...mayWrite('TAP', 'others-only'),
  handle(graph) {
    const { world, tenant, now } = graph;
    const person = subjectOf(graph);
    const request = passRequest(graph.call);
    const result = makePass(tenant, person, request, { now, random: world.random, digest: world.digest });
    if ('refused' in result) {
      const fault = refusal(graph, result.refused, request);
      audit(graph, { activity: 'Admin registered security info', targets: [userTarget(person)], result: 'failure', reason: fault.message });
      throw fault;
    }
    audit(graph, { activity: 'Admin registered security info', targets: [userTarget(person, passChanges(result.made))], reason: 'Admin registered temporary access pass method for user' });
    putPass(person, result.made, now);
    return { status: 201, headers: locationOf(graph, person, SEGMENT, result.made.id), json: { '@odata.context': `${contextOf(graph, SEGMENT)}/$entity`, ...passJson(graph, person, result.made, result.text) } };
  },
});

export const passList = graphRoutesWithMe({
  method: 'GET',
  path: PATH,
  name: 'pass-list',
  fidelity: { mark: 'documented', source: 'graph/api/authentication-list-temporaryaccesspassmethods', note: 'None or one. Expired and used ones stay until replaced or deleted.' },
  service: 'authentication-methods',
  ...mayRead('TAP'),
  handle(graph) {
    const person = subjectOf(graph);
    const { pass } = person;
    return { status: 200, json: { '@odata.context': contextOf(graph, SEGMENT), value: pass === null ? [] : [passJson(graph, person, pass, null)] } };
  },
});

export const passGet = graphRoutesWithMe({
  method: 'GET',
  path: `${PATH}/{passId}`,
  name: 'pass-get',
  fidelity: { mark: 'documented', source: 'graph/api/temporaryaccesspassauthenticationmethod-get', note: 'Body of the 404: assumed.' },
  service: 'authentication-methods',
  ...mayRead('TAP'),
  handle(graph) {
    const person = subjectOf(graph);
    const { pass } = person;
    if (pass === null || pass.id !== graph.call.params['passId']?.toLowerCase()) throw unknownMethod(graph);
    return { status: 200, json: { '@odata.context': `${contextOf(graph, SEGMENT)}/$entity`, ...passJson(graph, person, pass, null) } };
  },
});

export const passDelete = graphRoutesWithMe({
  method: 'DELETE',
  path: `${PATH}/{passId}`,
  name: 'pass-delete',
  fidelity: { mark: 'documented', source: 'graph/api/temporaryaccesspassauthenticationmethod-delete', note: 'Body of the 404: assumed.' },
  service: 'authentication-methods',
  ...mayWrite('TAP', 'self'),
  handle(graph) {
    const person = subjectOf(graph);
    demandMfaForOneself(graph, person);
    if (person.pass?.id !== graph.call.params['passId']?.toLowerCase()) throw unknownMethod(graph);
    putPass(person, null, graph.now);
    const who = graph.caller.signedIn?.person.id === person.id ? 'User' : 'Admin';
    audit(graph, { activity: `${who} deleted security info`, targets: [userTarget(person)], reason: `${who} deleted temporary access pass method${who === 'User' ? '' : ' for user'}` });
    return { status: 204 };
  },
});

/** Words seen in real logs for the policy and the lifetime, in the document for guests; the other two are assumed. */
function refusal({ tenant, now }: GraphCall, why: PassRefusal, request: PassRequest): GraphError {
  const { minimumLifetimeInMinutes: min, maximumLifetimeInMinutes: max } = policyInForce(tenant, now);
  const words: Record<PassRefusal, string> = {
    policy: 'Converged UserCredentialPolicy does not allow creating or updating this authentication method. AuthMethodType [TemporaryAccessPass].',
    'external-guest': 'Temporary Access Pass cannot be added to an external guest user.',
    lifetime: `Invalid LifetimeInMinutes specified. The valid range between ${min} and ${max}.`,
    'one-time-only': `Invalid IsUsableOnce specified: ${String(request.isUsableOnce)}. The policy allows one-time use only.`,
    'past-start': 'Invalid StartDateTime specified. The start lies in the past.',
  };
  const { passPolicyRefusalStatus, guestPassRefusalStatus } = tenant.settings.assumed;
  const status = { policy: passPolicyRefusalStatus, 'external-guest': guestPassRefusalStatus, lifetime: 400, 'one-time-only': 400, 'past-start': 400 }[why];
  return methodsError(status, status === 403 ? 'accessDenied' : 'badRequest', words[why]);
}

/** The log says how the pass may be used and for how long, in these names (rules of elastic and of others for these events). */
const passChanges = (pass: AccessPass) => [change('TemporaryAccessPass.AccessPassUsage', null, pass.isUsableOnce ? 'OneTime' : 'Multiple'), change('TemporaryAccessPass.LifetimeInMinutes', null, pass.lifetimeInMinutes)];
