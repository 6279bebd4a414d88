import type { PrivilegeReason } from '../ports.ts';
import type { Graph } from './graph.ts';
import { groupsOf } from './groups.ts';
import { ownsPrivilegedApp } from './owned-apps.ts';
import { readTime } from './read.ts';
import { hasRole, isEligible } from './role-assignments.ts';

/**
 * Why no manager's yes may recover this account. Microsoft limits which *administrators* may make passes for
 * administrators, but not which apps: this is the only guard there is. A reason that was found is told even when
 * something else could not be read; null needs every answer.
 */
export const privilege = (graph: Graph, neverRecoverGroupId: string | null) => async (personId: string): Promise<PrivilegeReason | null> => {
  const signal = readTime();
  const unreadable = (): 'unreadable' => 'unreadable';
  // Each starts inside a promise, so that an id that is none ends as unreadable too.
  const ask = <T>(question: () => Promise<T>): Promise<T | 'unreadable'> => Promise.resolve().then(question).catch(unreadable);
  const [role, eligible, groups, owner] = await Promise.all([
    ask(() => hasRole(graph, personId, signal)),
    ask(() => isEligible(graph, personId, signal)),
    ask(() => groupsOf(graph, personId, signal)),
    ask(() => ownsPrivilegedApp(graph, personId, signal)),
  ]);
  if (groups !== 'unreadable' && groups.some((group) => group.id === neverRecoverGroupId)) return 'never-recover';
  if (role === true) return 'role';
  if (eligible === true) return 'eligible-role';
  if (groups !== 'unreadable' && groups.some((group) => group.isAssignableToRole)) return 'role-assignable-group';
  if (owner === true) return 'app-owner';
  return [role, eligible, groups, owner].includes('unreadable') ? 'unreadable' : null;
};
