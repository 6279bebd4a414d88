import { expect, it } from 'vitest';
import { firstProvider, firstUser, providersOf } from './windows-sign-in-options.ts';
import { FRESH_PIN_GUARD } from './windows-lockout.ts';

type TestPc = Parameters<typeof providersOf>[0];

const pin = { value: '274951', former: [], guard: FRESH_PIN_GUARD, setAt: 0, worksFrom: 0 };
const pc = (change: Partial<TestPc> = {}): TestPc => ({ join: 'entra', os: 'windows-11', webSignIn: false, pin, lastSignIn: 'hello', settings: {}, ...change });
const passwordless = { settings: { passwordless: true } } as const;

it.each([
  ['as Windows comes', {}, 'owner', ['password', 'pin']],
  ['without a PIN', { pin: null }, 'owner', ['password']],
  ['with web sign-in', { webSignIn: true }, 'owner', ['password', 'pin', 'web']],
  ['with web sign-in on a hybrid-joined PC', { webSignIn: true, join: 'hybrid' }, 'owner', ['password', 'pin']],
  ['passwordless', passwordless, 'owner', ['pin']],
  ['passwordless, for somebody else', passwordless, 'other', ['password', 'pin']],
  ['passwordless, after a sign-in by password', { ...passwordless, lastSignIn: 'password' }, 'owner', ['password', 'pin']],
  ['passwordless on Windows 10', { ...passwordless, os: 'windows-10' }, 'owner', ['password', 'pin']],
  ['passwordless on a hybrid-joined PC', { ...passwordless, join: 'hybrid' }, 'owner', ['password', 'pin']],
] as const)('offers %s what there is', (_name, change, user, options) => {
  expect(providersOf(pc(change), user)).toEqual(options);
});

it('meets the owner with the PIN and a new person with web sign-in where it is on', () => {
  expect(firstProvider(pc({ webSignIn: true }), 'owner')).toBe('pin');
  expect(firstProvider(pc({ webSignIn: true }), 'other')).toBe('web');
  expect(firstProvider(pc(), 'other')).toBe('password');
});

it('lists nobody after a web sign-in, on a new PC, and where the last user is hidden', () => {
  expect(firstUser(pc())).toBe('owner');
  expect(firstUser(pc({ lastSignIn: 'web' }))).toBe('other');
  expect(firstUser(pc({ lastSignIn: null }))).toBe('other');
  expect(firstUser(pc({ settings: { hideLastUser: true } }))).toBe('other');
});
