import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formerPins, isPinExpired, isSimplePin, pinFault, STANDARD_PIN_RULES, type PinRules } from './windows-pin.ts';

const { pinMinimum, pinMaximum } = STANDARD_PIN_RULES;

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));

it.each([4, 5, 6])('refuses exactly 100 PINs of %i digits as simple', (length) => {
  const every = Array.from({ length: 10 ** length }, (_, n) => String(n).padStart(length, '0'));
  expect(every.filter(isSimplePin)).toHaveLength(100);
});

it.each(['1111', '1234', '1357', '9630', '1593', '7036'])('calls %s simple, as Microsoft lists it', (pin) => {
  expect(isSimplePin(pin)).toBe(true);
});

it.each(['1231', '1872'])('does not call %s simple', (pin) => {
  expect(isSimplePin(pin)).toBe(false);
});

it('refuses every PIN built from one start and one step, whatever the length', () => {
  fc.assert(fc.property(fc.nat(9), fc.nat(9), fc.integer({ min: pinMinimum, max: pinMaximum }), (start, step, length) => {
    const pin = Array.from({ length }, (_, i) => (start + i * step) % 10).join('');
    expect(pinFault(pin, pin)).toBe('simple');
  }));
});

it('takes any PIN of 6 to 127 digits that is not simple, when it is confirmed', () => {
  fc.assert(fc.property(fc.integer({ min: pinMinimum, max: pinMaximum }).chain(digits), (pin) => {
    fc.pre(!isSimplePin(pin));
    expect(pinFault(pin, pin)).toBeNull();
    expect(pinFault(pin, `${pin}0`)).toBe('mismatch');
  }));
});

it('never takes anything but digits, nor a length out of bounds', () => {
  fc.assert(fc.property(fc.string(), (text) => {
    const taken = pinFault(text, text) === null;
    expect(taken && !/^[0-9]{6,127}$/.test(text)).toBe(false);
  }));
  expect(pinFault('', '')).toBe('empty');
  expect(pinFault('12a456', '12a456')).toBe('not-digits');
  expect(pinFault('29471', '29471')).toBe('too-short');
  expect(pinFault(`12${'7'.repeat(126)}`, '')).toBe('too-long');
});

const rules = (change: Partial<PinRules>): PinRules => ({ ...STANDARD_PIN_RULES, ...change });

it.each([
  ['a longer minimum', { pinMinimum: 8 }, '2749518', 'too-short'],
  ['a shorter minimum', { pinMinimum: 4 }, '2749', null],
  ['letters required', { pinSmall: 'require' }, '274951', 'needs-small'],
  ['letters required and there', { pinSmall: 'require' }, '27495a', null],
  ['capitals refused beside letters', { pinSmall: 'allow' }, '27495A', 'no-capitals'],
  ['special characters required', { pinSpecial: 'require' }, '274951', 'needs-special'],
  ['no digits', { pinDigits: 'forbid', pinSmall: 'require' }, 'abc1ef', 'no-digits'],
  // Microsoft Learn: when all are allowed and none is required, digits alone are taken, as when nothing is configured.
  ['everything allowed and nothing required', { pinDigits: 'allow', pinSmall: 'allow', pinCapitals: 'allow', pinSpecial: 'allow' }, '27495a', 'not-digits'],
  ['a pattern among letters', { pinSmall: 'allow' }, 'aaaaa1', null],
] as const)('holds a PIN against the policy: %s', (_name, change, pin, fault) => {
  expect(pinFault(pin, pin, rules(change))).toBe(fault);
});

it('keeps as many former PINs as the history says, and refuses those', () => {
  const former = formerPins('274951', ['385062', '496173'], 2);
  expect(former).toEqual(['274951', '385062']);
  expect(pinFault('274951', '274951', STANDARD_PIN_RULES, former)).toBe('used-before');
  expect(pinFault('496173', '496173', STANDARD_PIN_RULES, former)).toBeNull();
  expect(formerPins('274951', [], 0)).toEqual([]);
});

it('lets a PIN expire after its days, and never with 0', () => {
  const day = 86_400_000;
  expect(isPinExpired(0, 30, 30 * day - 1)).toBe(false);
  expect(isPinExpired(0, 30, 30 * day)).toBe(true);
  expect(isPinExpired(0, 0, 10_000 * day)).toBe(false);
});
