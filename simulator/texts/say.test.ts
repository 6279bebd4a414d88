import { expect, it } from 'vitest';
import { EN } from './en.ts';
import type { Entry } from './entry.ts';
import { speaker } from './say.ts';

const entries = Object.entries(EN as Record<string, Entry>);
const holes = (text: string): string[] => text.match(/\{\w+\}/g)?.toSorted() ?? [];

it('fills the holes of a text and leaves an unknown one to be seen', () => {
  const say = speaker('en', 'real');
  expect(say('signin.to', { app: 'Vouch' })).toBe('to continue to Vouch');
  expect(say('signin.to')).toBe('to continue to {app}');
});

it('gives the better wording only where there is one', () => {
  const [real, ideal] = [speaker('en', 'real'), speaker('en', 'ideal')];
  expect(ideal('fault.pass-wrong')).not.toBe(real('fault.pass-wrong'));
  expect(ideal('signin.heading')).toBe(real('signin.heading'));
});

it.each(entries)('%s says where it comes from', (_key, { evidence, source }) => {
  expect(source).not.toBe('');
  expect(evidence === 'own').toBe(source === 'Vouch');
});

it('names no hole in the real wording that nobody fills', () => {
  const odd = entries.filter(([, { real, ideal }]) => ideal !== undefined && holes(real).some((hole) => !holes(ideal).includes(hole)));
  expect(odd).toEqual([]);
});
