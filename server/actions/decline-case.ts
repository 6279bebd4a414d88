import type { ApproveView } from '../contract/approve.ts';
import { changeCase, demandChanged } from './change-case.ts';
import { ownRequest, type ApproverCall } from './own-request.ts';
import { readRequest, type RequestNeeds } from './read-request.ts';

/** The approver's no: needs neither code nor factor. @throws {Refusal} not_found, wrong_state */
export const declineCase =
  (deps: RequestNeeds) =>
  async (call: ApproverCall): Promise<ApproveView> => {
    const { recoveryCase } = await ownRequest(deps)(call);
    return readRequest(deps)(call, demandChanged(await changeCase(deps)(recoveryCase.id, { type: 'decline' })));
  };
