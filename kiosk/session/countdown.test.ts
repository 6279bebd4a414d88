import { expect, test } from 'vitest';
import { announcementAt, leftOf } from './countdown.ts';
import { idleState, watchForLife } from './idle.ts';

test('a span runs down from the moment it arrived and stops at nothing', () => {
  const span = { remainingMs: 5_000, at: 1_000 };
  expect(leftOf(span, 1_000)).toBe(5_000);
  expect(leftOf(span, 3_500)).toBe(2_500);
  expect(leftOf(span, 9_000)).toBe(0);
});

test.each([[61_000, null], [60_000, 60], [20_001, 60], [20_000, 20], [10_000, 10], [0, 10]])('with %d ms left %s is said', (leftMs, said) => {
  expect(announcementAt(leftMs)).toBe(said);
});

test('quiet: active, then a question for the whole warning, then over', () => {
  const limits = { idleMs: 60_000, warningMs: 20_000 };
  expect(idleState(limits, 59_999)).toEqual({ kind: 'active' });
  expect(idleState(limits, 60_000)).toEqual({ kind: 'warning', leftMs: 20_000 });
  expect(idleState(limits, 79_999)).toEqual({ kind: 'warning', leftMs: 1 });
  expect(idleState(limits, 80_000)).toEqual({ kind: 'over' });
});

test('touch and keys are life; after the end nothing is', () => {
  const target = new EventTarget();
  let signs = 0;
  const stop = watchForLife(target, () => { signs += 1; });
  target.dispatchEvent(new Event('pointerdown'));
  target.dispatchEvent(new Event('keydown'));
  stop();
  target.dispatchEvent(new Event('keydown'));
  expect(signs).toBe(2);
});
