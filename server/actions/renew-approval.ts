import type { KioskView } from '../contract/kiosk.ts';
import type { RecoveryCase } from '../domain/case-state.ts';
import { approverMail } from '../domain/mail-texts.ts';
import { Unavailable, type Deps, type Mail } from '../ports.ts';
import { changeCase, demandChanged } from './change-case.ts';
import { kioskView } from './kiosk-view.ts';
import { ownCase, type KioskCall } from './own-case.ts';
import { Refusal } from './refusal.ts';
import { approveLink } from './approve-link.ts';

type Needs = Pick<Deps, 'clock' | 'cases' | 'settings' | 'directory' | 'kiosks'>;

/** Asks the approver once more after an approval lapsed: same case, same code, a fresh factor. @throws {Refusal} not_found, wrong_state */
export const renewApproval =
  (deps: Needs) =>
  async (call: KioskCall): Promise<KioskView> => {
    const { recoveryCase: before } = await ownCase(deps)(call);
    if (before.stage !== 'lapsed') throw new Refusal('wrong_state');
    const mail = await askAgain(deps, before);
    const recoveryCase = demandChanged(await changeCase(deps)(call.caseId, { type: 'renew-approval' }, () => ({ mails: [mail] })));
    return kioskView(recoveryCase, deps.clock.now(), deps.settings);
  };

async function askAgain({ directory, kiosks, settings }: Needs, { id, kioskId, approverId, requestId, person, purpose }: RecoveryCase): Promise<Mail> {
  const [approver, kiosk] = await Promise.all([approverId === null ? null : directory.person(approverId), kiosks.kiosk(kioskId)]);
  if (approver === null || kiosk === null || requestId === null) throw new Unavailable('the approver');
  return { ...approverMail({ approver, claimantName: person?.displayName ?? '', kiosk, purpose, link: approveLink(settings, requestId), renewal: true }), request: { caseId: id, requestId } };
}
