import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bareRecoveryCode, checkLetter, isRecoveryCode, RECOVERY_CODE_LENGTH, RECOVERY_LETTERS } from './recovery-code.ts';

const letter = fc.constantFrom(...Array.from(RECOVERY_LETTERS));
const code = fc.array(letter, { minLength: RECOVERY_CODE_LENGTH - 1, maxLength: RECOVERY_CODE_LENGTH - 1 }).map((letters) => letters.join('')).map((letters) => letters + checkLetter(letters));

test('a code that is written down whole is one, and with one wrong letter it is none', () => {
  fc.assert(fc.property(code, fc.nat(RECOVERY_CODE_LENGTH - 1), letter, (whole, at, other) => {
    expect(isRecoveryCode(whole)).toBe(true);
    const slipped = whole.slice(0, at) + other + whole.slice(at + 1);
    expect(isRecoveryCode(slipped)).toBe(slipped === whole);
  }));
});

test('two neighbours that changed places show, but for the one pair that this sum cannot tell apart', () => {
  fc.assert(fc.property(code, fc.nat(RECOVERY_CODE_LENGTH - 2), (whole, at) => {
    const swapped = whole.slice(0, at) + whole.charAt(at + 1) + whole.charAt(at) + whole.slice(at + 2);
    const pair = [whole.charAt(at), whole.charAt(at + 1)].toSorted().join('');
    fc.pre(swapped !== whole && pair !== '0Z');
    expect(isRecoveryCode(swapped)).toBe(false);
  }));
});

test('it may be typed in any case, in groups, and with the letters that look alike', () => {
  expect(bareRecoveryCode('o1il-abcd  efgh\t2345')).toBe('0111ABCDEFGH2345');
  for (const none of ['', 'A'.repeat(15), 'A'.repeat(17), 'UUUUUUUUUUUUUUUU', '０１２３４５６７８９ＡＢＣＤＥＦ']) expect(isRecoveryCode(bareRecoveryCode(none))).toBe(false);
});
