import type { CaseCommand, Decision } from './case-commands.ts';
import type { RecoveryCase } from './case-state.ts';
import { approve, askApprover, decline, findNobody, makeDecoy, notAvailable, openRequest, report, typeMatchCode, undoApproval } from './decide-approver.ts';
import { confirmMethod, giveUpWatching, holdIssue, intendIssue, lookForOrphan, loseIssue, noteSessionsEnded, noteTold, postponeIssue, recordDelete, recordPass, refuseIssue, revoke, sweepOrphans } from './decide-issue.ts';
import { cancel, confirmId, drawCode, markCollected, markShown, passTime, renewApproval, resumePage, sayStillHere, supersede, typeCollectCode, typeReleaseCode } from './decide-kiosk.ts';
import { answerLostMethod, askLostMethod, noteMethodGone, recordRemoval } from './decide-lost-method.ts';
import { repudiate, stopAtDesk, voidCase } from './take-back.ts';

/** What a command does to a case at an instant. Pure; an ended case takes nothing but the sweeps for late passes. */
export function decide(recoveryCase: RecoveryCase, command: CaseCommand, now: Date): Decision {
  switch (command.type) {
    case 'ask-approver': return askApprover(recoveryCase, command, now);
    case 'confirm-id': return confirmId(recoveryCase, command, now);
    case 'find-nobody': return findNobody(recoveryCase, now);
    case 'draw-code': return drawCode(recoveryCase, command, now);
    case 'not-available': return notAvailable(recoveryCase, now);
    case 'make-decoy': return makeDecoy(recoveryCase, command, now);
    case 'resume-page': return resumePage(recoveryCase, command, now);
    case 'say-still-here': return sayStillHere(recoveryCase, now);
    case 'cancel': return cancel(recoveryCase, now);
    case 'supersede': return supersede(recoveryCase, now);
    case 'open-request': return openRequest(recoveryCase, now);
    case 'type-match-code': return typeMatchCode(recoveryCase, command.right, now);
    case 'approve': return approve(recoveryCase, command, now);
    case 'decline': return decline(recoveryCase, now);
    case 'report': return report(recoveryCase, now);
    case 'undo-approval': return undoApproval(recoveryCase, now);
    case 'repudiate': return repudiate(recoveryCase, now);
    case 'stop-at-desk': return stopAtDesk(recoveryCase, command, now);
    case 'void': return voidCase(recoveryCase, now);
    case 'note-told': return noteTold(recoveryCase, now);
    case 'renew-approval': return renewApproval(recoveryCase, now);
    case 'type-release-code': return typeReleaseCode(recoveryCase, command.right, now);
    case 'type-collect-code': return typeCollectCode(recoveryCase, command.right, now);
    case 'ask-lost-method': return askLostMethod(recoveryCase, command, now);
    case 'answer-lost-method': return answerLostMethod(recoveryCase, command, now);
    case 'note-sessions-ended': return noteSessionsEnded(recoveryCase, command.attempt, now);
    case 'record-removal': return recordRemoval(recoveryCase, command, now);
    case 'note-method-gone': return noteMethodGone(recoveryCase, now);
    case 'refuse-issue': return refuseIssue(recoveryCase, command.why, now);
    case 'hold-issue': return holdIssue(recoveryCase, now);
    case 'intend-issue': return intendIssue(recoveryCase, command, now);
    case 'postpone-issue': return postponeIssue(recoveryCase, command, now);
    case 'lose-issue': return loseIssue(recoveryCase, command, now);
    case 'record-pass': return recordPass(recoveryCase, command, now);
    case 'look-for-orphan': return lookForOrphan(recoveryCase, command, now);
    case 'sweep-orphans': return sweepOrphans(recoveryCase, command, now);
    case 'mark-shown': return markShown(recoveryCase, now);
    case 'mark-collected': return markCollected(recoveryCase, now);
    case 'revoke': return revoke(recoveryCase, command.why, now);
    case 'record-delete': return recordDelete(recoveryCase, command.outcome, now);
    case 'confirm-method': return confirmMethod(recoveryCase, now);
    case 'give-up-watching': return giveUpWatching(recoveryCase, now);
    case 'pass-time': return passTime(recoveryCase, command.kioskSeenAt, now);
  }
}
