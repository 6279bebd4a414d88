import { expect } from '@playwright/test';
import { setUpHeadlessKiosk } from '../actors/headless-kiosk.ts';
import { headlessManager } from '../actors/headless-manager.ts';
import { invariantsHold } from '../invariants.ts';
import type { World } from '../world.ts';
import type { IssueFault } from './issue-faults.ts';

export const CREATE = { method: 'POST', path: '/v1.0/users/*/authentication/temporaryAccessPassMethods' } as const;
const PASS = /^\S{8,48}$/;

export const posts = async (world: World): Promise<number> =>
  (await world.tenant.requests()).filter(({ method, path }) => method === 'POST' && path.endsWith('/temporaryAccessPassMethods')).length;

/** Five minutes as a clock moves them: in steps, with the sweep at each. */
export async function fiveMinutes(world: World): Promise<void> {
  for (const ms of [5_000, 10_000, 15_000, 30_000, 60_000, 60_000, 60_000, 60_000]) await world.clock.advance(ms);
}

/**
 * One recovery whose press meets a fault: it ends as expected, nobody is left in the dark, nothing is left over after
 * five minutes, and a new recovery works.
 * @returns what to print.
 */
export async function pressUnderFault(world: World, { id, what, effect, times = 1, readLagMs, ends, posts: expectedPosts }: IssueFault): Promise<string> {
  const claimant = world.tenant.person('claimant');
  const kiosk = await setUpHeadlessKiosk(world);
  const manager = headlessManager(world, world.tenant.person('manager'));
  await manager.enrol();
  const first = await kiosk.start(claimant);
  const requestId = await manager.approve(first.matchCode);
  if (readLagMs !== undefined) await world.tenant.settings({ lags: { passReadMs: readLagMs } });
  await world.tenant.fault({ match: CREATE, effect, times });

  const answer = await first.fetchPass();
  expect(await posts(world), 'create calls').toBe(expectedPosts);
  if (ends === 'pass') {
    expect(answer).toMatch(PASS);
    expect(await manager.view(requestId)).toMatchObject({ step: 'approved', collected: true });
  } else {
    expect(answer).toMatchObject({ step: 'ended', ending: 'failed' });
    expect(await manager.view(requestId)).toMatchObject({ step: 'ended', ending: 'failed' });
  }
  await world.tenant.clearFaults();
  await fiveMinutes(world);
  expect(await posts(world), 'create calls after five minutes').toBe(expectedPosts);
  const { I5 } = await invariantsHold(world, { settled: true });
  expect(I5).toBeGreaterThan(0);

  await world.tenant.settings({ lags: { passReadMs: 0 } });
  if (ends === 'pass') await world.clock.advance(15 * 60_000);
  const second = await kiosk.start(claimant);
  await manager.approve(second.matchCode);
  expect(await second.fetchPass(), 'a new recovery').toMatch(PASS);
  kiosk.leave();
  return `${id}  ${what.padEnd(58)} ${ends === 'pass' ? 'second try, pass shown' : 'failed, and both were told'}; ${expectedPosts} POST; then a new one works`;
}
