import { OPEN_APPROVAL_STAGES } from '../domain/case-state.ts';
import type { Deps } from '../ports.ts';
import { changeCase } from './change-case.ts';
import { reconcileIssue } from './reconcile-issue.ts';
import { revokePass } from './revoke-pass.ts';

/**
 * Takes back every yes that an approver gave with one of these factors, as long as its pass was not shown. One that
 * cannot be taken back is reported and does not hold up the others: the gate refuses it.
 */
export const withdrawApprovals =
  (deps: Pick<Deps, 'clock' | 'cases' | 'issuer' | 'wake' | 'report'>) =>
  async (approverId: string, factorIds: readonly string[]): Promise<void> => {
    for (const { caseId, factorId } of await deps.cases.openApprovals(approverId)) {
      if (!factorIds.includes(factorId)) continue;
      try {
        const change = await changeCase(deps)(caseId, ({ recoveryCase }) => (OPEN_APPROVAL_STAGES.includes(recoveryCase.stage) ? { type: 'undo-approval' } : null));
        if (!('recoveryCase' in change)) continue;
        if (change.recoveryCase.stage === 'reconciling') await reconcileIssue(deps)(caseId);
        await revokePass(deps)(caseId);
      } catch (error) {
        deps.report('An approval could not be taken back with its factor.', error);
      }
    }
  };
