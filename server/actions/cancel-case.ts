import type { KioskView } from '../contract/kiosk.ts';
import type { Deps } from '../ports.ts';
import { changeCase, demandChanged } from './change-case.ts';
import { kioskView } from './kiosk-view.ts';
import { ownCase, type KioskCall } from './own-case.ts';
import { personKey } from './resolve-case.ts';
import { revokePass } from './revoke-pass.ts';

type Needs = Pick<Deps, 'clock' | 'cases' | 'settings' | 'quotas' | 'issuer'>;

/**
 * The claimant leaves. While the pass is shown this is *start again* after a page was lost: the pass is deleted and the
 * case does not count. @throws {Refusal} not_found, wrong_state
 */
export const cancelCase =
  (deps: Needs) =>
  async (call: KioskCall): Promise<KioskView> => {
    const { recoveryCase: before } = await ownCase(deps)(call);
    const cancelled = demandChanged(await changeCase(deps)(call.caseId, { type: 'cancel' }));
    if (before.stage === 'shown' && before.person !== null) await deps.quotas.release(personKey(before.person.id), before.id);
    const recoveryCase = (await revokePass(deps)(call.caseId)) ?? cancelled;
    return kioskView(recoveryCase, deps.clock.now(), deps.settings);
  };
