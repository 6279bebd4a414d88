import { mayAdminister, type AdminAct } from '../tenant/administrators.ts';
import { findPerson } from '../tenant/people.ts';
import type { Caller } from './caller.ts';

/** Which signed-in people an operation is for, beside the scopes of their token. */
export type RoleRule = 'anybody' | AdminAct;

/** What a token that speaks for a person needs (microsoft-graph-devx-content, permissions.json, scheme DelegatedWork). */
export interface Delegation {
  /** Scopes of which one is enough for oneself; left out where nobody may do it to oneself. */
  readonly self?: readonly string[];
  /** Scopes of which one is enough for somebody else, or where nobody is named; left out where it is refused. */
  readonly others?: readonly string[];
  /** Who may do it to others. */
  readonly role: RoleRule;
}

/** Which of the two demands a call does not meet, or null when it may be done. */
export function delegationFault(delegation: Delegation | undefined, caller: Caller, named: string | undefined): 'scope' | 'role' | null {
  const me = caller.signedIn?.person;
  if (me === undefined || delegation === undefined) return 'scope';
  const { tenant, scopes } = caller;
  const target = named === undefined ? undefined : findPerson(tenant, named);
  const isSelf = target?.id === me.id;
  const wanted = isSelf ? (delegation.self ?? []) : (delegation.others ?? []);
  if (!wanted.some((scope) => scopes.includes(scope))) return 'scope';
  return isSelf || delegation.role === 'anybody' || mayAdminister(tenant, me, delegation.role, target ?? null) ? null : 'role';
}
