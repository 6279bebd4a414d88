import type { CaseOpened } from '../contract/kiosk.ts';
import type { Deps } from '../ports.ts';
import { changeCase, demandChanged } from './change-case.ts';
import { kioskView } from './kiosk-view.ts';
import { newMatchCode } from './open-page.ts';
import { ownCase, type KioskCall } from './own-case.ts';

/** The code of a new round, for the page alone. @throws {Refusal} not_found, wrong_state when another round has begun */
export const drawCode =
  (deps: Pick<Deps, 'clock' | 'random' | 'cases' | 'settings' | 'keyedHash'>) =>
  async ({ kioskId, caseId, round }: KioskCall & { readonly round: number }): Promise<CaseOpened> => {
    await ownCase(deps)({ kioskId, caseId });
    const { matchCode, matchCodeHash } = newMatchCode(deps, caseId);
    const recoveryCase = demandChanged(await changeCase(deps)(caseId, { type: 'draw-code', round, matchCodeHash }));
    return { view: kioskView(recoveryCase, deps.clock.now(), deps.settings), matchCode };
  };
