import { GraphError } from '../error.ts';
import { optionOf } from '../odata/options.ts';
import { selection } from '../odata/select.ts';
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

/** The properties asked for, or null for those that come by default. @throws {GraphError} for more than the caller may see. */
export function selectedOfUser({ call, caller }: GraphCall, sent: string | null = optionOf(call, '$select')): readonly string[] | null {
  const wanted = selection(sent, USER);
  const granted = [...caller.permissions, ...caller.scopes];
  const onlyBasic = granted.includes('User.ReadBasic.All') && !granted.some((each) => FULL.includes(each));
  if (onlyBasic && wanted?.some((property) => !BASIC.includes(property)) === true) throw new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
  return wanted;
}
