import type { CaseCommand, Decision } from './case-commands.ts';
import type { RecoveryCase } from './case-state.ts';
import { after, isApprovalValid, reached } from './case-times.ts';
import { accept, NOTHING, WRONG_STATE } from './decision.ts';
import { ISSUE_AFTER_ANSWER_MS, LOST_METHOD_LEAST_MS, LOST_METHOD_RESERVE_MS } from './limits.ts';
import { isSameMethod } from './lost-methods.ts';

type Of<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;

const isPressed = (recoveryCase: RecoveryCase, now: Date): boolean => recoveryCase.stage === 'approved' && recoveryCase.pressedAt !== null && isApprovalValid(recoveryCase, now);

/** Asked once, and only while an answer still leaves time to make the pass under the same yes. */
export function askLostMethod(recoveryCase: RecoveryCase, { offered }: Of<'ask-lost-method'>, now: Date): Decision {
  if (recoveryCase.stage !== 'approved' || !isPressed(recoveryCase, now)) return WRONG_STATE;
  if (recoveryCase.lostMethod !== null || offered.length === 0) return NOTHING;
  const answerByAt = after(recoveryCase.lapsesAt, -LOST_METHOD_RESERVE_MS);
  return reached(after(now, LOST_METHOD_LEAST_MS), answerByAt) ? accept(noAnswer(now, after(now, ISSUE_AFTER_ANSWER_MS))) : accept({ type: 'lost-method-asked', at: now, count: offered.length, answerByAt, hidden: { offered } });
}

/** The first answer counts; null: none of them, or not sure. */
export function answerLostMethod(recoveryCase: RecoveryCase, { method }: Of<'answer-lost-method'>, now: Date): Decision {
  const { lostMethod } = recoveryCase;
  if (!isPressed(recoveryCase, now) || lostMethod === null) return WRONG_STATE;
  if (lostMethod.state !== 'asked') return NOTHING;
  if (method !== null && !lostMethod.offered.some((offered) => isSameMethod(offered, method))) return WRONG_STATE;
  return accept({ type: 'lost-method-answered', at: now, how: 'claimant', methodType: method?.type ?? null, goOnAt: after(now, ISSUE_AFTER_ANSWER_MS), hidden: { method } });
}

/** Time ran out: the pass is made, by whoever pressed or by the sweep from then on, and nothing is deleted. */
export const noAnswer = (at: Date, goOnAt = at) => ({ type: 'lost-method-answered', at, how: 'time', methodType: null, goOnAt, hidden: { method: null } }) as const;

/** What the one try to delete came to. That it was done must be known however the case went on meanwhile. */
export function recordRemoval(recoveryCase: RecoveryCase, { result }: Of<'record-removal'>, now: Date): Decision {
  const { lostMethod, issue } = recoveryCase;
  if (lostMethod?.state !== 'chosen' || typeof issue?.passId !== 'string') return NOTHING;
  const { id: methodId, type: methodType } = lostMethod.method;
  return accept(
    result.outcome === 'kept'
      ? { type: 'lost-method-kept', at: now, methodType, why: result.why, personal: { methodId } }
      : { type: 'lost-method-removed', at: now, methodType, outcome: result.outcome, personal: { methodId } },
  );
}

/** The directory has been seen without it: what has its id from now on is new, as telephone numbers have. */
export const noteMethodGone = ({ stage, lostMethod }: RecoveryCase, now: Date): Decision =>
  stage !== 'ended' && lostMethod?.state === 'removed' && !lostMethod.seenGone ? accept({ type: 'lost-method-seen-gone', at: now }) : NOTHING;
