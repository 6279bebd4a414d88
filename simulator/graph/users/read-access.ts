import type { Person } from '../../tenant/model.ts';
import { GraphError } from '../error.ts';
import { optionOf } from '../odata/options.ts';
import { selection, shown } from '../odata/select.ts';
import type { GraphCall, GraphOperation } from '../operation.ts';
import { USER } from './user-entity.ts';

const FULL = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];

/** Reading people (microsoft-graph-devx-content, permissions.json): the least shows six properties alone. */
export const readBasic = {
  service: 'directory',
  permissions: ['User.ReadBasic.All', ...FULL],
  delegated: { self: ['User.Read', 'User.ReadBasic.All', 'User.ReadWrite', ...FULL], others: ['User.ReadBasic.All', ...FULL], role: 'anybody' },
} as const satisfies Partial<GraphOperation>;

/** Reading whom people report to and what they belong to. */
export const readPeople = {
  service: 'directory',
  permissions: FULL,
  delegated: { self: ['User.Read', 'User.ReadWrite', ...FULL], others: FULL, role: 'anybody' },
} as const satisfies Partial<GraphOperation>;

/** Making, changing and deleting people. Only apps may here. */
export const writePeople = { service: 'directory', permissions: ['User.ReadWrite.All', 'Directory.ReadWrite.All'] } as const satisfies Partial<GraphOperation>;

/** What may be seen with `User.ReadBasic.All` alone (Graph, permissions reference). */
const BASIC: readonly string[] = ['displayName', 'givenName', 'id', 'mail', 'surname', 'userPrincipalName'];

/** Whether the caller may see no more of this person, or of people at all, than the basic properties. */
export function seesBasicOnly({ caller, call }: GraphCall): boolean {
  const granted = [...caller.permissions, ...caller.scopes];
  const ownself = caller.signedIn !== null && caller.signedIn.person.id === call.params['id'] && granted.includes('User.Read');
  return granted.includes('User.ReadBasic.All') && !ownself && !granted.some((each) => FULL.includes(each));
}

/** The properties asked for, or null for those that come by default. @throws {GraphError} for more than the caller may see. */
export function selectedOfUser(graph: GraphCall, sent: string | null = optionOf(graph.call, '$select')): readonly string[] | null {
  const wanted = selection(sent, USER);
  if (wanted?.some((property) => !BASIC.includes(property)) === true && seesBasicOnly(graph)) throw new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
  return wanted;
}

/** A person as the caller may see them: of the properties that come by default, those beyond the basic ones are empty. */
export function userJson(graph: GraphCall, person: Person, wanted: readonly string[] | null): Record<string, unknown> {
  const all = shown(person, USER, wanted);
  if (!seesBasicOnly(graph)) return all;
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, BASIC.includes(name) ? value : Array.isArray(value) ? [] : null]));
}
