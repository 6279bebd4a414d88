import { describe, expect, test } from 'vitest';
import type { CaseCommand } from './case-commands.ts';
import type { RecoveryCase } from './case-state.ts';
import { after } from './case-times.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { NEXT_IN_LINE_MS, REQUEST_MS } from './limits.ts';
import { NOON, startedCase } from './test-commands.ts';

const ALICE = { id: 'alice', displayName: 'Alice', jobTitle: null };
const at = (ms: number): Date => after(NOON, ms);
const line = (steps: number, needed = 1): RecoveryCase => ({ ...startedCase(true), steps, needed });

/** Tells a case one thing after the other. @throws when one of them is refused. */
function told(start: RecoveryCase, ...commands: readonly (readonly [ms: number, command: CaseCommand])[]): RecoveryCase {
  return commands.reduce((state, [ms, command]) => {
    const decision = decide(state, command, at(ms));
    if ('refused' in decision) throw new Error(`${command.type}: ${decision.refused}`);
    return decision.events.reduce(evolve, state);
  }, start);
}
const refused = (state: RecoveryCase, ms: number, command: CaseCommand): boolean => 'refused' in decide(state, command, at(ms));
const ask = (approverId: string, role: 'manager' | 'managers-manager', needed = 1): CaseCommand => ({ type: 'ask-approver', person: ALICE, approverId, role, needed, sensitive: false, newManager: false, requestId: `of-${approverId}` });
const time = (ms: number): CaseCommand => ({ type: 'pass-time', kioskSeenAt: at(ms) });
const code: CaseCommand = { type: 'type-match-code', right: true };
const yes = (approverId: string, ms: number): CaseCommand => ({ type: 'approve', approverId, factorId: `factor-of-${approverId}`, knownBy: 'video', digest: `yes-of-${approverId}`, evidence: null, kioskSeenAt: at(ms) });
const draw = (round: number): CaseCommand => ({ type: 'draw-code', round, matchCodeHash: `code-${round}` });

describe.each([[1, 8], [2, 11], [3, 14]])('I8: a line of %i', (steps, minutes) => {
  const withoutAsking = (start: RecoveryCase): readonly string[] => {
    // Sees the screen as long as it stands; "still here" is refused in the very instant in which a code ends.
    const seen: string[] = [];
    let state = start;
    for (let ms = 0; state.stage !== 'ended'; ms += 30_000) {
      const here = decide(state, { type: 'say-still-here' }, at(ms));
      if ('events' in here) state = here.events.reduce(evolve, state);
      state = told(state, [ms, time(ms)]);
      seen.push(`${ms / 60_000} min: round ${state.round}, code ${String(state.matchCodeHash !== null)}, ${state.stage === 'ended' ? state.ending : state.stage}`);
      if (state.stage === 'waiting' && state.matchCodeHash === null) state = told(state, [ms, draw(state.round)]);
      if (state.stage === 'waiting' && state.seeking) state = told(state, [ms, state.step === 1 ? ask('dora', 'managers-manager') : { type: 'find-nobody' }]);
    }
    return seen;
  };

  test('a decoy, a case that nobody has looked up, and one that nobody answers look alike to the kiosk, to the minute of their end', () => {
    const decoy = withoutAsking(told(line(steps), [0, { type: 'make-decoy', reason: 'unknown-person' }]));
    const real = withoutAsking(told(line(steps), [0, ask('mona', 'manager')]));
    expect(real).toEqual(decoy);
    expect(withoutAsking(line(steps))).toEqual(decoy);
    expect(decoy.at(-1)).toBe(`${minutes} min: round ${steps - 1}, code true, unanswered`);
    expect(decoy.filter((line) => line.includes('code false')).length).toBe(steps - 1);
  });
});

describe('who is asked', () => {
  const asked = told(line(2), [0, ask('mona', 'manager')]);

  test('who has not looked after three minutes stays asked until the next one is found, and then no longer', () => {
    const silent = told(asked, [NEXT_IN_LINE_MS, time(NEXT_IN_LINE_MS)]);
    expect(silent).toMatchObject({ requestId: 'of-mona', seeking: true, round: 1, matchCodeHash: null });
    const next = told(silent, [NEXT_IN_LINE_MS, ask('dora', 'managers-manager')]);
    expect(next).toMatchObject({ requestId: 'of-dora', approverId: 'dora', seeking: false, earlier: [{ requestId: 'of-mona', how: 'silent' }] });
  });

  test('who opens the request while the next one is looked for keeps it', () => {
    const opened = told(asked, [NEXT_IN_LINE_MS, time(NEXT_IN_LINE_MS)], [NEXT_IN_LINE_MS + 1, { type: 'open-request' }]);
    expect(told(opened, [NEXT_IN_LINE_MS + 2, ask('dora', 'managers-manager')])).toEqual(opened);
  });

  test('with nobody next the same request goes on with the new code, and the last step has its eight minutes', () => {
    const kept = told(asked, [NEXT_IN_LINE_MS, time(NEXT_IN_LINE_MS)], [NEXT_IN_LINE_MS, { type: 'find-nobody' }], [NEXT_IN_LINE_MS, draw(1)]);
    const late = NEXT_IN_LINE_MS + REQUEST_MS - 1_000;
    const approved = told(kept, [late - 5_000, { type: 'say-still-here' }], [late - 4_000, { type: 'open-request' }], [late - 3_000, code], [late, yes('mona', late)]);
    expect(approved.stage).toBe('approved');
    expect(told(kept, [NEXT_IN_LINE_MS + REQUEST_MS, time(NEXT_IN_LINE_MS + REQUEST_MS)])).toMatchObject({ stage: 'ended', ending: 'unanswered' });
  });

  test('a request that is open lasts its eight minutes, then the next one is asked', () => {
    const opened = told(asked, [60_000, { type: 'open-request' }]);
    for (const ms of [100_000, 220_000, 340_000, 460_000]) expect(refused(opened, ms, { type: 'say-still-here' })).toBe(false);
    const here = told(opened, [460_000, { type: 'say-still-here' }]);
    expect(told(here, [REQUEST_MS - 1, time(REQUEST_MS - 1)])).toEqual(here);
    expect(told(here, [REQUEST_MS, time(REQUEST_MS)])).toMatchObject({ round: 1, seeking: true, openedAt: null });
  });

  test('"not available" asks the next one at once; with nobody there the case ends', () => {
    const passed = told(asked, [60_000, { type: 'open-request' }], [61_000, { type: 'not-available' }]);
    expect(passed).toMatchObject({ stage: 'waiting', requestId: null, approverId: null, seeking: true, round: 1, matchCodeHash: null, earlier: [{ how: 'not-available' }] });
    for (const command of [code, yes('mona', 62_000), { type: 'decline' }, { type: 'open-request' }] as const) expect([command.type, refused(passed, 62_000, command)]).toEqual([command.type, true]);
    expect(told(passed, [62_000, { type: 'find-nobody' }])).toMatchObject({ stage: 'ended', ending: 'unanswered' });
  });

  test('nobody is asked again who said that they are not available', () => {
    const passed = told(asked, [60_000, { type: 'open-request' }], [61_000, { type: 'not-available' }]);
    expect(told(passed, [62_000, ask('mona', 'manager')])).toEqual(passed);
  });

  test('A13: the code of an earlier round is none, and takes no try; a page may ask for its code again until it was typed', () => {
    const silent = told(asked, [NEXT_IN_LINE_MS, time(NEXT_IN_LINE_MS)]);
    expect(refused(silent, NEXT_IN_LINE_MS, code)).toBe(true);
    expect(refused(silent, NEXT_IN_LINE_MS, draw(2))).toBe(true);
    const drawn = told(silent, [NEXT_IN_LINE_MS, draw(1)], [NEXT_IN_LINE_MS, draw(1)], [NEXT_IN_LINE_MS, { type: 'open-request' }], [NEXT_IN_LINE_MS, code]);
    expect(drawn).toMatchObject({ matchTriesLeft: 3, matchCodeHash: 'code-1' });
    expect(refused(drawn, NEXT_IN_LINE_MS, draw(1))).toBe(true);
  });

  test('tries stay spent from one approver to the next', () => {
    const wrong: CaseCommand = { type: 'type-match-code', right: false };
    const twice = told(asked, [1, { type: 'open-request' }], [2, wrong], [3, wrong], [4, { type: 'not-available' }], [5, ask('dora', 'managers-manager')], [6, draw(1)], [7, { type: 'open-request' }]);
    expect(twice.matchTriesLeft).toBe(1);
    expect(told(twice, [8, wrong])).toMatchObject({ stage: 'ended', ending: 'locked' });
  });
});

describe('two must say yes', () => {
  const first = told(line(2), [0, ask('mona', 'manager', 2)], [1, { type: 'open-request' }], [2, code], [5_000, yes('mona', 5_000)]);
  const second = told(first, [5_000, ask('dora', 'managers-manager', 2)], [5_000, draw(1)], [5_000, { type: 'open-request' }], [6_000, code]);

  test('the first yes opens nothing: another person is asked, with a code of their own', () => {
    expect(first).toMatchObject({ stage: 'waiting', requestId: null, seeking: true, matchedAt: null, matchCodeHash: null, round: 1, earlier: [{ how: 'said-yes' }] });
    expect(refused(first, 6_000, { type: 'type-collect-code', right: true })).toBe(true);
    expect(refused(second, 9_000, yes('mona', 9_000))).toBe(true);
    expect(told(first, [6_000, ask('mona', 'manager', 2)])).toEqual(first);
  });

  test('the second yes opens the window, and each is for its own request', () => {
    const both = told(second, [9_000, yes('dora', 9_000)]);
    expect(both).toMatchObject({ stage: 'approved', approvals: [{ requestId: 'of-mona', matchCodeHash: 'match', digest: 'yes-of-mona' }, { requestId: 'of-dora', matchCodeHash: 'code-1', digest: 'yes-of-dora' }] });
  });

  test('the first takes their yes back while the second is asked', () => {
    expect(told(second, [9_000, { type: 'undo-approval' }])).toMatchObject({ stage: 'ended', ending: 'revoked', undone: true });
  });

  test('a page that was loaded anew cannot go on: the first yes was for the key of the old one', () => {
    expect(refused(second, 9_000, { type: 'resume-page', pageKey: startedCase().pageKey, pageKeyThumbprint: 'new', matchCodeHash: 'new', kioskSeenAt: at(9_000) })).toBe(true);
  });

  test('nobody else to be had ends the case', () => { expect(told(first, [6_000, { type: 'find-nobody' }])).toMatchObject({ stage: 'ended', ending: 'unanswered' }); });

  test('who did not look before the first yes may be asked for the second', () => {
    const late = NEXT_IN_LINE_MS;
    const dorasYes = told(line(2), [0, ask('mona', 'manager', 2)], [late, time(late)], [late, ask('dora', 'managers-manager', 2)], [late, draw(1)], [late, { type: 'open-request' }], [late, code], [late + 3_000, yes('dora', late + 3_000)]);
    expect(told(dorasYes, [late + 4_000, ask('mona', 'manager', 2)])).toMatchObject({ requestId: 'of-mona', seeking: false });
  });

  test('a lapsed approval asks the last one alone again', () => {
    const renewed = told(second, [9_000, yes('dora', 9_000)], [130_000, { type: 'pass-time', kioskSeenAt: at(130_000) }], [131_000, { type: 'renew-approval' }]);
    expect(renewed).toMatchObject({ stage: 'waiting', requestId: 'of-dora', approvals: [{ requestId: 'of-mona' }], renewals: 1 });
  });
});
