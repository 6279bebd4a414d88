import type { ApproveView } from '../contract/approve.ts';
import { changeCase } from './change-case.ts';
import { ownRequest, requestInCase, whatBecameOf, type ApproverCall } from './own-request.ts';
import { demandReadable, passGate, type FactSources } from './read-facts.ts';
import { readRequest, type RequestNeeds } from './read-request.ts';

type Needs = FactSources & RequestNeeds;

/**
 * The approver looks at a request, by the link in their mail or by the code on the kiosk, which names the case. The first look passes the gate and tells the kiosk "opened"; what the gate refuses
 * turns into a decoy, so that the kiosk sees no change. @throws {Refusal} not_found
 */
export const openRequest =
  (deps: Needs) =>
  async (asked: ApproverCall): Promise<ApproveView> => {
    const call = { ...asked, requestId: (await requestInCase(deps)(asked)) ?? asked.requestId };
    const { stored, over } = await ownRequest(deps)(call);
    const { recoveryCase } = stored;
    const isFirst = over === null && recoveryCase.stage === 'waiting' && recoveryCase.subject.kind === 'real' && recoveryCase.openedAt === null;
    if (!isFirst || recoveryCase.person === null) return readRequest(deps)(call, recoveryCase);
    const gateCall = await passGate(deps)('view', stored, recoveryCase.person.id);
    demandReadable(gateCall);
    const { answer } = gateCall;
    // Without a factor that works the approver must still see why they cannot approve.
    const isOpen = answer.ok || answer.reason === 'approver-no-factor';
    const change = await changeCase(deps)(recoveryCase.id, (latest) => {
      // It may have been passed on while the gate was asked.
      if (whatBecameOf(latest, call.requestId, call.approver.personId) !== null) return null;
      return isOpen ? { type: 'open-request' } : { type: 'make-decoy', reason: answer.reason };
    });
    return readRequest(deps)(call, 'recoveryCase' in change ? change.recoveryCase : recoveryCase);
  };
