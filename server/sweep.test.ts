import { describe, expect, it } from 'vitest';
import { createSweep } from './sweep.ts';

const NEVER_MS = 1_000_000;

/** Runs that end when told. */
function steps() {
  const open: (() => void)[] = [];
  let begun = 0;
  return {
    run: () => {
      begun += 1;
      return new Promise<void>((resolve) => open.push(resolve));
    },
    begun: () => begun,
    endOne: () => { open.shift()?.(); },
  };
}

describe('the sweep', () => {
  it('a tick waits for the sweep under way and then for one of its own', async () => {
    const { run, begun, endOne } = steps();
    const sweep = createSweep(run, NEVER_MS, () => undefined);
    sweep.wake();
    let done = false;
    const ticked = sweep.tick().then(() => { done = true; });
    await expect.poll(begun).toBe(1);
    endOne();
    await expect.poll(begun).toBe(2);
    expect(done).toBe(false);
    endOne();
    await ticked;
  });

  it('wakes before a sweep begins share it, one during it makes the next', async () => {
    const { run, begun, endOne } = steps();
    const sweep = createSweep(run, NEVER_MS, () => undefined);
    for (let i = 0; i < 50; i += 1) sweep.wake();
    await expect.poll(begun).toBe(1);
    for (let i = 0; i < 50; i += 1) sweep.wake();
    endOne();
    await expect.poll(begun).toBe(2);
    endOne();
    await sweep.stop();
    expect(begun()).toBe(2);
  });

  it('a sweep that fails is told and does not stop the next', async () => {
    const told: unknown[] = [];
    let fails = true;
    const sweep = createSweep(() => (fails ? Promise.reject(new Error('away')) : Promise.resolve()), NEVER_MS, (error) => told.push(error));
    sweep.wake();
    await expect.poll(() => told).toHaveLength(1);
    await expect(sweep.tick()).rejects.toThrow('away');
    fails = false;
    await sweep.tick();
  });

  it('looks by itself, and after stop no more', async () => {
    let runs = 0;
    const sweep = createSweep(() => Promise.resolve(void (runs += 1)), 5, () => undefined);
    await expect.poll(() => runs).toBeGreaterThan(2);
    await sweep.stop();
    const then = runs;
    sweep.wake();
    await sweep.tick();
    expect(runs).toBe(then + 1);
  });
});
