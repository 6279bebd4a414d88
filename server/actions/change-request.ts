import type { CaseCommand } from '../domain/case-commands.ts';
import type { RecoveryCase } from '../domain/case-state.ts';
import type { Deps, StoredCase } from '../ports.ts';
import { changeCase, demandChanged, type Along } from './change-case.ts';
import { whatBecameOf, type ApproverCall } from './own-request.ts';

/**
 * What an approver does to a case through a request that stands: in the instant of the change too, or the no of one
 * could fall on the request of the next. @throws {Refusal} not_found, wrong_state
 */
export const changeRequest =
  (deps: Pick<Deps, 'clock' | 'cases'>) =>
  async ({ requestId, approver }: ApproverCall, caseId: string, command: CaseCommand | ((stored: StoredCase) => CaseCommand | null), along?: Along): Promise<RecoveryCase> => {
    const standing = (stored: StoredCase): CaseCommand | null => {
      if (whatBecameOf(stored, requestId, approver.personId) !== null) return null;
      return typeof command === 'function' ? command(stored) : command;
    };
    return demandChanged(await changeCase(deps)(caseId, standing, along));
  };
