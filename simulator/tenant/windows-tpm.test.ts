import fc from 'fast-check';
import { expect, it } from 'vitest';
import { afterTpmFailure, FRESH_TPM, isTpmLocked, TPM_FORGETS_EVERY_MS, TPM_LOCKS_AT, tpmFailures, type TpmCount } from './windows-tpm.ts';

const failed = (times: number, now: number, from: TpmCount = FRESH_TPM): TpmCount =>
  Array.from({ length: times }).reduce<TpmCount>((count) => afterTpmFailure(count, now), from);

it('locks at 32 wrong PINs, opens when the first is forgotten, and forgets all in 320 minutes', () => {
  expect(isTpmLocked(failed(TPM_LOCKS_AT - 1, 1000), 1000)).toBe(false);
  const locked = failed(TPM_LOCKS_AT, 1000);
  expect(isTpmLocked(locked, 1000 + TPM_FORGETS_EVERY_MS - 1)).toBe(true);
  expect(isTpmLocked(locked, 1000 + TPM_FORGETS_EVERY_MS)).toBe(false);
  expect(tpmFailures(locked, 1000 + 320 * 60_000 - 1)).toBe(1);
  expect(tpmFailures(locked, 1000 + 320 * 60_000)).toBe(0);
});

it('loses no part of the ten minutes when the next wrong PIN comes', () => {
  const minute = 60_000;
  const count = [0, 9, 19].reduce((before, at) => afterTpmFailure(before, at * minute), FRESH_TPM);
  expect(tpmFailures(count, 20 * minute - 1)).toBe(2);
  expect(tpmFailures(count, 20 * minute)).toBe(1);
});

it('forgets one in ten minutes at most, whenever the wrong PINs come', () => {
  fc.assert(fc.property(fc.array(fc.nat(30 * 60_000), { minLength: 1, maxLength: 60 }), (gaps) => {
    let [count, now] = [FRESH_TPM, 1];
    for (const gap of gaps) {
      now += gap;
      count = afterTpmFailure(count, now);
    }
    const first = 1 + (gaps[0] ?? 0);
    expect(tpmFailures(count, now)).toBeGreaterThanOrEqual(gaps.length - Math.floor((now - first) / TPM_FORGETS_EVERY_MS));
    expect(tpmFailures(count, now)).toBeLessThanOrEqual(gaps.length);
  }));
});
