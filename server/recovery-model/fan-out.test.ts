import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { times } from '../../simulator/long.ts';
import { approveCase } from '../actions/approve-case.ts';
import { drawCode } from '../actions/draw-code.ts';
import { markCollected } from '../actions/mark-collected.ts';
import { markShown } from '../actions/mark-shown.ts';
import { openRequest } from '../actions/open-request.ts';
import { passOnRequest } from '../actions/pass-on-request.ts';
import { pressForPass } from '../actions/press-for-pass.ts';
import { typeMatchCode } from '../actions/type-match-code.ts';
import { PROMPTS_PER_APPROVER } from '../domain/limits.ts';
import type { ApproverRole } from '../domain/words.ts';
import { COLLECT_CODE, FACTOR_CODE, openCaseWorld, person, type CaseWorld } from '../test-cases.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const CHARTS = times(6, 200);
/** What one approver is asked in a day at most. */
const A_DAY = PROMPTS_PER_APPROVER.find(({ windowMs }) => windowMs === DAY)?.max ?? Infinity;
const LINE: readonly ApproverRole[] = ['manager', 'managers-manager'];

interface Chart {
  /** The manager of each person after the first is one before them. */
  readonly managers: readonly number[];
  readonly stolen: readonly number[];
  /** Whom the attacker goes for, and how long they take for it. */
  readonly tries: readonly { readonly victim: number; readonly minutes: number }[];
}

/** Few managers with many reports, who manage others in turn: where a takeover would spread fastest. */
const charts: fc.Arbitrary<Chart> = fc.integer({ min: 10, max: 16 }).chain((size) => fc.record({
  managers: fc.tuple(...Array.from({ length: size - 1 }, (_, at) => fc.integer({ min: 0, max: Math.min(at, 4) }))),
  stolen: fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 2 }),
  tries: fc.array(fc.record({ victim: fc.integer({ min: 0, max: size - 1 }), minutes: fc.integer({ min: 1, max: 40 }) }), { minLength: 60, maxLength: 60 }),
}));

let world: CaseWorld;
let charted = 0;
beforeAll(async () => { world = await openCaseWorld({ line: LINE }); });
afterAll(() => world.close());

/** The attacker holds every badge and every factor of whoever is theirs, and all others let requests pass. @returns when each further account became theirs. */
async function attack({ managers, stolen, tries }: Chart): Promise<readonly number[]> {
  charted += 1;
  const { tenant, deps, kioskId } = world;
  const nameOf = (at: number): string => `${charted}-${at}`;
  const serialOf = (at: number): string => `${charted.toString(16).padStart(6, '0')}${at.toString(16).padStart(2, '0')}`.toUpperCase();
  for (let at = 0; at <= managers.length; at += 1) {
    tenant.people.set(nameOf(at), person(nameOf(at)));
    tenant.badges.set(serialOf(at), nameOf(at));
    tenant.factors.set(nameOf(at), 'ready');
    const manager = at === 0 ? undefined : managers[at - 1];
    if (manager !== undefined) tenant.managers.set(nameOf(at), { kind: 'person', person: person(nameOf(manager)) });
  }
  const theirs = new Set(stolen.map(nameOf));
  const takenAt: number[] = [];
  for (const { victim, minutes } of tries) {
    await world.advance(minutes * MINUTE, 'silent');
    if (theirs.has(nameOf(victim))) continue;
    tenant.passes = [];
    const opened = await world.start({ address: `${nameOf(victim)}@contoso.example`, proof: { kind: 'badge', serial: serialOf(victim) } });
    await world.sweep();
    if (!(await vouchedFor(opened.caseId, opened.matchCode, theirs))) continue;
    const call = { kioskId, caseId: opened.caseId };
    expect((await pressForPass(deps)({ ...call, collectCode: COLLECT_CODE })).view.step).toBe('sealed');
    await markShown(deps)(call);
    await markCollected(deps)(call);
    theirs.add(nameOf(victim));
    takenAt.push(deps.clock.now().getTime());
  }
  return takenAt;
}

/** Goes down the line until one of the attacker's is asked, who says yes. */
async function vouchedFor(caseId: string, code: string, theirs: ReadonlySet<string>): Promise<boolean> {
  const { deps, kioskId } = world;
  let matchCode = code;
  for (;;) {
    const { stage, subject, requestId, approverId, round } = await world.state(caseId);
    if (stage !== 'waiting' || subject.kind !== 'real' || requestId === null || approverId === null) return false;
    if (round > 0) ({ matchCode } = await drawCode(deps)({ kioskId, caseId, round }));
    const call = { requestId, approver: { personId: approverId, fresh: { requestId, at: deps.clock.now() } } };
    if (theirs.has(approverId)) {
      await openRequest(deps)(call);
      await typeMatchCode(deps)({ ...call, matchCode });
      await world.advance(3_000);
      await approveCase(deps)({ ...call, body: { knownBy: 'in-person', factor: { kind: 'totp', code: FACTOR_CODE } } });
      await world.sweep();
      return true;
    }
    await passOnRequest(deps)(call);
    await world.sweep();
  }
}

test('A33, T09: k stolen accounts yield in any day at most what k approvers are asked in one, whatever the org chart, since whoever was taken vouches for nobody', { timeout: 20 * MINUTE }, async () => {
  let most = 0;
  await fc.assert(fc.asyncProperty(charts, async (chart) => {
    const takenAt = await attack(chart);
    for (const from of takenAt) {
      const within = takenAt.filter((at) => at >= from && at < from + DAY).length;
      most = Math.max(most, within);
      expect(within).toBeLessThanOrEqual(chart.stolen.length * A_DAY);
    }
  }), { numRuns: CHARTS });
  // It spreads, and is stopped by the limits: else this shows nothing.
  expect(most).toBeGreaterThanOrEqual(A_DAY);
});
