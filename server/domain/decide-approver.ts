import type { CaseCommand, Decision } from './case-commands.ts';
import type { CaseEvent } from './case-events.ts';
import type { CaseIn, RecoveryCase } from './case-state.ts';
import { after, isKioskGone, reached } from './case-times.ts';
import { ended } from './decide-kiosk.ts';
import { accept, NOTHING, TOO_FAST, WRONG_STATE } from './decision.ts';
import { MIN_VIEW_MS } from './limits.ts';
import { takeBack } from './take-back.ts';

type Of<Type extends CaseCommand['type']> = Extract<CaseCommand, { type: Type }>;

/** A look-up came to its end. Once only: a second finding of the same case changes nothing. */
export function askApprover(recoveryCase: RecoveryCase, { person, approverId, requestId }: Of<'ask-approver'>, now: Date): Decision {
  if (recoveryCase.stage !== 'waiting' || recoveryCase.subject.kind !== 'unresolved') return NOTHING;
  return accept({ type: 'approver-asked', at: now, requestId, personal: { approverId, person } });
}

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
  if (recoveryCase.stage !== 'waiting' || reached(now, recoveryCase.requestEndsAt)) return WRONG_STATE;
  const isReal = recoveryCase.subject.kind === 'real';
  if (isReal && recoveryCase.openedAt === null) return WRONG_STATE;
  if (recoveryCase.matchedAt !== null) return NOTHING;
  const accepted = right && isReal;
  const triesLeft = recoveryCase.matchTriesLeft - (accepted ? 0 : 1);
  const typed: CaseEvent = { type: 'match-code-typed', at: now, right: accepted, triesLeft };
  return triesLeft > 0 ? accept(typed) : accept(typed, ended(now, 'locked', 'match-code'));
}

/** The yes: after the code, not at a glance, and only while the claimant's page is there. */
export function approve(recoveryCase: RecoveryCase, command: Of<'approve'>, now: Date): Decision {
  if (!isAnswerable(recoveryCase, now) || recoveryCase.openedAt === null || recoveryCase.matchedAt === null) return WRONG_STATE;
  if (command.approverId !== recoveryCase.approverId || isKioskGone(now, command.kioskSeenAt)) return WRONG_STATE;
  if (!reached(now, after(recoveryCase.openedAt, MIN_VIEW_MS))) return TOO_FAST;
  const { factorId, knownBy, digest, approverId, evidence } = command;
  return accept({ type: 'approved', at: now, factorId, knownBy, digest, personal: { approverId, evidence } });
}

export const decline = (recoveryCase: RecoveryCase, now: Date): Decision =>
  isAnswerable(recoveryCase, now) ? accept(ended(now, 'declined', 'approver')) : WRONG_STATE;

/** "This was a mistake": helps as long as the pass has not ended. */
export function undoApproval(recoveryCase: RecoveryCase, now: Date): Decision {
  const taken = recoveryCase.approval === null ? null : takeBack(recoveryCase, now, 'approver');
  if (taken === null) return recoveryCase.undone ? NOTHING : WRONG_STATE;
  return recoveryCase.undone ? NOTHING : accept({ type: 'approval-undone', at: now }, ...taken);
}

function isAnswerable(recoveryCase: RecoveryCase, now: Date): recoveryCase is CaseIn<'waiting'> {
  return recoveryCase.stage === 'waiting' && recoveryCase.subject.kind === 'real' && !reached(now, recoveryCase.requestEndsAt);
}
