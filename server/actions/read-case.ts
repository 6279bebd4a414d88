import type { KioskView } from '../contract/kiosk.ts';
import type { Deps } from '../ports.ts';
import { kioskView } from './kiosk-view.ts';
import { ownCase, type KioskCall } from './own-case.ts';

/** What a kiosk's page shows of its case now; each frame of the live stream. @throws {Refusal} not_found */
export const readCase =
  (deps: Pick<Deps, 'clock' | 'cases' | 'settings'>) =>
  async (call: KioskCall): Promise<KioskView> => {
    const { recoveryCase } = await ownCase(deps)(call);
    return kioskView(recoveryCase, deps.clock.now(), deps.settings);
  };
