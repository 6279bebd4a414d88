import type { KioskView } from '../contract/kiosk.ts';
import type { Deps } from '../ports.ts';
import { changeCase, demandChanged } from './change-case.ts';
import { kioskView } from './kiosk-view.ts';
import { ownCase, type KioskCall } from './own-case.ts';
import { Refusal } from './refusal.ts';
import { releaseCode } from './release-code.ts';

/**
 * The code that the one who said yes last reads out to the claimant.
 * @throws {Refusal} not_found, wrong_state, release_code_wrong with the tries left.
 */
export const typeReleaseCode =
  (deps: Pick<Deps, 'clock' | 'cases' | 'settings' | 'keyedHash'>) =>
  async ({ kioskId, caseId, releaseCode: typed }: KioskCall & { readonly releaseCode: string }): Promise<KioskView> => {
    await ownCase(deps)({ kioskId, caseId });
    const recoveryCase = demandChanged(await changeCase(deps)(caseId, (stored) => ({ type: 'type-release-code', right: typed === releaseCode(deps, stored.recoveryCase) })));
    if (recoveryCase.releasedAt === null) throw new Refusal('release_code_wrong', recoveryCase.releaseTriesLeft);
    return kioskView(recoveryCase, deps.clock.now(), deps.settings);
  };
