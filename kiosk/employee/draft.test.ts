import { BadgeSerial, WorkAddress } from '#contract/kiosk';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAddress, isEasyCode, isSerial } from './draft.ts';

const nearAddress = fc.oneof(
  fc.emailAddress(),
  fc.string({ maxLength: 20 }),
  fc.tuple(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 })).map(([name, host]) => `${name}@${host}.example`),
  fc.constantFrom("o'brien@contoso.example", 'a@b', 'аda@contoso.example', 'a b@c.d', `${'x'.repeat(250)}@c.example`, 'a@-.-'),
);

test('the page and the server agree on what an address is', () => {
  fc.assert(fc.property(nearAddress, (text) => { expect(isAddress(text)).toBe(WorkAddress.safeParse(text).success); }), { numRuns: 500 });
});

test('the page and the server agree on what a badge serial is', () => {
  const nearSerial = fc.oneof(fc.string({ maxLength: 24 }), fc.string({ unit: fc.constantFrom('0', '7', 'a', 'f', 'A', 'F', 'g', ' '), maxLength: 24 }));
  fc.assert(fc.property(nearSerial, (text) => { expect(isSerial(text)).toBe(BadgeSerial.safeParse(text).success); }), { numRuns: 500 });
});

test.each(['0000', '1234', '9876', '6789', '4321', '1212', '1984', '2024', '7890'])('%s is easy to guess', (code) => { expect(isEasyCode(code)).toBe(true); });
test.each(['4071', '8392', '5180', '2468'])('%s is not', (code) => { expect(isEasyCode(code)).toBe(false); });
