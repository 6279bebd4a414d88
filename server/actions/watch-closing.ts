import { after, reached } from '../domain/case-times.ts';
import { WATCH_GRACE_MS } from '../domain/limits.ts';
import { isSameMethod } from '../domain/lost-methods.ts';
import type { Deps, SignInMethod } from '../ports.ts';
import { changeCase } from './change-case.ts';

/** Methods that setting up a new way to sign in does not leave behind: the pass itself, and what stays on one PC. */
const NO_PROOF: readonly string[] = [
  'temporaryAccessPassAuthenticationMethod',
  'passwordAuthenticationMethod',
  'windowsHelloForBusinessAuthenticationMethod',
  'emailAuthenticationMethod',
];

/**
 * Whether the claimant has set up something new: the case closes when the directory shows it, and ends unconfirmed with
 * the pass otherwise. @throws {Unavailable} while the directory does not answer.
 */
export const watchClosing =
  (deps: Pick<Deps, 'clock' | 'cases' | 'directory'>) =>
  async (caseId: string): Promise<void> => {
    const stored = await deps.cases.load(caseId);
    const recoveryCase = stored?.recoveryCase;
    if (recoveryCase === undefined || recoveryCase.person === null || recoveryCase.issue === null) return;
    if (recoveryCase.stage !== 'shown' && recoveryCase.stage !== 'collected') return;
    const { baselineMethodIds } = recoveryCase.issue;
    const removed = recoveryCase.lostMethod?.state === 'removed' ? recoveryCase.lostMethod : null;
    // A new telephone number has the id of the one that was deleted; until it was seen gone the list may only be late.
    const isBack = (method: SignInMethod): boolean => removed?.seenGone === true && isSameMethod(method, removed.method);
    const isNew = (method: SignInMethod): boolean => !NO_PROOF.includes(method.type) && (!baselineMethodIds.includes(method.id) || isBack(method));
    try {
      const methods = await deps.directory.methods(recoveryCase.person.id);
      if (removed !== null && !methods.some((method) => isSameMethod(method, removed.method))) await changeCase(deps)(caseId, { type: 'note-method-gone' });
      if (methods.some(isNew)) {
        await changeCase(deps)(caseId, { type: 'confirm-method' });
        return;
      }
    } catch (error) {
      if (!reached(deps.clock.now(), after(recoveryCase.passEndsAt, WATCH_GRACE_MS))) throw error;
    }
    await changeCase(deps)(caseId, { type: 'give-up-watching' });
  };
