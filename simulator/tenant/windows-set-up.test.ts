import { expect, it } from 'vitest';
import { FRESH_MFA_MS, isFreshMfa, newSetUp, statusPage, type SetUp } from './windows-set-up.ts';
import type { PcSettings } from './pc-settings.ts';

const MINUTE_MS = 60_000;
const at = (minutes: number, change: Partial<SetUp> = {}, settings: Partial<PcSettings> = {}): readonly [string, string] => {
  const setUp = { ...newSetUp(), statusSince: 0, ...change };
  const { phases, next } = statusPage({ settings: { preparationMinutes: 1, deviceMinutes: 3, accountMinutes: 2, ...settings } }, setUp, minutes * MINUTE_MS);
  return [phases.map(({ state }) => state).join(' '), next];
};

it('goes through its phases by the clock', () => {
  expect(at(0)).toEqual(['working waiting waiting', 'wait']);
  expect(at(1)).toEqual(['done working waiting', 'wait']);
  expect(at(4, { accountSince: 4 * MINUTE_MS })).toEqual(['done done working', 'wait']);
  expect(at(6, { accountSince: 4 * MINUTE_MS })).toEqual(['done done done', 'end']);
});

it.each([{ interruption: 'restart' }, { interruption: 'lock' }, { setUpJoin: 'hybrid' }] as const)('comes to the logon screen after device setup, once: %o', (settings) => {
  expect(at(3.9, {}, settings)[1]).toBe('wait');
  expect(at(4, {}, settings)[1]).toBe('logon');
  expect(at(9, { interrupted: true, accountSince: 8 * MINUTE_MS }, settings)).toEqual(['done done working', 'wait']);
});

it('takes a sign-in as fresh for ten minutes', () => {
  expect(isFreshMfa(0, FRESH_MFA_MS)).toBe(true);
  expect(isFreshMfa(0, FRESH_MFA_MS + 1)).toBe(false);
  expect(isFreshMfa(null, 0)).toBe(false);
});
