import type { PasskeyAsked } from '../contract/approve.ts';
import { caseDigest } from '../domain/case-digest.ts';
import { allowedFactorKinds } from '../domain/factor-kinds.ts';
import type { Deps } from '../ports.ts';
import { standingRequest, type ApproverCall } from './own-request.ts';
import { Refusal } from './refusal.ts';

/**
 * What a passkey is to sign for a request, after the match code: the yes is for the case as it is now.
 * @throws {Refusal} not_found, wrong_state, factor_not_allowed, factor_missing
 */
export const askPasskey =
  (deps: Pick<Deps, 'cases' | 'factors' | 'policy' | 'settings'>) =>
  async (call: ApproverCall): Promise<PasskeyAsked> => {
    const { recoveryCase } = await standingRequest(deps)(call);
    if (recoveryCase.stage !== 'waiting' || recoveryCase.subject.kind !== 'real' || recoveryCase.matchedAt === null) throw new Refusal('wrong_state');
    if (!allowedFactorKinds(deps.policy.factors, recoveryCase).includes('passkey')) throw new Refusal('factor_not_allowed');
    const asked = await deps.factors.challenge(call.approver.personId, { requestId: call.requestId, caseDigest: caseDigest(recoveryCase) });
    if (asked === null) throw new Refusal('factor_missing');
    return { ...asked, rpId: new URL(deps.settings.approveOrigin).hostname };
  };
