import type { CaseIn, RecoveryCase } from '../domain/case-state.ts';
import { after, isApprovalValid, reached } from '../domain/case-times.ts';
import { ISSUE_MARGIN_MS, LONGEST_RETRY_AFTER_MS } from '../domain/limits.ts';
import { Unavailable, type Deps, type IssueOutcome, type StoredCase } from '../ports.ts';
import { changeCase } from './change-case.ts';
import { endSessions } from './end-sessions.ts';
import { demandReadable, passGate, type FactSources } from './read-facts.ts';
import { reconcileIssue } from './reconcile-issue.ts';
import { removeLostMethod } from './remove-lost-method.ts';

export type IssueNeeds = FactSources & Pick<Deps, 'issuer' | 'sealPass' | 'keyedHash' | 'wake' | 'report'>;

/**
 * Makes the pass of an approved case: gate, intent, one POST, outcome. Where the policy wants it the claimant is signed
 * out everywhere before the POST, and the method that they chose is deleted when the pass is recorded. The POST is never
 * sent again blindly: a second try comes by the sweep, through the gate, and there is no third.
 * @returns the sealed pass, or null when there is none now: the case says why.
 * @throws {Unavailable} when the gate's facts could not be read; nothing was begun.
 */
export const issuePass =
  (deps: IssueNeeds) =>
  async (caseId: string): Promise<string | null> => {
    const stored = await deps.cases.load(caseId);
    const recoveryCase = stored?.recoveryCase;
    if (stored === null || recoveryCase === undefined || recoveryCase.person === null) return null;
    const personId = recoveryCase.person.id;
    if (!isApprovalValid(recoveryCase, deps.clock.now())) {
      // Before the press the approval lapses and can be renewed; a second try has no such way back.
      if (recoveryCase.stage === 'retrying' || recoveryCase.stage === 'telling') await refuse(deps, caseId, 'approval-over');
      return null;
    }
    if (recoveryCase.toldAt === null) {
      await changeCase(deps)(caseId, { type: 'hold-issue' });
      deps.wake();
      return null;
    }
    const intended = await intend(deps, stored, personId);
    if (intended === null) return null;
    const { attempt } = intended;
    if (await isHeldUp(deps, intended)) return null;
    if (deps.policy.removeLostMethod && (!(await endSessions(deps)(intended, personId)) || (await isHeldUp(deps, intended)))) return null;
    const outcome = await deps.issuer.create(personId, { lifetimeInMinutes: recoveryCase.minutes, isUsableOnce: recoveryCase.once });
    return settle(deps, intended, personId, attempt, outcome);
  };

/** A process that was held up after the intent must not write anything once another took over. */
async function isHeldUp(deps: IssueNeeds, { id, leaseEndsAt }: CaseIn<'issuing'>): Promise<boolean> {
  if (!reached(after(deps.clock.now(), ISSUE_MARGIN_MS), leaseEndsAt)) return false;
  await refuse(deps, id, 'held-up');
  return true;
}

async function intend(deps: IssueNeeds, stored: StoredCase, personId: string) {
  const call = await passGate(deps)('issue', stored, personId);
  demandReadable(call);
  if (!call.answer.ok) {
    const { reason } = call.answer;
    // Of two at once the second may have read the pass of the first, which is nothing to end the case for.
    await changeCase(deps)(stored.recoveryCase.id, ({ recoveryCase }) => (recoveryCase.stage === stored.recoveryCase.stage ? { type: 'refuse-issue', why: reason } : null));
    return null;
  }
  const knownPassIds = call.facts.passes === 'unknown' ? [] : call.facts.passes.map(({ id }) => id);
  const baselineMethodIds = (await deps.directory.methods(personId)).map(({ id }) => id);
  const change = await changeCase(deps)(stored.recoveryCase.id, ({ kioskSeenAt }) => ({ type: 'intend-issue', knownPassIds, baselineMethodIds, kioskSeenAt }));
  return change.outcome === 'changed' && change.recoveryCase.stage === 'issuing' ? change.recoveryCase : null;
}

const refuse = (deps: IssueNeeds, caseId: string, why: string) => changeCase(deps)(caseId, { type: 'refuse-issue', why });

async function settle(deps: IssueNeeds, recoveryCase: RecoveryCase, personId: string, attempt: number, outcome: IssueOutcome): Promise<string | null> {
  switch (outcome.outcome) {
    case 'created':
      return keep(deps, recoveryCase, personId, attempt, outcome);
    case 'refused':
      await refuse(deps, recoveryCase.id, `directory-${outcome.status}-${outcome.code}`);
      return null;
    case 'throttled': {
      const waitMs = outcome.retryAfterMs;
      if (waitMs === null || waitMs > LONGEST_RETRY_AFTER_MS) await refuse(deps, recoveryCase.id, 'throttled');
      else await changeCase(deps)(recoveryCase.id, { type: 'postpone-issue', attempt, waitMs: Math.max(0, waitMs), why: 'throttled' });
      return null;
    }
    case 'token-refused':
      // One more try with a new token, through the gate like any other.
      await changeCase(deps)(recoveryCase.id, { type: 'postpone-issue', attempt, waitMs: 0, why: 'token-refused' });
      deps.wake();
      return null;
    case 'unknown':
      await lose(deps, recoveryCase.id, attempt, outcome.why);
      return null;
  }
}

async function lose(deps: IssueNeeds, caseId: string, attempt: number, why: string): Promise<void> {
  await changeCase(deps)(caseId, { type: 'lose-issue', attempt, why });
  await reconcileIssue(deps)(caseId);
}

const MINUTE_MS = 60_000;

/** Seals and records a pass that was made. What cannot be recorded must not live. */
async function keep(deps: IssueNeeds, recoveryCase: RecoveryCase, personId: string, attempt: number, made: Extract<IssueOutcome, { outcome: 'created' }>): Promise<string | null> {
  const { pass, value } = made;
  // A pass that nobody can use, now or in a moment, was not made as the policy promised.
  if (!pass.isUsable && pass.methodUsabilityReason !== 'NotYetValid') {
    await lose(deps, recoveryCase.id, attempt, 'not-usable');
    return null;
  }
  try {
    const sealed = await deps.sealPass(value, recoveryCase.pageKey, recoveryCase.id);
    const passEndsAt = after(pass.startDateTime, pass.lifetimeInMinutes * MINUTE_MS);
    const change = await changeCase(deps)(recoveryCase.id, { type: 'record-pass', attempt, passId: pass.id, passEndsAt }, () => ({ sealedPass: sealed }));
    if (change.outcome === 'changed') {
      await removeLostMethod(deps)(recoveryCase.id).catch((error: unknown) => { deps.report('A lost method could not be dealt with and will be once more.', error); });
      return sealed;
    }
  } catch (error) {
    // The commit may have happened and only its answer been lost (F19): then the pass is known and stays.
    const now = await deps.cases.load(recoveryCase.id).catch(() => null);
    if (now?.recoveryCase.stage === 'issued' && now.recoveryCase.passId === pass.id) return deps.cases.sealedPass(recoveryCase.id);
    deps.report('A pass could not be recorded and is deleted.', error);
    await deps.issuer.delete(personId, pass.id);
    throw new Unavailable('the case', error);
  }
  // Somebody took the case on meanwhile: taken back by the approver, or the lease was over.
  await deps.issuer.delete(personId, pass.id);
  return null;
}
