import type { ApproveView } from '../contract/approve.ts';
import type { Deps } from '../ports.ts';
import { changeCase, demandChanged } from './change-case.ts';
import { ownRequest, type ApproverCall } from './own-request.ts';
import { Refusal } from './refusal.ts';
import { readRequest, type RequestNeeds } from './read-request.ts';
import { reconcileIssue } from './reconcile-issue.ts';
import { revokePass } from './revoke-pass.ts';

/** "This was a mistake": the case ends, and a pass that has not ended is deleted at once. @throws {Refusal} not_found, wrong_state */
export const undoApproval =
  (deps: RequestNeeds & Pick<Deps, 'issuer' | 'wake'>) =>
  async (call: ApproverCall): Promise<ApproveView> => {
    const { stored, over } = await ownRequest(deps)(call);
    const { recoveryCase: found } = stored;
    // Who was only asked has no yes to take back, whatever others said.
    if (over !== null && over.how !== 'said-yes') throw new Refusal('wrong_state');
    if (!found.approvals.some(({ requestId }) => requestId === call.requestId)) throw new Refusal('wrong_state');
    const undone = demandChanged(await changeCase(deps)(found.id, { type: 'undo-approval' }));
    if (undone.stage === 'reconciling') await reconcileIssue(deps)(found.id);
    return readRequest(deps)(call, (await revokePass(deps)(found.id)) ?? undone);
  };
