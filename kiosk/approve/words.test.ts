import { describe, expect, it } from 'vitest';
import { sixDigits } from '../ui/code-field.ts';
import { formatsOf } from '../session/formats.ts';
import { initialsOf } from './initials.ts';
import { languageOf } from '../session/language.ts';
import { carriedIn, returnPath, signInProblemIn } from './return-path.ts';

describe('spans in words', () => {
  const en = formatsOf('en');
  const de = formatsOf('de');

  it('never promises time that is gone', () => {
    expect(en.span(119_999)).toBe('1 minute');
    expect(en.span(59_999)).toBe('59 seconds');
    expect(de.span(900_000)).toBe('15 Minuten');
  });

  it('says how long ago and how long yet', () => {
    expect(en.ago(59_000)).toBe('now');
    expect(en.ago(65_000)).toBe('1 minute ago');
    expect(de.ago(7_300_000)).toBe('vor 2 Stunden');
    expect(en.ahead(86_400_000)).toBe('in 24 hours');
    expect(en.ahead(1)).toBe('in 1 minute');
  });
});

it('takes codes as people write them, and no digits but ASCII ones', () => {
  expect(sixDigits(' 012 345')).toBe('012345');
  expect(sixDigits('012-345')).toBe('012345');
  for (const wrong of ['12345', '1234567', '１２３４５６', '٠١٢٣٤٥', '1e5', '+12345', '']) expect(sixDigits(wrong)).toBeNull();
});

it('makes initials of names of any script', () => {
  expect(initialsOf('Ana Maria Rossi')).toBe('AR');
  expect(initialsOf('  Plato ')).toBe('P');
  expect(initialsOf('محمد علي')).toBe('مع');
  expect(initialsOf('(12)')).toBe('');
});

it('speaks the first language of the reader that it knows', () => {
  expect(languageOf(['fr-CH', 'de-CH', 'en'])).toBe('de');
  expect(languageOf(['pl'])).toBe('en');
});

it('carries language and answer through a sign-in, and nothing else', () => {
  const path = returnPath('/approve/q1w2e3r4t5y6u7i8o9p0as', { language: 'de', knownBy: 'video' });
  expect(path).toBe('/approve/q1w2e3r4t5y6u7i8o9p0as?lang=de&known=video');
  expect(carriedIn(new URL(path, 'http://localhost').search)).toEqual({ language: 'de', knownBy: 'video' });
  expect(carriedIn('?lang=xx&known=yes')).toEqual({ language: null, knownBy: null });
});

it('knows why a sign-in came to nothing, and takes no other word for it', () => {
  expect(signInProblemIn('?lang=de&signin=unavailable')).toBe('unavailable');
  for (const search of ['', '?signin=', '?signin=<b>', '?signin=toString']) expect(signInProblemIn(search)).toBeNull();
});
