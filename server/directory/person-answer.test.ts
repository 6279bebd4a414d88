import { expect, test } from 'vitest';
import { Instant, PersonAnswer } from './person-answer.ts';

test('G14: an instant is the same with seven digits, without fractions and with an offset; anything else is none', () => {
  const noon = new Date('2026-06-01T12:00:00Z');
  for (const text of ['2026-06-01T12:00:00Z', '2026-06-01T12:00:00.0000000Z', '2026-06-01T12:00:00.000Z', '2026-06-01T14:00:00+02:00', '2026-06-01T06:30:00.0-05:30']) expect([text, Instant.parse(text)]).toEqual([text, noon]);
  expect(Instant.parse('2026-06-01T12:00:00.1239999Z')).toEqual(new Date(noon.getTime() + 123));
  for (const text of ['2026-06-01', '2026-06-01T12:00:00', '2026-06-01 12:00:00Z', '2026-13-01T12:00:00Z', '2026-06-01T12:00:00.12345678Z', '', null, 0]) expect([text, Instant.safeParse(text).success]).toEqual([text, false]);
});

test('a name turns no text beside it round, and one of such signs alone is none', () => {
  const named = (displayName: string, jobTitle: string) => PersonAnswer.parse({ id: '11111111-1111-4111-8111-111111111111', userPrincipalName: 'ada@contoso.example', displayName, jobTitle });
  expect(named('Ada\u202e\u2069 Ahorn', '\u2067Chief\u200f')).toMatchObject({ displayName: 'Ada Ahorn', jobTitle: 'Chief' });
  expect(named('\u202e \u2066', '')).toMatchObject({ displayName: 'ada@contoso.example' });
  expect(named('نور\u200cالدین', 'مدیر')).toMatchObject({ displayName: 'نور\u200cالدین', jobTitle: 'مدیر' });
});
