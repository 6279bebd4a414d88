import type { KioskView } from '../contract/kiosk.ts';
import type { RecoveryCase } from '../domain/case-state.ts';
import { Unavailable, type CaseChange, type Deps } from '../ports.ts';
import { changeCase, demandChanged } from './change-case.ts';
import { kioskView } from './kiosk-view.ts';
import { ownCase, type KioskCall } from './own-case.ts';
import { Refusal } from './refusal.ts';
import { tellApprover, type TellNeeds } from './tell-approver.ts';

type Needs = TellNeeds & Pick<Deps, 'clock' | 'cases' | 'directory'>;

/** Asks the approver once more after an approval lapsed: same case, same code, a fresh factor. @throws {Refusal} not_found, wrong_state */
export const renewApproval =
  (deps: Needs) =>
  async (call: KioskCall): Promise<KioskView> => {
    const { recoveryCase: before } = await ownCase(deps)(call);
    if (before.stage !== 'lapsed') throw new Refusal('wrong_state');
    const told = await askAgain(deps, before);
    const recoveryCase = demandChanged(await changeCase(deps)(call.caseId, { type: 'renew-approval' }, () => told));
    return kioskView(recoveryCase, deps.clock.now(), deps.settings);
  };

async function askAgain(deps: Needs, recoveryCase: RecoveryCase): Promise<Pick<CaseChange, 'mails' | 'pings'>> {
  const { approverId, requestId, person } = recoveryCase;
  const approver = approverId === null ? null : await deps.directory.person(approverId);
  if (approver === null || requestId === null) throw new Unavailable('the approver');
  return tellApprover(deps, { recoveryCase, requestId, approver, person, kind: 'renewed' });
}
