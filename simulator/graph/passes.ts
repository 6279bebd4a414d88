import { userTarget } from '../tenant/audit.ts';
import type { AccessPass, Person } from '../tenant/model.ts';
import { policyInForce } from '../tenant/pass-policy.ts';
import { makePass, putPass, usabilityOf, type PassRefusal, type PassRequest } from '../tenant/temporary-access-pass.ts';
import { audit } from './audit.ts';
import { methodsError, type GraphError } from './error.ts';
import { graphInstant } from './odata.ts';
import { context, contextKey, graphRoute, personOfPath, type GraphCall } from './operation.ts';
import { passRequest } from './pass-request.ts';

const READ = ['UserAuthMethod-TAP.Read.All', 'UserAuthMethod-TAP.ReadWrite.All', 'UserAuthenticationMethod.Read.All', 'UserAuthenticationMethod.ReadWrite.All'];
const WRITE = ['UserAuthMethod-TAP.ReadWrite.All', 'UserAuthenticationMethod.ReadWrite.All'];
const PATH = '/users/{id}/authentication/temporaryAccessPassMethods';

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

/** What Graph shows of somebody's pass now: a new one appears after a lag. */
function visiblePass({ tenant, now }: GraphCall, person: Person): AccessPass | null {
  const { pass } = person;
  return pass !== null && now >= pass.createdAt + tenant.settings.lags.passReadMs ? pass : null;
}

const contextOf = (graph: GraphCall): string => context(graph.call, `users('${contextKey(graph.call)}')/authentication/temporaryAccessPassMethods`);

export const passCreate = graphRoute({
  method: 'POST',
  path: PATH,
  name: 'pass-create',
  fidelity: { mark: 'observed', source: 'graph/api/authentication-post-temporaryaccesspassmethods; public logs (whole answers)', note: 'Start = creation; a real answer started 1.3 s before. An app may make a pass for anybody, administrators too.' },
  service: 'authentication-methods',
  permissions: WRITE,
  handle(graph) {
    const { world, tenant, now } = graph;
    const person = personOfPath(graph);
    const request = passRequest(graph.call);
    const result = makePass(tenant, person, request, { now, random: world.random, digest: world.digest });
    if ('refused' in result) {
      audit(graph, { activity: 'Admin registered security info', targets: [userTarget(person)], result: 'failure', reason: refusal(graph, result.refused, request).message });
      throw refusal(graph, result.refused, request);
    }
    audit(graph, { activity: 'Admin registered security info', targets: [userTarget(person)], reason: 'Admin registered temporary access pass method for user' });
    putPass(person, result.made, now);
    return { status: 201, json: { '@odata.context': `${contextOf(graph)}/$entity`, ...passJson(graph, person, result.made, result.text) } };
  },
});

export const passList = graphRoute({
  method: 'GET',
  path: PATH,
  name: 'pass-list',
  fidelity: { mark: 'documented', source: 'graph/api/authentication-list-temporaryaccesspassmethods', note: 'None or one. Expired and used ones stay until replaced or deleted.' },
  service: 'authentication-methods',
  permissions: READ,
  handle(graph) {
    const person = personOfPath(graph);
    const pass = visiblePass(graph, person);
    return { status: 200, json: { '@odata.context': contextOf(graph), value: pass === null ? [] : [passJson(graph, person, pass, null)] } };
  },
});

export const passGet = graphRoute({
  method: 'GET',
  path: `${PATH}/{passId}`,
  name: 'pass-get',
  fidelity: { mark: 'documented', source: 'graph/api/temporaryaccesspassauthenticationmethod-get', note: 'Body of the 404: assumed.' },
  service: 'authentication-methods',
  permissions: READ,
  handle(graph) {
    const person = personOfPath(graph);
    const pass = visiblePass(graph, person);
    if (pass === null || pass.id !== graph.call.params['passId']?.toLowerCase()) throw unknownPass();
    return { status: 200, json: { '@odata.context': `${contextOf(graph)}/$entity`, ...passJson(graph, person, pass, null) } };
  },
});

export const passDelete = graphRoute({
  method: 'DELETE',
  path: `${PATH}/{passId}`,
  name: 'pass-delete',
  fidelity: { mark: 'documented', source: 'graph/api/temporaryaccesspassauthenticationmethod-delete', note: 'Body of the 404: assumed.' },
  service: 'authentication-methods',
  permissions: WRITE,
  handle(graph) {
    const person = personOfPath(graph);
    if (person.pass?.id !== graph.call.params['passId']?.toLowerCase()) throw unknownPass();
    putPass(person, null, graph.now);
    return { status: 204 };
  },
});

const unknownPass = (): GraphError => methodsError(404, 'resourceNotFound', 'The requested authentication method was not found.');

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
  return methodsError(400, 'badRequest', words[why]);
}
