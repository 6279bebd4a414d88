import { baseOf } from './base-of.ts';
import type { CaseEvent } from './case-events.ts';
import type { CaseBase, IssueRecord, RecoveryCase, RequestEnd } from './case-state.ts';
import { after, earlier, patience } from './case-times.ts';
import { APPROVAL_VALID_MS, HOLD_FOR_NOTICE_MS, ORPHAN_SWEEP_AT_MS, RENEW_OFFER_MS, REQUEST_MS, SEAL_KEPT_MS, SHOW_BY_MS } from './limits.ts';

/** The case after an event. Total: an event that `decide` never emits in this stage leaves the stage alone. */
export function evolve(before: RecoveryCase, event: CaseEvent): RecoveryCase {
  const { at } = event;
  switch (event.type) {
    case 'approver-asked': {
      const { requestId, role, needed, sensitive, personal } = event;
      return { ...before, ...leaveRequest(before, 'silent', at), ...personal, requestId, approverRole: role, needed, sensitive: before.sensitive || sensitive, subject: { kind: 'real' }, seeking: false };
    }
    case 'moved-on': {
      const { how, since } = event;
      // Who did not look stays asked until the next one is found; who said so does not.
      const left = how === 'silent' ? {} : leaveRequest(before, how, at);
      return nextRound({ ...before, ...left, step: Math.min(before.step + 1, before.steps - 1) }, since);
    }
    case 'reported':
      return { ...before, ...leaveRequest(before, 'reported', at), subject: { kind: 'decoy', reason: 'reported' }, seeking: false };
    case 'nobody-next':
      return { ...before, seeking: false };
    case 'code-drawn':
      return { ...before, ...event.hidden };
    case 'id-checked': {
      if (before.stage !== 'waiting' || before.proof.kind !== 'id-check') return before;
      const proof = { ...before.proof, clerkId: event.personal.clerkId };
      return { ...before, proof, askedAt: at, lastHereAt: at, requestEndsAt: earlier(after(at, REQUEST_MS), before.endsAt) };
    }
    case 'turned-decoy':
      return { ...before, subject: { kind: 'decoy', reason: event.reason } };
    case 'request-opened':
      return { ...before, openedAt: at, seeking: false };
    case 'match-code-typed':
      return { ...before, matchTriesLeft: event.triesLeft, matchedAt: event.right ? at : before.matchedAt };
    case 'page-resumed': {
      const resumed = { ...before, ...event.hidden, pageKeyThumbprint: event.pageKeyThumbprint, matchedAt: null, resumed: true };
      return resumed.stage === 'waiting' ? { ...resumed, lastHereAt: at } : resumed;
    }
    case 'still-here':
      return before.stage === 'waiting' ? { ...before, lastHereAt: at } : before;
    case 'approved': {
      const { requestId, approverId, approverRole, matchCodeHash, renewals } = before;
      const { factorId, knownBy, digest } = event;
      const { evidence } = event.personal;
      const approvals = [...before.approvals, { requestId, approverId, approverRole, matchCodeHash, renewals, factorId, knownBy, digest, evidence, approvedAt: at }];
      if (approvals.length < before.needed) return nextRound({ ...before, ...leaveRequest(before, 'said-yes', at), approvals, step: 0 }, at);
      return { ...baseOf(before), approvals, stage: 'approved', lapsesAt: after(at, APPROVAL_VALID_MS) };
    }
    case 'claimant-told':
      return { ...before, toldAt: at };
    case 'repudiated':
      return { ...before, repudiated: true };
    case 'stopped-at-desk':
    case 'voided':
      return { ...before, stopped: true };
    case 'approval-lapsed':
      return { ...baseOf(before), stage: 'lapsed', offerEndsAt: after(before.stage === 'approved' ? before.lapsesAt : at, patience(before, RENEW_OFFER_MS)) };
    case 'approval-renewed':
      return {
        ...baseOf(before),
        renewals: before.renewals + 1,
        // The last yes alone has lapsed, and the one who gave it is asked, nobody else.
        approvals: before.approvals.slice(0, -1),
        step: before.steps - 1,
        releasedAt: null,
        pressedAt: null,
        lostMethod: null,
        openedAt: null,
        stage: 'waiting',
        askedAt: at,
        requestEndsAt: earlier(after(at, REQUEST_MS), before.endsAt),
        lastHereAt: at,
      };
    case 'lost-method-asked':
      return { ...before, lostMethod: { state: 'asked', offered: event.hidden.offered, answerByAt: event.answerByAt } };
    case 'lost-method-answered': {
      const { goOnAt, hidden: { method } } = event;
      return { ...before, lostMethod: method === null ? { state: 'none', goOnAt } : { state: 'chosen', method, goOnAt } };
    }
    case 'lost-method-removed':
      return before.lostMethod?.state === 'chosen' ? { ...before, lostMethod: { state: 'removed', method: before.lostMethod.method, seenGone: false } } : before;
    case 'lost-method-kept':
      return before.lostMethod?.state === 'chosen' ? { ...before, lostMethod: { state: 'kept', method: before.lostMethod.method } } : before;
    case 'lost-method-seen-gone':
      return before.lostMethod?.state === 'removed' ? { ...before, lostMethod: { ...before.lostMethod, seenGone: true } } : before;
    case 'sessions-ended':
      return before;
    case 'release-code-typed':
      return { ...before, releaseTriesLeft: event.triesLeft, releasedAt: event.right ? at : before.releasedAt };
    case 'collect-code-typed':
      return { ...before, collectTriesLeft: event.triesLeft, pressedAt: event.right ? at : before.pressedAt };
    case 'ended':
      return {
        ...baseOf(before),
        // Nobody needs to read any more who it was about, nor what they speak; the audit keeps the first, erasable.
        address: '',
        language: 'en',
        person: before.person === null ? null : { id: before.person.id, displayName: '', jobTitle: null },
        stage: 'ended',
        ending: event.ending,
        endedAt: at,
      };
    default:
      return evolvePass(before, event);
  }
}

/** The request that stood goes into the list of earlier ones; nobody is asked now. */
function leaveRequest({ requestId, approverId, approverRole, earlier: list }: RecoveryCase, how: RequestEnd, overAt: Date): Partial<CaseBase> {
  if (requestId === null || approverId === null || approverRole === null) return {};
  return { requestId: null, approverId: null, approverRole: null, earlier: [...list, { requestId, approverId, approverRole, how, overAt }] };
}

/** The code counts no more, and whatever its approver did with it neither. */
const nextRound = (before: RecoveryCase, since: Date): RecoveryCase =>
  before.stage !== 'waiting'
    ? before
    : {
        ...before,
        round: before.round + 1,
        matchCodeHash: null,
        openedAt: null,
        matchedAt: null,
        seeking: before.subject.kind === 'real',
        askedAt: since,
        requestEndsAt: earlier(after(since, REQUEST_MS), before.endsAt),
      };

type PassEvent = Extract<CaseEvent, { type: 'started' | `issue-${string}` | `pass-${string}` | 'reconcile-looked' | 'seal-wiped' | 'approval-undone' | 'revocation-begun' | 'delete-failed' | 'orphan-sweep' }>;

function evolvePass(before: RecoveryCase, event: PassEvent): RecoveryCase {
  const { at } = event;
  switch (event.type) {
    case 'started':
    case 'pass-deleted':
      return before;
    case 'issue-held':
      return { ...baseOf(before), stage: 'telling', heldUntilAt: after(at, HOLD_FOR_NOTICE_MS) };
    case 'issue-intended': {
      const { knownPassIds, baselineMethodIds, attempt, leaseEndsAt } = event;
      return { ...baseOf(before), issue: { intentAt: at, knownPassIds, baselineMethodIds, passId: null, orphanSweepsAt: before.issue?.orphanSweepsAt ?? [] }, stage: 'issuing', attempt, leaseEndsAt };
    }
    case 'issue-postponed':
      return { ...baseOf(before), stage: 'retrying', goAt: event.goAt };
    case 'issue-unknown':
      return {
        ...withIssue(before, (issue) => ({ orphanSweepsAt: ORPHAN_SWEEP_AT_MS.map((ms) => after(issue.intentAt, ms)) })),
        stage: 'reconciling',
        attempt: before.stage === 'issuing' ? before.attempt : 1,
        unknownAt: at,
        looks: 0,
        deletedSome: false,
        mayRetry: event.mayRetry,
      };
    case 'reconcile-looked':
      return before.stage === 'reconciling' ? { ...before, looks: before.looks + 1, deletedSome: before.deletedSome || event.deleted.length > 0 } : before;
    case 'pass-issued': {
      const { passId, passEndsAt } = event;
      const showByAt = earlier(after(at, patience(before, SHOW_BY_MS)), passEndsAt);
      return { ...withIssue(before, () => ({ passId })), stage: 'issued', passId, passEndsAt, issuedAt: at, sealKeptUntilAt: after(at, SEAL_KEPT_MS), sealWiped: false, showByAt };
    }
    case 'seal-wiped':
      return before.stage === 'issued' ? { ...before, sealWiped: true } : before;
    case 'pass-shown':
      return before.stage === 'issued' ? { ...baseOf(before), stage: 'shown', shownAt: at, passId: before.passId, passEndsAt: before.passEndsAt } : before;
    case 'pass-collected':
      return before.stage === 'shown' ? { ...baseOf(before), stage: 'collected', collectedAt: at, passId: before.passId, passEndsAt: before.passEndsAt } : before;
    case 'approval-undone':
      return { ...before, undone: true };
    case 'revocation-begun':
      return { ...baseOf(before), stage: 'revoking', ending: event.ending, passId: event.passId, passEndsAt: event.passEndsAt, tries: 0, nextTryAt: at };
    case 'delete-failed':
      return before.stage === 'revoking' ? { ...before, tries: event.tries, nextTryAt: event.nextTryAt } : before;
    case 'orphan-sweep':
      // One look serves every sweep that time has reached.
      return { ...before, issue: before.issue && { ...before.issue, orphanSweepsAt: before.issue.orphanSweepsAt.filter((due) => due.getTime() > at.getTime()) } };
  }
}

const withIssue = (recoveryCase: RecoveryCase, change: (issue: IssueRecord) => Partial<IssueRecord>): CaseBase => ({
  ...baseOf(recoveryCase),
  issue: recoveryCase.issue && { ...recoveryCase.issue, ...change(recoveryCase.issue) },
});
