import { expect, test } from 'vitest';
import { Instant } from './person-answer.ts';

test('G14: an instant is the same with seven digits, without fractions and with an offset; anything else is none', () => {
  const noon = new Date('2026-06-01T12:00:00Z');
  for (const text of ['2026-06-01T12:00:00Z', '2026-06-01T12:00:00.0000000Z', '2026-06-01T12:00:00.000Z', '2026-06-01T14:00:00+02:00', '2026-06-01T06:30:00.0-05:30']) expect([text, Instant.parse(text)]).toEqual([text, noon]);
  expect(Instant.parse('2026-06-01T12:00:00.1239999Z')).toEqual(new Date(noon.getTime() + 123));
  for (const text of ['2026-06-01', '2026-06-01T12:00:00', '2026-06-01 12:00:00Z', '2026-13-01T12:00:00Z', '2026-06-01T12:00:00.12345678Z', '', null, 0]) expect([text, Instant.safeParse(text).success]).toEqual([text, false]);
});
