import type { ApproveView } from '../contract/approve.ts';
import type { Deps } from '../ports.ts';
import { changeRequest } from './change-request.ts';
import { standingRequest, type ApproverCall } from './own-request.ts';
import { readRequest, type RequestNeeds } from './read-request.ts';

/** The approver cannot look now: the next in line is asked at once. @throws {Refusal} not_found, wrong_state */
export const passOnRequest =
  (deps: RequestNeeds & Pick<Deps, 'wake'>) =>
  async (call: ApproverCall): Promise<ApproveView> => {
    const { recoveryCase } = await standingRequest(deps)(call);
    const changed = await changeRequest(deps)(call, recoveryCase.id, { type: 'not-available' });
    deps.wake();
    return readRequest(deps)(call, changed);
  };
