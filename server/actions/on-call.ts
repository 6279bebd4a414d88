import { isPassedOver, type Holder } from '../domain/approvers.ts';
import type { RecoveryCase } from '../domain/case-state.ts';
import { allowedFactorKinds } from '../domain/factor-kinds.ts';
import { ON_CALL_TRIED } from '../domain/limits.ts';
import { inOrder, onCallTried } from '../domain/on-call.ts';
import type { Deps } from '../ports.ts';
import type { Found } from './read-approvers.ts';

type Needs = Pick<Deps, 'directory' | 'factors' | 'policy'>;

const NOBODY: Found = { holder: { kind: 'none' }, settled: true };

/**
 * Who of the on-call group is to be asked, in its order: who can sign and was not asked before; or whether the one who
 * was asked is still in it. A group that many may change is nobody's: whoever could add an accomplice would be asked for all.
 */
export async function onCall(deps: Needs, recoveryCase: RecoveryCase, expectedId: string | null): Promise<readonly Found[]> {
  try {
    const { directory, policy } = deps;
    const group = policy.onCallGroupId === null ? null : await directory.guardedGroup(policy.onCallGroupId);
    if (group?.isAssignableToRole !== true) return [NOBODY];
    const ids = expectedId === null ? await whoCanSign(deps, recoveryCase, inOrder(group.memberIds)) : group.memberIds.filter((id) => id === expectedId);
    const holders = await Promise.all(ids.map(async (id): Promise<Holder> => {
      const person = await directory.person(id);
      return person === null ? { kind: 'not-a-person' } : { kind: 'person', person };
    }));
    return holders.length === 0 ? [NOBODY] : holders.map((holder) => ({ holder, settled: true }));
  } catch {
    return [{ holder: 'unknown', settled: true }];
  }
}

async function whoCanSign({ factors, policy }: Needs, recoveryCase: RecoveryCase, memberIds: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  const left = ON_CALL_TRIED - onCallTried(recoveryCase);
  for (const id of memberIds) {
    if (found.length >= left) break;
    if (!isPassedOver(recoveryCase, id) && (await factors.status(id, allowedFactorKinds(policy.factors, recoveryCase))) === 'ready') found.push(id);
  }
  return found;
}
