import type { CaseOpened } from '../contract/kiosk.ts';
import type { Deps } from '../ports.ts';
import { changeCase, demandChanged } from './change-case.ts';
import { kioskView } from './kiosk-view.ts';
import { demandStatement, newMatchCode, type OpeningPage } from './open-page.ts';
import { ownCase, type KioskCall } from './own-case.ts';
import { Refusal } from './refusal.ts';

type Needs = Pick<Deps, 'clock' | 'random' | 'cases' | 'kiosks' | 'settings' | 'keyedHash'>;

/** The same kiosk takes a waiting case up again with a new page: new key, new match code, the tries stay spent. @throws {Refusal} bad_request, not_found, wrong_state */
export const resumeCase =
  (deps: Needs) =>
  async ({ kioskId, caseId, pageKey, statement, mark }: KioskCall & OpeningPage & { readonly mark: string | null }): Promise<CaseOpened> => {
    await ownCase(deps)({ kioskId, caseId });
    if (!(await deps.kiosks.holdsMark(kioskId, mark))) throw new Refusal('wrong_state');
    const thumbprint = demandStatement({ pageKey, statement }, caseId);
    const { matchCode, matchCodeHash } = newMatchCode(deps, caseId);
    const recoveryCase = demandChanged(
      await changeCase(deps)(caseId, ({ kioskSeenAt }) => ({ type: 'resume-page', pageKey, pageKeyThumbprint: thumbprint, matchCodeHash, kioskSeenAt })),
    );
    const now = deps.clock.now();
    await deps.cases.seen([caseId], now);
    return { view: kioskView(recoveryCase, now, deps.settings), matchCode };
  };
