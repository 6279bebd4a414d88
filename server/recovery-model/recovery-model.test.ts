import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { times } from '../../simulator/long.ts';
import type { Deps } from '../ports.ts';
import type { CaseWorld } from '../test-cases.ts';
import { broken, unknownPasses } from './invariants.ts';
import { beginPlay, newest, openModelWorld, settle } from './play.ts';
import { STEP_NAMES, take, type StepName } from './steps.ts';

const PLAYS = times(1_000, 100_000);
/** Played side by side: what waits for the database leaves the processor to another. */
const LANES = times(1, 4);
/** Plays in one world; then another is opened, or the tables of a long form would grow and each play be slower than the last. */
const IN_ONE_WORLD = 1_000;
/** A tenth of a second each; a busy machine needs several times as long. */
const PLAYS_MS = times(10 * 60 * 1_000, 12 * 60 * 60 * 1_000);

const step: fc.Arbitrary<StepName> = fc.oneof({ weight: 7, arbitrary: fc.constant<StepName>('what should come next') }, { weight: 3, arbitrary: fc.constantFrom(...STEP_NAMES) });
const purpose = fc.constantFrom<StepName>('the claimant starts for a new phone', 'the claimant starts for a forgotten PIN');
/** Now and then before anything else, or it would hardly come to a pass in time. */
const newManager = fc.oneof({ weight: 9, arbitrary: fc.constant<readonly StepName[]>([]) }, { weight: 1, arbitrary: fc.constant<readonly StepName[]>(['the claimant gets another manager']) });
const plays = fc.tuple(newManager, purpose, fc.array(step, { minLength: 4, maxLength: 11, size: 'max' })).map(([before, first, more]): readonly StepName[] => [...before, first, ...more]);

/** So few random plays tell somebody late that now and then none would. */
const TOLD_LATE: readonly StepName[] = ['the claimant starts for a new phone', 'what should come next', 'what should come next', 'no mail server takes anything', 'what should come next', 'what should come next', 'what should come next', 'what should come next', 'all is mended', 'what should come next', 'what should come next', 'what should come next'];

/** Plays it to its end. @throws {Error} with what broke, after which step. */
async function hold(world: CaseWorld, steps: readonly StepName[], seen: (stage: string) => void = () => undefined): Promise<void> {
  const play = await beginPlay(world);
  for (const name of steps) {
    await take(play, name);
    const faults = await broken(play);
    if (faults.length > 0) throw new Error(`after "${name}": ${faults.join('; ')}`);
    const now = newest(play);
    seen(now?.stage ?? 'none');
    if (now?.lostMethod?.state === 'removed') seen('lost method removed');
    if (now?.sensitive === true && now.releasedAt !== null) seen('released');
  }
  await settle(play);
  const faults = [...(await broken(play)), ...(await unknownPasses(play))];
  if (faults.length > 0) throw new Error(`when all had settled: ${faults.join('; ')}`);
}

async function inOneWorld<T>(work: (world: CaseWorld) => Promise<T>): Promise<T> {
  const world = await openModelWorld();
  try {
    return await work(world);
  } finally {
    await world.close();
  }
}

describe('claimant, approvers, kiosk, clock and Graph in any order', () => {
  test('I1, I2, I4 to I7, I9 hold after every step, and plays come to the end of a good recovery, and to each trouble on the way', async () => {
    const reached = new Map<string, number>();
    let left = PLAYS;
    const lane = async (): Promise<void> => {
      while (left > 0) {
        left -= IN_ONE_WORLD;
        await inOneWorld((world) => fc.assert(fc.asyncProperty(plays, (steps) => hold(world, steps, (stage) => { reached.set(stage, (reached.get(stage) ?? 0) + 1); })), { numRuns: IN_ONE_WORLD, examples: [[TOLD_LATE]] }));
        console.log(`${left} plays not yet begun`);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    console.log(`${PLAYS} plays, steps that ended in each stage: ${[...reached].map(([stage, count]) => `${stage} ${count}`).join(', ')}`);
    expect([...reached.keys()]).toEqual(expect.arrayContaining(['waiting', 'approved', 'telling', 'reconciling', 'issued', 'shown', 'collected', 'ended', 'lost method removed', 'released']));
  }, PLAYS_MS);

  test('a client that sends a write twice, as an SDK does that retries, is found', async () => {
    const found = await inOneWorld((world) => {
      const once = { ...world.deps.issuer };
      const twice: Deps['issuer']['create'] = async (...call) => {
        await once.create(...call);
        return once.create(...call);
      };
      Object.assign(world.deps.issuer, { create: twice });
      return fc.check(fc.asyncProperty(plays, (steps) => hold(world, steps)), { numRuns: 500 });
    });
    expect(found.failed).toBe(true);
    expect(String((found.errorInstance as Error | null)?.message)).toContain('I1');
  }, 60_000);
});
