import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseCommand } from './case-commands.ts';
import type { CaseEvent } from './case-events.ts';
import type { RecoveryCase } from './case-state.ts';
import { after, nextDueAt, reached } from './case-times.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { APPROVAL_VALID_MS, CASE_MS, COLLECT_TRIES, ISSUE_ATTEMPTS, MATCH_TRIES, MIN_VIEW_MS } from './limits.ts';
import { everyCommand, NOON, startedCase } from './test-commands.ts';

const KINDS = everyCommand(NOON).length;

/** The way of a good case; noise is strewn into it so that runs reach every stage. */
const GOOD_WAY = [0, 6, 7, 9, 37, 15, 18, 22, 28, 29];
/** The same for a sensitive person, for whom a code comes back from the approver. */
const SENSITIVE_WAY = [KINDS - 1, 6, 7, 9, 37, KINDS - 3, 15, 18, 22, 28, 29];

interface Step {
  readonly before: RecoveryCase;
  readonly after: RecoveryCase;
  readonly command: CaseCommand;
  readonly events: readonly CaseEvent[];
  readonly now: Date;
}

const noise = fc.tuple(fc.nat(KINDS - 1), fc.oneof({ weight: 8, arbitrary: fc.nat(MIN_VIEW_MS) }, { weight: 1, arbitrary: fc.nat(CASE_MS) }));
const runs = fc
  .tuple(fc.boolean(), fc.constantFrom(GOOD_WAY, SENSITIVE_WAY), fc.array(fc.oneof({ weight: 2, arbitrary: noise }, { weight: 5, arbitrary: fc.constant('good' as const) }), { maxLength: 40 }))
  .map(([moreTime, way, plan]): readonly Step[] => {
    let state = startedCase(moreTime);
    let now = NOON;
    let good = 0;
    return plan.flatMap((entry): Step[] => {
      const [kind, ms] = entry === 'good' ? [way[good++] ?? 35, MIN_VIEW_MS] : entry;
      now = after(now, ms);
      const asked = everyCommand(now)[kind];
      if (asked === undefined) return [];
      const before = state;
      const decision = decide(before, asked, now);
      const events = 'events' in decision ? decision.events : [];
      state = events.reduce(evolve, before);
      return [{ before, after: state, command: asked, events, now }];
    });
  });

const everyRun = (check: (steps: readonly Step[]) => void): void => { fc.assert(fc.property(runs, check), { numRuns: 3_000 }); };

describe('whatever is asked of a case, in whatever order', () => {
  test('I9: an ended case takes nothing but sweeps for late passes, and what a deletion that was under way came to', () => {
    everyRun((steps) => {
      for (const { before, events } of steps) if (before.stage === 'ended') expect(events.filter(({ type }) => !['orphan-sweep', 'lost-method-removed', 'lost-method-kept'].includes(type))).toEqual([]);
    });
  });

  test('I2: nothing is made without approver, matched code, their factor over this case, a right collect code and a fresh yes', () => {
    let reachedIssuing = 0;
    let ofSensitive = 0;
    everyRun((steps) => {
      const seen: CaseEvent[] = [];
      for (const { after: state, events, now } of steps) {
        for (const event of events) {
          seen.push(event);
          if (event.type !== 'issue-intended') continue;
          reachedIssuing += 1;
          ofSensitive += state.sensitive ? 1 : 0;
          const last = (type: CaseEvent['type']): number => seen.findLastIndex((other) => other.type === type && !('right' in other && !other.right));
          const order = ['approver-asked', 'request-opened', 'match-code-typed', 'approved', 'claimant-told', 'collect-code-typed'] as const;
          expect(order.every((type) => last(type) >= 0)).toBe(true);
          expect(last('match-code-typed')).toBeGreaterThan(last('page-resumed'));
          expect(last('approved')).toBeGreaterThan(Math.max(last('match-code-typed'), last('approval-renewed'), last('request-opened')));
          expect(last('collect-code-typed')).toBeGreaterThan(last('approved'));
          if (state.sensitive) expect(last('release-code-typed')).toBeGreaterThan(last('approved'));
          // F38: whoever owns the account could hear of it first.
          expect(state.toldAt).not.toBeNull();
          expect(state.subject.kind).toBe('real');
          expect(state.approvals).toHaveLength(state.needed);
          expect(new Set(state.approvals.map(({ approverId }) => approverId)).size).toBe(state.needed);
          expect(now.getTime() - (state.approvals.at(-1)?.approvedAt.getTime() ?? 0)).toBeLessThan(APPROVAL_VALID_MS);
        }
      }
    });
    // A property over runs that never get there proves nothing.
    expect(reachedIssuing).toBeGreaterThan(100);
    expect(ofSensitive).toBeGreaterThan(50);
  });

  test('F38: without a notice taken by a mail server no try begins, however right the rest is', () => {
    const way = (skip: CaseCommand['type'] | null): readonly CaseEvent['type'][] => {
      let state = startedCase(false);
      return GOOD_WAY.flatMap((kind, at) => {
        const now = after(NOON, (at + 1) * MIN_VIEW_MS);
        const asked = everyCommand(now)[kind];
        const decision = asked === undefined || asked.type === skip ? { events: [] } : decide(state, asked, now);
        const events = 'events' in decision ? decision.events : [];
        state = events.reduce(evolve, state);
        return events.map(({ type }) => type);
      });
    };
    expect(way(null)).toContain('issue-intended');
    expect(way('note-told')).not.toContain('issue-intended');
  });

  test('a press that stands in a case without the release code makes no pass for a sensitive person', () => {
    let state = startedCase(false);
    GOOD_WAY.slice(0, 6).forEach((kind, at) => {
      const now = after(NOON, (at + 1) * MIN_VIEW_MS);
      const asked = everyCommand(now)[kind];
      const decision = asked === undefined ? { events: [] } : decide(state, asked, now);
      state = ('events' in decision ? decision.events : []).reduce(evolve, state);
    });
    const now = after(NOON, 7 * MIN_VIEW_MS);
    const intend: CaseCommand = { type: 'intend-issue', knownPassIds: [], baselineMethodIds: [], kioskSeenAt: now };
    expect(decide(state, intend, now)).toMatchObject({ events: [{ type: 'issue-intended' }] });
    expect(decide({ ...state, sensitive: true }, intend, now)).toEqual({ refused: 'wrong_state' });
    expect(decide({ ...state, sensitive: true, releasedAt: now }, intend, now)).toMatchObject({ events: [{ type: 'issue-intended' }] });
  });

  test('at most two tries, at most one pass recorded, and never a try after a pass', () => {
    everyRun((steps) => {
      const types = steps.flatMap(({ events }) => events.map(({ type }) => type));
      expect(types.filter((type) => type === 'issue-intended').length).toBeLessThanOrEqual(ISSUE_ATTEMPTS);
      expect(types.filter((type) => type === 'pass-issued').length).toBeLessThanOrEqual(1);
      const issuedAt = types.indexOf('pass-issued');
      if (issuedAt >= 0) expect(types.slice(issuedAt)).not.toContain('issue-intended');
    });
  });

  test('tries only go down, and the third wrong code ends the case', () => {
    everyRun((steps) => {
      for (const { before, after: state } of steps) {
        expect(state.matchTriesLeft).toBeLessThanOrEqual(before.matchTriesLeft);
        expect(state.collectTriesLeft).toBeLessThanOrEqual(before.collectTriesLeft);
        expect(state.releaseTriesLeft).toBeLessThanOrEqual(before.releaseTriesLeft);
        if (state.matchTriesLeft === 0 || state.collectTriesLeft === 0 || state.releaseTriesLeft === 0) expect(state).toMatchObject({ stage: 'ended', ending: 'locked' });
      }
      const wrong = (type: string): number => steps.flatMap(({ events }) => events).filter((event) => event.type === type && 'right' in event && !event.right).length;
      expect(wrong('match-code-typed')).toBeLessThanOrEqual(MATCH_TRIES);
      expect(wrong('collect-code-typed')).toBeLessThanOrEqual(COLLECT_TRIES);
    });
  });

  test('a decoy is never matched, approved or issued, and ends as nobody answering does', () => {
    everyRun((steps) => {
      for (const { after: state } of steps) {
        if (state.subject.kind !== 'decoy') continue;
        expect(['waiting', 'ended']).toContain(state.stage);
        expect(state.approvals.length).toBeLessThan(state.needed);
        if (state.stage === 'ended') expect(['unanswered', 'cancelled', 'locked', ...(state.undone || state.stopped ? ['revoked'] : [])]).toContain(state.ending);
      }
    });
  });

  test('a pass that was shown is deleted only when the claimant starts again or says that it was not them, the approver takes the yes back, the desk revokes it, or an older database was put back', () => {
    everyRun((steps) => {
      for (const { before, events, command: asked } of steps)
        if ((before.stage === 'shown' || before.stage === 'collected') && events.some(({ type }) => type === 'revocation-begun')) expect(['cancel', 'undo-approval', 'repudiate', 'stop-at-desk', 'void']).toContain(asked.type);
    });
  });

  test('C12: a case that an older database brought back ends or is being ended, wherever it was', () => {
    everyRun((steps) => {
      for (const { before, after: state, command: asked } of steps)
        if (asked.type === 'void' && before.stage !== 'ended') expect(state.stage === 'ended' || state.stopped).toBe(true);
    });
  });

  test('every case that has not ended is looked at again, and time alone ends it', () => {
    everyRun((steps) => {
      const last = steps.at(-1);
      if (last === undefined) return;
      let state = last.after;
      let now = last.now;
      for (let round = 0; round < 60 && state.stage !== 'ended'; round += 1) {
        const due = nextDueAt(state, now, now);
        expect(due).not.toBeNull();
        // What did not get on is looked at again later, as the sweep does.
        now = due !== null && !reached(now, due) ? due : after(now, 1_000);
        for (const type of ['pass-time', 'make-decoy', 'find-nobody', 'give-up-watching', 'record-delete', 'record-removal', 'look-for-orphan', 'refuse-issue'] as const) {
          // What only an outside answer can move is given the least helpful one.
          if (type === 'refuse-issue' && state.stage !== 'retrying' && state.stage !== 'telling') continue;
          if (type === 'make-decoy' && (state.stage !== 'waiting' || state.subject.kind !== 'unresolved')) continue;
          const asked: CaseCommand =
            type === 'pass-time' ? { type, kioskSeenAt: now }
            : type === 'record-delete' ? { type, outcome: 'unknown' }
            : type === 'record-removal' ? { type, result: { outcome: 'kept', why: 'no-answer' } }
            : type === 'look-for-orphan' ? { type, readable: false, found: [], deleted: [], kioskSeenAt: now }
            : type === 'make-decoy' ? { type, reason: 'unreadable' }
            : type === 'refuse-issue' ? { type, why: 'approval-over' }
            : { type };
          const decision = decide(state, asked, now);
          state = ('events' in decision ? decision.events : []).reduce(evolve, state);
        }
      }
      expect(state.stage).toBe('ended');
    });
  });
});
