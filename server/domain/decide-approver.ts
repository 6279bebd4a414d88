import { isPassedOver } from './approvers.ts';
import type { CaseCommand, Decision } from './case-commands.ts';
import type { CaseEvent } from './case-events.ts';
import type { CaseIn, RecoveryCase } from './case-state.ts';
import { after, codeEndsAt, isKioskGone, reached } from './case-times.ts';
import { ended } from './decide-kiosk.ts';
import { accept, NOTHING, TOO_FAST, WRONG_STATE } from './decision.ts';
import { MIN_VIEW_MS } from './limits.ts';
import { takeBack } from './take-back.ts';

type Of<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;

/** A look-up came to its end. Once each: a second finding of the same changes nothing, and who opened a request meanwhile keeps it. */
export function askApprover(recoveryCase: RecoveryCase, { person, approverId, role, needed, sensitive, newManager, requestId }: Of<'ask-approver'>, now: Date): Decision {
  if (recoveryCase.stage !== 'waiting') return NOTHING;
  if (recoveryCase.subject.kind !== 'unresolved' && (!recoveryCase.seeking || isPassedOver(recoveryCase, approverId))) return NOTHING;
  return accept({ type: 'approver-asked', at: now, requestId, role, needed, sensitive, newManager, personal: { approverId, person } });
}

/** Whose request was not opened goes on being asked, with the new code; after a "not available" or a first yes there is nobody left to wait for. */
export function findNobody(recoveryCase: RecoveryCase, now: Date): Decision {
  if (recoveryCase.stage !== 'waiting' || !recoveryCase.seeking) return NOTHING;
  return accept(recoveryCase.requestId === null ? ended(now, 'unanswered', 'nobody-next') : { type: 'nobody-next', at: now });
}

export const notAvailable = (recoveryCase: RecoveryCase, now: Date): Decision =>
  isAnswerable(recoveryCase, now) ? accept({ type: 'moved-on', at: now, how: 'not-available', since: now }) : WRONG_STATE;

/** Only a waiting case can turn: later the kiosk would notice, and the case must end instead. */
export function makeDecoy(recoveryCase: RecoveryCase, { reason }: Of<'make-decoy'>, now: Date): Decision {
  if (recoveryCase.stage !== 'waiting') return WRONG_STATE;
  return recoveryCase.subject.kind === 'decoy' ? NOTHING : accept({ type: 'turned-decoy', at: now, reason });
}

export function openRequest(recoveryCase: RecoveryCase, now: Date): Decision {
  if (!isAnswerable(recoveryCase, now)) return WRONG_STATE;
  return recoveryCase.openedAt === null ? accept({ type: 'request-opened', at: now }) : NOTHING;
}

/** A decoy takes tries like any other and is never matched. */
export function typeMatchCode(recoveryCase: RecoveryCase, right: boolean, now: Date): Decision {
  if (recoveryCase.stage !== 'waiting' || reached(now, codeEndsAt(recoveryCase)) || recoveryCase.matchCodeHash === null) return WRONG_STATE;
  const isReal = recoveryCase.subject.kind === 'real';
  if (isReal && (recoveryCase.requestId === null || recoveryCase.openedAt === null)) return WRONG_STATE;
  if (recoveryCase.matchedAt !== null) return NOTHING;
  const accepted = right && isReal;
  const triesLeft = recoveryCase.matchTriesLeft - (accepted ? 0 : 1);
  const typed: CaseEvent = { type: 'match-code-typed', at: now, right: accepted, triesLeft };
  return triesLeft > 0 ? accept(typed) : accept(typed, ended(now, 'locked', 'match-code'));
}

/** The yes: after the code, not at a glance, and only while the claimant's page is there. */
export function approve(recoveryCase: RecoveryCase, command: Of<'approve'>, now: Date): Decision {
  if (!isAnswerable(recoveryCase, now) || recoveryCase.openedAt === null || recoveryCase.matchedAt === null) return WRONG_STATE;
  if (recoveryCase.approverRole === null || command.approverId !== recoveryCase.approverId || isKioskGone(now, command.kioskSeenAt)) return WRONG_STATE;
  if (!reached(now, after(recoveryCase.openedAt, MIN_VIEW_MS))) return TOO_FAST;
  const { factorId, knownBy, digest, approverId, evidence } = command;
  const nth = recoveryCase.approvals.length + 1;
  return accept({ type: 'approved', at: now, factorId, knownBy, digest, role: recoveryCase.approverRole, nth, personal: { approverId, evidence } });
}

export const decline = (recoveryCase: RecoveryCase, now: Date): Decision =>
  isAnswerable(recoveryCase, now) ? accept(ended(now, 'declined', 'approver')) : WRONG_STATE;

/** Nobody is told at the kiosk: it goes on as a case that nobody answers. */
export const report = (recoveryCase: RecoveryCase, now: Date): Decision => (isAnswerable(recoveryCase, now) ? accept({ type: 'reported', at: now }) : WRONG_STATE);

/** "This was a mistake": helps as long as the pass has not ended. */
export function undoApproval(recoveryCase: RecoveryCase, now: Date): Decision {
  if (recoveryCase.approvals.length === 0) return WRONG_STATE;
  // The first of two takes it back before the second has answered.
  const taken = recoveryCase.stage === 'waiting' ? [ended(now, 'revoked', 'approver')] : takeBack(recoveryCase, now, 'approver');
  if (taken === null) return recoveryCase.undone ? NOTHING : WRONG_STATE;
  return recoveryCase.undone ? NOTHING : accept({ type: 'approval-undone', at: now }, ...taken);
}

function isAnswerable(recoveryCase: RecoveryCase, now: Date): recoveryCase is CaseIn<'waiting'> {
  return recoveryCase.stage === 'waiting' && recoveryCase.subject.kind === 'real' && recoveryCase.requestId !== null && !reached(now, codeEndsAt(recoveryCase));
}
