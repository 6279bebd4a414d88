import type { ApproveView } from '../contract/approve.ts';
import { matchCodeText } from '../domain/match-code.ts';
import type { Deps } from '../ports.ts';
import { changeRequest } from './change-request.ts';
import { standingRequest, type ApproverCall } from './own-request.ts';
import { readRequest, type RequestNeeds } from './read-request.ts';
import { Refusal } from './refusal.ts';

/**
 * The code that the claimant read out. The decision and its count are one commit, so a burst gets no free tries.
 * @throws {Refusal} not_found, wrong_state, match_code_wrong with the tries left; at 0 the case has ended.
 */
export const typeMatchCode =
  (deps: RequestNeeds & Pick<Deps, 'keyedHash'>) =>
  async (call: ApproverCall & { readonly matchCode: string }): Promise<ApproveView> => {
    const { recoveryCase: found } = await standingRequest(deps)(call);
    const typedHash = deps.keyedHash('match-code', matchCodeText(found.id, call.matchCode));
    const recoveryCase = await changeRequest(deps)(call, found.id, (stored) => ({ type: 'type-match-code', right: typedHash === stored.recoveryCase.matchCodeHash }));
    if (recoveryCase.matchedAt === null) throw new Refusal('match_code_wrong', recoveryCase.matchTriesLeft);
    return readRequest(deps)(call, recoveryCase);
  };
