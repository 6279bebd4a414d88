import type { Pressed } from '../contract/kiosk.ts';
import { reached } from '../domain/case-times.ts';
import { collectCodeText } from '../domain/match-code.ts';
import type { Deps, StoredCase } from '../ports.ts';
import { askLostMethod, type LostAnswer } from './ask-lost-method.ts';
import { changeCase, demandChanged } from './change-case.ts';
import { issuePass, type IssueNeeds } from './issue-pass.ts';
import { kioskView } from './kiosk-view.ts';
import { ownCase, type KioskCall } from './own-case.ts';
import { demandReadable, passGate } from './read-facts.ts';
import { Refusal } from './refusal.ts';

type Needs = IssueNeeds & Pick<Deps, 'settings'>;

/**
 * The press: the collect code, where the policy wants it the question which method is lost, the gate, the pass, sealed
 * to this page. The answer to the question is a press as well, with the collect code. While the directory's answer is unknown the view
 * is `issuing` and the stream tells how it went on; a page that then reads `sealed` presses again to get the sealed pass.
 * @throws {Refusal} not_found, wrong_state, bad_request, collect_code_wrong with the tries left.
 * @throws {Unavailable} when the directory could not be read before anything was made: the approval still stands.
 */
export const pressForPass =
  (deps: Needs) =>
  async ({ kioskId, caseId, collectCode, lostMethod }: KioskCall & { readonly collectCode: string; readonly lostMethod?: LostAnswer }): Promise<Pressed> => {
    const stored = await ownCase(deps)({ kioskId, caseId });
    if (stored.recoveryCase.stage === 'issued') return repeat(deps, stored);
    const right = deps.keyedHash('collect-code', collectCodeText(caseId, collectCode)) === stored.recoveryCase.collectCodeHash;
    const typed = demandChanged(await changeCase(deps)(caseId, { type: 'type-collect-code', right }));
    if (!right) throw new Refusal('collect_code_wrong', typed.collectTriesLeft);
    const lostMethods = await askLostMethod(deps)(typed, lostMethod);
    const sealed = lostMethods === null ? await issuePass(deps)(caseId) : null;
    const { recoveryCase } = await ownCase(deps)({ kioskId, caseId });
    const view = kioskView(recoveryCase, deps.clock.now(), deps.settings);
    return { view, ...(lostMethods !== null && { lostMethods }), ...(sealed !== null && { sealed }) };
  };

/** An answer that was lost on the way, or a pass that the sweep made: the sealed form once more, while it is kept. */
async function repeat(deps: Needs, stored: StoredCase): Promise<Pressed> {
  const { recoveryCase } = stored;
  if (recoveryCase.stage !== 'issued' || recoveryCase.person === null) throw new Refusal('wrong_state');
  const call = await passGate(deps)('reveal', stored, recoveryCase.person.id);
  demandReadable(call);
  if (!call.answer.ok) {
    await changeCase(deps)(recoveryCase.id, { type: 'revoke', why: call.answer.reason });
    deps.wake();
    throw new Refusal('wrong_state');
  }
  const now = deps.clock.now();
  const sealed = reached(now, recoveryCase.sealKeptUntilAt) ? null : await deps.cases.sealedPass(recoveryCase.id);
  if (sealed === null) throw new Refusal('wrong_state');
  return { view: kioskView(recoveryCase, now, deps.settings), sealed };
}
