import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AccessPass } from './model.ts';
import { endOf } from './temporary-access-pass.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';
import { afterWrongTry, faultCode, judgePass, offersPass, type PassStanding } from './sign-in.ts';

const pass: AccessPass = { id: 'p', digest: 'd', createdAt: 1000, startAt: 1000, lifetimeInMinutes: 15, isUsableOnce: true, usedAt: null };
const settings = (change: Partial<Settings>): Settings => ({ ...DEFAULT_SETTINGS, ...change });
const facts = (standing: PassStanding): { pass: AccessPass | null; standing: PassStanding } =>
  ({ pass: standing === 'none' ? null : pass, standing });
const standings: PassStanding[] = ['usable', 'expired', 'used', 'early', 'policy', 'none'];
const offered = (how: Settings, now = 2000): PassStanding[] => standings.filter((each) => offersPass(how, facts(each), now));

it('asks, in wording real, while a pass object exists', () => {
  expect(offered(settings({ promptWhile: 'object' }))).toEqual(['usable', 'expired', 'used', 'early', 'policy']);
});

it('asks only while usable, when told so and always in wording ideal', () => {
  expect(offered(settings({ promptWhile: 'usable' }))).toEqual(['usable']);
  fc.assert(fc.property(fc.constantFrom<Settings['promptWhile']>('object', 'usable', 600_000), (promptWhile) => {
    expect(offered(settings({ wording: 'ideal', promptWhile }))).toEqual(['usable']);
  }));
});

it('goes on asking for an expired pass for the given time and not a millisecond longer', () => {
  const how = settings({ promptWhile: 600_000 });
  expect(offersPass(how, facts('expired'), endOf(pass) + 599_999)).toBe(true);
  expect(offersPass(how, facts('expired'), endOf(pass) + 600_000)).toBe(false);
});

it('tells the state of a pass only to who types it right', () => {
  fc.assert(fc.property(fc.constantFrom(...standings.filter((each) => each !== 'none')), fc.string({ minLength: 1 }), (standing, typed) => {
    expect(judgePass(typed, false, standing)).toBe('pass-wrong');
  }));
  expect(standings.map((each) => judgePass('x', true, each))).toEqual([null, 'pass-expired', 'pass-used', 'pass-early', 'pass-policy', 'pass-none']);
  expect(judgePass('', true, 'usable')).toBe('pass-empty');
});

it('gives the codes of the look-up page', () => {
  const codes = (['pass-policy', 'pass-wrong', 'pass-expired', 'pass-used', 'pass-none'] as const).map((each) => faultCode(each, DEFAULT_SETTINGS));
  expect(codes).toEqual([130502, 130503, 130504, 130505, 130507]);
  expect(faultCode('pass-used', { assumed: { ...DEFAULT_SETTINGS.assumed, usedPassCode: 130502 } })).toBe(130502);
});

it('locks at the tenth wrong try for a minute, and longer after each further one', () => {
  let state = { count: 0, lockedUntil: 0 };
  const locked = Array.from({ length: 12 }, () => { state = afterWrongTry(state, 1000); return state.lockedUntil; });
  expect(locked.slice(8)).toEqual([0, 61_000, 121_000, 241_000]);
});

it('locks as the tenant is set up to', () => {
  const state = [1, 2, 3].reduce((before) => afterWrongTry(before, 1000, { threshold: 2, seconds: 5 }), { count: 0, lockedUntil: 0 });
  expect(state).toEqual({ count: 3, lockedUntil: 11_000 });
});

it('does not count one of the last three wrong passwords again', () => {
  const typed = (...digests: string[]): number => digests.reduce((before, digest) => afterWrongTry(before, 0, undefined, digest), { count: 0, lockedUntil: 0 }).count;
  expect(typed('a', 'a', 'b', 'a', 'c', 'b')).toBe(3);
  expect(typed('a', 'b', 'c', 'd', 'a')).toBe(5);
});
