import { expect, test } from 'vitest';
import { systemRandom } from './system.ts';

test('E09: ten thousand ids are 128 random bits each, in no order, and none comes twice', () => {
  const ids = Array.from({ length: 10_000 }, () => systemRandom.id());
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[\w-]{22}$/.test(id))).toEqual([]);
  const bytes = ids.map((id) => Buffer.from(id, 'base64url'));
  expect(bytes.every(({ length }) => length === 16)).toBe(true);
  // Each bit is set in half of them: seven standard deviations are 350.
  for (let bit = 0; bit < 128; bit += 1) {
    const set = bytes.filter((id) => ((id[bit >> 3] ?? 0) >> (bit & 7)) & 1).length;
    expect(Math.abs(set - 5_000)).toBeLessThan(350);
  }
  const rising = ids.filter((id, index) => index > 0 && id > (ids[index - 1] ?? '')).length;
  expect(Math.abs(rising - 5_000)).toBeLessThan(350);
});
