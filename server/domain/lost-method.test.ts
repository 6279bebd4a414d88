import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaseCommand } from './case-commands.ts';
import type { CaseEvent } from './case-events.ts';
import type { RecoveryCase } from './case-state.ts';
import { after, nextDueAt } from './case-times.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { APPROVAL_VALID_MS, ISSUE_LEASE_MS, LOST_METHOD_LEAST_MS, LOST_METHOD_RESERVE_MS, MIN_VIEW_MS } from './limits.ts';
import { removableMethods } from './lost-methods.ts';
import { everyCommand, NOON, OLD_PHONE, SECURITY_KEY, startedCase } from './test-commands.ts';

const YES = after(NOON, MIN_VIEW_MS);
const APPROVED: readonly CaseCommand[] = [
  { type: 'ask-approver', person: { id: 'alice', displayName: 'Alice', jobTitle: null }, approverId: 'mona', role: 'manager', needed: 1, sensitive: false, newManager: false, requestId: 'request' },
  { type: 'open-request' },
  { type: 'type-match-code', right: true },
];
const YES_COMMANDS: readonly CaseCommand[] = [
  { type: 'approve', approverId: 'mona', factorId: 'factor', knownBy: 'in-person', digest: 'digest', evidence: null, kioskSeenAt: YES },
  { type: 'note-told' },
  { type: 'type-collect-code', right: true },
];
const ASK: CaseCommand = { type: 'ask-lost-method', offered: [OLD_PHONE] };
const INTEND: CaseCommand = { type: 'intend-issue', knownPassIds: [], baselineMethodIds: ['old'], kioskSeenAt: YES };
const PASS: CaseCommand = { type: 'record-pass', attempt: 1, passId: 'pass', passEndsAt: after(YES, 900_000) };

/** The case after commands that must all be taken. */
function played(from: RecoveryCase, commands: readonly CaseCommand[], at: Date): RecoveryCase {
  return commands.reduce((state, command) => {
    const decision = decide(state, command, at);
    if ('refused' in decision) throw new Error(`${command.type}: ${decision.refused}`);
    return decision.events.reduce(evolve, state);
  }, from);
}
const pressed = (): RecoveryCase => played(played(startedCase(), APPROVED, NOON), YES_COMMANDS, YES);
const answered = (method: typeof OLD_PHONE | null): RecoveryCase => played(pressed(), [ASK, { type: 'answer-lost-method', method }], YES);

test('only what goes with the lost thing may be deleted, and never the last second factor', () => {
  const hello = { id: 'hello', type: 'windowsHelloForBusinessAuthenticationMethod' };
  const number = { id: 'number', type: 'phoneAuthenticationMethod' };
  const all = [{ id: 'p', type: 'passwordAuthenticationMethod' }, { id: 'm', type: 'emailAuthenticationMethod' }, { id: 't', type: 'temporaryAccessPassAuthenticationMethod' }, OLD_PHONE, number, SECURITY_KEY, hello];
  expect(removableMethods('phone', all)).toEqual([OLD_PHONE, number]);
  expect(removableMethods('security-key', all)).toEqual([SECURITY_KEY]);
  expect(removableMethods('pc', all)).toEqual([]);
  // A password, a mail address and the pass itself do not keep a stranger out.
  expect(removableMethods('phone', all.filter(({ id }) => !['number', 'key', 'hello'].includes(id)))).toEqual([]);
  expect(removableMethods('phone', [OLD_PHONE, hello])).toEqual([OLD_PHONE]);
});

test('while the question stands open no pass is begun; the first answer counts, and only to what was on offer', () => {
  const asked = played(pressed(), [ASK], YES);
  expect(decide(asked, INTEND, YES)).toEqual({ refused: 'wrong_state' });
  expect(decide(asked, { type: 'answer-lost-method', method: SECURITY_KEY }, YES)).toEqual({ refused: 'wrong_state' });
  expect(decide(pressed(), { type: 'answer-lost-method', method: OLD_PHONE }, YES)).toEqual({ refused: 'wrong_state' });
  const none = answered(null);
  expect(decide(none, { type: 'answer-lost-method', method: OLD_PHONE }, YES)).toEqual({ events: [] });
  expect(played(none, [INTEND], YES).stage).toBe('issuing');
});

test('nobody is asked before the press', () => {
  const unpressed = played(played(startedCase(), APPROVED, NOON), YES_COMMANDS.slice(0, 2), YES);
  expect(decide(unpressed, ASK, YES)).toEqual({ refused: 'wrong_state' });
});

test('without an answer the pass is made in time, and nothing is deleted', () => {
  const asked = played(pressed(), [ASK], YES);
  const answerByAt = after(YES, APPROVAL_VALID_MS - LOST_METHOD_RESERVE_MS);
  expect(nextDueAt(asked, after(answerByAt, -1), YES)).toEqual(answerByAt);
  const at = (now: Date) => decide(asked, { type: 'pass-time', kioskSeenAt: now }, now);
  expect(at(after(answerByAt, -1))).toEqual({ events: [] });
  expect(at(answerByAt)).toMatchObject({ events: [{ type: 'lost-method-answered', how: 'time', methodType: null }] });
  const over = played(asked, [{ type: 'pass-time', kioskSeenAt: answerByAt }], answerByAt);
  expect(nextDueAt(over, answerByAt, answerByAt)).toEqual(answerByAt);
  expect(played(over, [{ ...INTEND, kioskSeenAt: answerByAt }], answerByAt)).toMatchObject({ stage: 'issuing', lostMethod: { state: 'none' } });
});

test('who presses late is not asked, and gets the pass', () => {
  const late = after(YES, APPROVAL_VALID_MS - LOST_METHOD_RESERVE_MS - LOST_METHOD_LEAST_MS);
  expect(decide(pressed(), ASK, after(late, -1))).toMatchObject({ events: [{ type: 'lost-method-asked' }] });
  expect(decide(pressed(), ASK, late)).toMatchObject({ events: [{ type: 'lost-method-answered', how: 'time' }] });
});

test('after a yes that lapsed and was given again, the question is asked again', () => {
  const lapsedAt = after(YES, APPROVAL_VALID_MS);
  const lapsed = played(played(pressed(), [ASK], YES), [{ type: 'pass-time', kioskSeenAt: lapsedAt }], lapsedAt);
  expect(lapsed.stage).toBe('lapsed');
  expect(played(lapsed, [{ type: 'renew-approval' }], lapsedAt).lostMethod).toBeNull();
});

test('a removal is recorded once, only with a pass, and also when the case has ended meanwhile', () => {
  const gone: CaseCommand = { type: 'record-removal', result: { outcome: 'deleted' } };
  const issuing = played(answered(OLD_PHONE), [INTEND, { type: 'note-sessions-ended', attempt: 1 }], YES);
  expect(decide(issuing, gone, YES)).toEqual({ events: [] });
  const issued = played(issuing, [PASS], YES);
  expect(nextDueAt(issued, after(YES, 60_000), YES)).toEqual(after(YES, ISSUE_LEASE_MS));
  const removed = played(issued, [gone], YES);
  expect(removed.lostMethod).toEqual({ state: 'removed', method: OLD_PHONE, seenGone: false });
  expect(decide(removed, gone, YES)).toEqual({ events: [] });
  const ended = played(issued, [{ type: 'cancel' }, { type: 'record-delete', outcome: 'deleted' }], YES);
  expect(decide(ended, gone, YES)).toMatchObject({ events: [{ type: 'lost-method-removed', methodType: OLD_PHONE.type }] });
});

test('whatever is asked of a case after the press: no method is dealt with but the one that was offered and chosen, once, after the pass', () => {
  const kinds = everyCommand(YES).length;
  let removals = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(kinds - 1), fc.nat(5_000)), { maxLength: 40 }), fc.boolean(), (noise, chooses) => {
      let state = chooses ? answered(OLD_PHONE) : pressed();
      let now = YES;
      const seen: CaseEvent[] = [];
      const good: CaseCommand[] = [INTEND, PASS];
      for (const [kind, ms] of noise) {
        now = after(now, ms);
        for (const command of [everyCommand(now)[kind], good.shift()]) {
          const decision = command === undefined ? { events: [] } : decide(state, command, now);
          const events = 'events' in decision ? decision.events : [];
          if (state.lostMethod?.state === 'asked') expect(events.map(({ type }) => type)).not.toContain('issue-intended');
          state = events.reduce(evolve, state);
          seen.push(...events);
        }
      }
      const ends = seen.filter(({ type }) => type === 'lost-method-removed' || type === 'lost-method-kept');
      expect(ends.length).toBeLessThanOrEqual(1);
      removals += ends.length;
      for (const end of ends) {
        expect('methodType' in end && end.methodType).toBe(OLD_PHONE.type);
        expect(seen.findIndex(({ type }) => type === 'pass-issued')).toBeLessThan(seen.indexOf(end));
        expect(seen.some(({ type }) => type === 'pass-issued')).toBe(true);
      }
    }),
    { numRuns: 2_000 },
  );
  expect(removals).toBeGreaterThan(50);
});
