import type { PcSettings } from './pc-settings.ts';
import type { PinGuard } from './windows-lockout.ts';

export interface Pin {
  /** In the clear: a simulated PIN of a simulated PC, which the hub shows to whoever plays its owner. */
  value: string;
  /** Youngest first. */
  former: string[];
  guard: PinGuard;
  readonly setAt: number;
  /** With key trust a new PIN works only once its key was written back to the domain. */
  readonly worksFrom: number;
}

/**
 * What Windows accepts as a new PIN. Lengths and kinds of signs: Microsoft Learn, Windows Hello for Business policy
 * settings (documented). A PIN of digits that all stand the same step apart, counted modulo 10, is refused (documented:
 * Windows Hello for Business FAQ; 1357 and 9630 are, 1231 is not).
 */
export type PinRules = Pick<PcSettings, 'pinMinimum' | 'pinMaximum' | 'pinDigits' | 'pinSmall' | 'pinCapitals' | 'pinSpecial'>;

/** What holds when nothing is configured: digits alone, 6 at least, 127 at most. */
export const STANDARD_PIN_RULES: PinRules = { pinMinimum: 6, pinMaximum: 127, pinDigits: 'require', pinSmall: 'forbid', pinCapitals: 'forbid', pinSpecial: 'forbid' };

export type PinFault =
  | 'empty' | 'not-digits' | 'too-short' | 'too-long' | 'simple' | 'mismatch' | 'used-before'
  | 'needs-digits' | 'needs-small' | 'needs-capitals' | 'needs-special' | 'no-digits' | 'no-small' | 'no-capitals' | 'no-special';

const KINDS = [
  { name: 'digits', setting: 'pinDigits', signs: /[0-9]/ },
  { name: 'small', setting: 'pinSmall', signs: /[a-z]/ },
  { name: 'capitals', setting: 'pinCapitals', signs: /[A-Z]/ },
  // Documented: every other sign of printable ASCII.
  { name: 'special', setting: 'pinSpecial', signs: /[^0-9a-zA-Z]/ },
] as const;

/** Whether only digits may be typed. Documented: also when all kinds are allowed and none is required. */
export const isDigitsOnly = (rules: PinRules): boolean =>
  KINDS.every(({ setting }) => rules[setting] === 'allow') || (rules.pinDigits !== 'forbid' && rules.pinSmall === 'forbid' && rules.pinCapitals === 'forbid' && rules.pinSpecial === 'forbid');

/** The rules while *Include letters and symbols* is not ticked: what is merely allowed is left out. */
export function withoutLetters<Rules extends PinRules>(rules: Rules): Rules {
  const leftOut = (['pinSmall', 'pinCapitals', 'pinSpecial'] as const).filter((setting) => rules[setting] === 'allow');
  return { ...rules, ...Object.fromEntries(leftOut.map((setting) => [setting, 'forbid'])) };
}

/** Whether every digit follows the one before by the same step modulo 10. For any length this holds of exactly 100 PINs. */
export function isSimplePin(pin: string): boolean {
  const steps = new Set(Array.from(pin).slice(1).map((digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10));
  return steps.size === 1 && /^[0-9]+$/.test(pin);
}

/** The first fault Windows would name, or null when the PIN is taken. `former`: PINs that may not come back. */
export function pinFault(pin: string, confirmed: string, rules: PinRules = STANDARD_PIN_RULES, former: readonly string[] = []): PinFault | null {
  if (pin === '') return 'empty';
  const signs = isDigitsOnly(rules) ? (/^[0-9]+$/.test(pin) ? null : 'not-digits') : signFault(pin, rules);
  if (signs !== null) return signs;
  if (pin.length < rules.pinMinimum) return 'too-short';
  if (pin.length > rules.pinMaximum) return 'too-long';
  if (isSimplePin(pin)) return 'simple';
  if (pin !== confirmed) return 'mismatch';
  return former.includes(pin) ? 'used-before' : null;
}

function signFault(pin: string, rules: PinRules): PinFault | null {
  for (const { name, setting, signs } of KINDS) {
    if (rules[setting] === 'forbid' && signs.test(pin)) return `no-${name}`;
    if (rules[setting] === 'require' && !signs.test(pin)) return `needs-${name}`;
  }
  return null;
}

/** Former PINs after a change, youngest first, as many as the history keeps. */
export const formerPins = (old: string, former: readonly string[], history: number): string[] => [old, ...former].slice(0, history);

const DAY_MS = 24 * 60 * 60_000;

/** Whether a PIN is older than it may get; 0 days: never. */
export const isPinExpired = (setAt: number, days: number, now: number): boolean => days > 0 && now >= setAt + days * DAY_MS;
