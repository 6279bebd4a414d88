import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSimplePin, PIN_MAX_LENGTH, pinFault } from './windows-pin.ts';

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
  fc.assert(fc.property(fc.nat(9), fc.nat(9), fc.integer({ min: 6, max: PIN_MAX_LENGTH }), (start, step, length) => {
    const pin = Array.from({ length }, (_, i) => (start + i * step) % 10).join('');
    expect(pinFault(pin, pin)).toBe('simple');
  }));
});

it('takes any PIN of 6 to 127 digits that is not simple, when it is confirmed', () => {
  fc.assert(fc.property(fc.integer({ min: 6, max: PIN_MAX_LENGTH }).chain(digits), (pin) => {
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
