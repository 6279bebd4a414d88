import type { Deps, PassRemover } from '../../ports.ts';
import { changeCase, demandChanged } from '../change-case.ts';
import { reconcileIssue } from '../reconcile-issue.ts';
import { revokePass } from '../revoke-pass.ts';

/** The desk ends a case wherever it stands; a pass that still works is deleted, which nobody else can undo. @throws {Refusal} not_found, wrong_state */
export const stopCase =
  (deps: Pick<Deps, 'clock' | 'cases' | 'wake'> & { readonly issuer: PassRemover }) =>
  async ({ caseId, clerkId }: { readonly caseId: string; readonly clerkId: string }): Promise<void> => {
    const { stage } = demandChanged(await changeCase(deps)(caseId, { type: 'stop-at-desk', clerkId }));
    if (stage === 'reconciling') await reconcileIssue(deps)(caseId);
    await revokePass(deps)(caseId);
  };
