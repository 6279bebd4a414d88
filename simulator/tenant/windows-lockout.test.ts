import { expect, it } from 'vitest';
import { afterChallenge, afterRestart, afterWrongPin, FRESH_PIN_GUARD, lockoutMs, takesPin, type PinGuard } from './windows-lockout.ts';

const wrongTimes = (n: number, from: PinGuard = FRESH_PIN_GUARD): PinGuard =>
  Array.from({ length: n }).reduce<PinGuard>((guard) => afterWrongPin(guard), from);

it('asks for A1B2C3 after three wrong PINs, gives one more try, then wants a restart', () => {
  expect(takesPin(wrongTimes(2), 0)).toBe(true);
  const asked = wrongTimes(3);
  expect(asked.phase).toBe('challenge');
  expect(takesPin(asked, 0)).toBe(false);
  expect(afterChallenge(asked, 'a1b2c4')).toEqual(asked);
  const last = afterChallenge(asked, ' a1b2c3 ');
  expect(takesPin(last, 0)).toBe(true);
  expect(afterWrongPin(last).phase).toBe('restart');
});

it('does not take the challenge when it was not asked', () => {
  expect(afterChallenge(wrongTimes(1), 'A1B2C3').phase).toBe('open');
});

it('locks for a minute after the first restart and then repeats the pattern', () => {
  const off = afterWrongPin(afterChallenge(wrongTimes(3), 'A1B2C3'));
  const back = afterRestart(off, 1000);
  expect(takesPin(back, 60_999)).toBe(false);
  expect(takesPin(back, 61_000)).toBe(true);
  expect(wrongTimes(3, back).phase).toBe('challenge');
  expect(afterRestart(wrongTimes(2), 0)).toEqual(wrongTimes(2));
});

it('locks for longer and longer', () => {
  const spans = [1, 2, 3, 4, 5, 6, 7].map(lockoutMs);
  expect(spans.slice(0, 5)).toEqual([60_000, 60_000, 60_000, 120_000, 600_000]);
  expect(spans.every((span, i) => i === 0 || span >= (spans[i - 1] ?? 0))).toBe(true);
});
