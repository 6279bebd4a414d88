import type { ApproveView } from '../contract/approve.ts';
import { changeRequest } from './change-request.ts';
import { standingRequest, type ApproverCall } from './own-request.ts';
import { readRequest, type RequestNeeds } from './read-request.ts';

/** The approver's no: needs neither code nor factor. @throws {Refusal} not_found, wrong_state */
export const declineCase =
  (deps: RequestNeeds) =>
  async (call: ApproverCall): Promise<ApproveView> => {
    const { recoveryCase } = await standingRequest(deps)(call);
    return readRequest(deps)(call, await changeRequest(deps)(call, recoveryCase.id, { type: 'decline' }));
  };
