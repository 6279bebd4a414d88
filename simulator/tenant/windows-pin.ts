/**
 * What Windows accepts as a new PIN. Lengths: Microsoft, Windows Hello for Business policy settings (documented): 6 when
 * nothing is configured, at most 127; digits only by default. A PIN whose digits all stand the same step apart, counted
 * modulo 10, is refused (documented: Windows Hello for Business FAQ; 1357 and 9630 are, 1231 is not).
 */
export const PIN_MIN_LENGTH = 6;
export const PIN_MAX_LENGTH = 127;

export type PinFault = 'empty' | 'not-digits' | 'too-short' | 'too-long' | 'simple' | 'mismatch';

/** Whether every digit follows the one before by the same step modulo 10. For any length this holds of exactly 100 PINs. */
export function isSimplePin(pin: string): boolean {
  const steps = new Set(Array.from(pin).slice(1).map((digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10));
  return steps.size === 1;
}

/** The first fault Windows would name, or null when the PIN is taken. History is not kept over a reset (documented). */
export function pinFault(pin: string, confirmed: string): PinFault | null {
  if (pin === '') return 'empty';
  if (!/^[0-9]+$/.test(pin)) return 'not-digits';
  if (pin.length < PIN_MIN_LENGTH) return 'too-short';
  if (pin.length > PIN_MAX_LENGTH) return 'too-long';
  if (isSimplePin(pin)) return 'simple';
  return pin === confirmed ? null : 'mismatch';
}
