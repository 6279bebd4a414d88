import type { KioskView } from '../contract/kiosk.ts';
import type { Deps } from '../ports.ts';
import { changeCase, demandChanged } from './change-case.ts';
import { kioskView } from './kiosk-view.ts';
import { ownCase, type KioskCall } from './own-case.ts';

/** The page has opened the sealed pass and shows it: from now on we do not delete it by ourselves. @throws {Refusal} not_found, wrong_state */
export const markShown =
  (deps: Pick<Deps, 'clock' | 'cases' | 'settings'>) =>
  async (call: KioskCall): Promise<KioskView> => {
    await ownCase(deps)(call);
    const recoveryCase = demandChanged(await changeCase(deps)(call.caseId, { type: 'mark-shown' }));
    return kioskView(recoveryCase, deps.clock.now(), deps.settings);
  };
