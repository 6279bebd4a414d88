import { expect, test } from 'vitest';
import { remembered } from './remembered-check.ts';

test('a good answer stands for long, a fault for little, a failure and the future not at all', async () => {
  let now = 1_000_000;
  let asked = 0;
  let answer: () => string | null = () => null;
  const check = remembered(() => { asked += 1; return Promise.resolve().then(answer); }, { now: () => new Date(now) }, { goodMs: 1_000, badMs: 10 });
  expect([await check(), await check(), asked]).toEqual([null, null, 1]);
  now += 999;
  answer = () => 'Grant it.';
  expect([await check(), asked]).toEqual([null, 1]);
  now += 1;
  expect([await check(), await check(), asked]).toEqual(['Grant it.', 'Grant it.', 2]);
  now -= 5;
  expect([await check(), asked]).toEqual(['Grant it.', 3]);
  now += 10;
  answer = () => { throw new Error('away'); };
  await expect(check()).rejects.toThrow();
  answer = () => null;
  expect([await check(), asked]).toEqual([null, 5]);
});
