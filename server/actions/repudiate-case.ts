import type { Deps } from '../ports.ts';
import { changeCase } from './change-case.ts';
import { reconcileIssue } from './reconcile-issue.ts';
import { revokePass } from './revoke-pass.ts';

/** The case of a claimant who said that it was not them: it ends wherever it stands, and a pass that still works is deleted. */
export const repudiateCase =
  (deps: Pick<Deps, 'clock' | 'cases' | 'issuer' | 'wake'>) =>
  async (caseId: string): Promise<void> => {
    const change = await changeCase(deps)(caseId, { type: 'repudiate' });
    if (!('recoveryCase' in change)) return;
    if (change.recoveryCase.stage === 'reconciling') await reconcileIssue(deps)(caseId);
    await revokePass(deps)(caseId);
  };
