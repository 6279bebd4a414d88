import type { Person } from '../../tenant/model.ts';
import { isMultiFactor } from '../../tenant/sign-in-session.ts';
import { knownPerson } from '../conduct.ts';
import { methodsError, notFound, type GraphError } from '../error.ts';
import { context, contextKey, type GraphCall } from '../operation.ts';

/** Whose methods the call is about. @throws the 404 of an unknown person, whose words are not known: a switch chooses. */
export function subjectOf(graph: GraphCall): Person {
  const { tenant } = graph;
  const named = graph.call.params['id'] ?? '';
  const person = knownPerson(graph, named);
  if (person !== undefined) return person;
  throw tenant.settings.assumed.unknownUserOfMethods === 'resourceNotFound' ? methodsError(404, 'resourceNotFound', 'User not found') : notFound(named);
}

/** Documented for every change to one's own methods: the sign-in behind the token must have satisfied MFA. */
export function demandMfaForOneself({ caller, tenant }: GraphCall, person: Person): void {
  if (caller.signedIn?.person.id !== person.id) return;
  const { grant } = caller.signedIn;
  const session = tenant.sessions.find(({ id }) => id === grant.sessionId);
  if (session === undefined || !isMultiFactor(session)) throw methodsError(403, 'accessDenied', 'Request Authorization failed');
}

/** The id in the path, ids being compared in small letters. @throws where `$count` or its like stands: it is not supported (msgraph-metadata issue 648). */
export function methodIdOf({ call }: GraphCall): string {
  const id = call.params['methodId']?.toLowerCase() ?? '';
  if (id.startsWith('$')) throw invalid(`The path segment '${id}' is not supported by the authentication methods service.`);
  return id;
}

/** The 404 of a method or a pass that the person has not; a switch chooses whose it is, and its words are assumed. */
export const unknownMethod = ({ tenant, call: { params } }: Pick<GraphCall, 'tenant' | 'call'>): GraphError =>
  tenant.settings.assumed.unknownMethod === 'Request_ResourceNotFound' ? notFound(params['passId'] ?? params['methodId'] ?? '') : methodsError(404, 'resourceNotFound', 'The requested authentication method was not found.');

export const invalid = (message: string): GraphError => methodsError(400, 'badRequest', message);

export const contextOf = (graph: GraphCall, segment: string): string => context(graph.call, `users('${contextKey(graph.call)}')/authentication/${segment}`);

/** Where something new lies, as OData wants it in the answer to a POST (OData 4.0 protocol, section 8.3.4). */
export const locationOf = ({ call }: GraphCall, person: Person, segment: string, id: string): { readonly location: string } =>
  ({ location: `${call.origin}/v1.0/users/${person.id}/authentication/${segment}/${id}` });
