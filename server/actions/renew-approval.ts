import type { KioskView } from '../contract/kiosk.ts';
import type { RecoveryCase } from '../domain/case-state.ts';
import { approverMail } from '../domain/mail-texts.ts';
import { Unavailable, type Deps, type Mail } from '../ports.ts';
import type { Ping } from '../reach-ports.ts';
import { approveLink } from './approve-link.ts';
import { changeCase, demandChanged } from './change-case.ts';
import { kioskView } from './kiosk-view.ts';
import { ownCase, type KioskCall } from './own-case.ts';
import { pingsFor, type PingNeeds } from './ping-approver.ts';
import { Refusal } from './refusal.ts';

type Needs = PingNeeds & Pick<Deps, 'clock' | 'cases' | 'settings' | 'directory' | 'kiosks'>;

/** Asks the approver once more after an approval lapsed: same case, same code, a fresh factor. @throws {Refusal} not_found, wrong_state */
export const renewApproval =
  (deps: Needs) =>
  async (call: KioskCall): Promise<KioskView> => {
    const { recoveryCase: before } = await ownCase(deps)(call);
    if (before.stage !== 'lapsed') throw new Refusal('wrong_state');
    const along = await askAgain(deps, before);
    const recoveryCase = demandChanged(await changeCase(deps)(call.caseId, { type: 'renew-approval' }, () => along));
    return kioskView(recoveryCase, deps.clock.now(), deps.settings);
  };

async function askAgain(deps: Needs, { id, kioskId, approverId, requestId, person, purpose }: RecoveryCase): Promise<{ readonly mails: readonly Mail[]; readonly pings: readonly Ping[] }> {
  const { directory, kiosks, settings } = deps;
  const [approver, kiosk] = await Promise.all([approverId === null ? null : directory.person(approverId), kiosks.kiosk(kioskId)]);
  if (approver === null || kiosk === null || requestId === null) throw new Unavailable('the approver');
  const text = approverMail({ approver, claimantName: person?.displayName ?? '', kiosk, purpose, link: approveLink(settings, requestId), renewal: true });
  return { mails: [{ ...text, request: { caseId: id, requestId } }], pings: await pingsFor(deps, { caseId: id, requestId, approver, kind: 'renewed' }) };
}
