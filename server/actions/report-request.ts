import type { ApproveView } from '../contract/approve.ts';
import { alarmMails } from '../domain/alarm-mail.ts';
import { Unavailable, type Deps } from '../ports.ts';
import { changeRequest } from './change-request.ts';
import { standingRequest, type ApproverCall } from './own-request.ts';
import { readRequest, type RequestNeeds } from './read-request.ts';
import { Refusal } from './refusal.ts';

/**
 * *I did not expect this*: nobody gets in, the person is kept out of recovery until two at the desk clear it, and the
 * desk is alarmed. The kiosk sees a request that nobody answers. @throws {Refusal} not_found, wrong_state
 */
export const reportRequest =
  (deps: RequestNeeds & Pick<Deps, 'policy'>) =>
  async (call: ApproverCall): Promise<ApproveView> => {
    const { recoveryCase } = await standingRequest(deps)(call);
    const { id: caseId, person, kioskId } = recoveryCase;
    if (person === null) throw new Refusal('wrong_state');
    const kiosk = await deps.kiosks.kiosk(kioskId);
    if (kiosk === null) throw new Unavailable('the kiosk');
    const mails = alarmMails('reported', { deskMail: deps.policy.deskMail, kiosk, caseId });
    // Whoever owns the account hears of it with other tries that came to nothing.
    const along = { mails, failedTry: person.id, block: { personId: person.id, why: 'reported', caseId } } as const;
    return readRequest(deps)(call, await changeRequest(deps)(call, caseId, { type: 'report' }, () => along));
  };
