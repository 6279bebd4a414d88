import { randomText, type Random } from '../tenant/random.ts';
import { pinFault } from '../tenant/windows-pin.ts';

const times = (length: number, alphabet: string): readonly string[] => Array<string>(length).fill(alphabet);

const DIGITS = '0123456789';
const SMALL = 'abcdefghijklmnopqrstuvwxyz';
const CONSONANT = 'bdfghjklmnprstvz';
const VOWEL = 'aeiou';

const PASSWORD = [CONSONANT.toUpperCase(), VOWEL, CONSONANT, VOWEL, '-', CONSONANT, VOWEL, CONSONANT, VOWEL, '-', ...times(4, DIGITS)];
const BADGE = ['0', '4', ...times(12, '0123456789ABCDEF')];
const BASE32 = times(32, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567');
const PIN = times(6, DIGITS);
const CLIENT_SECRET = times(40, SMALL.toUpperCase() + SMALL + DIGITS);
const SUFFIX = times(6, SMALL + DIGITS);

/** Easy to type by hand, as testers do all day: `Bado-kemi-4821`. */
export const newPassword = (random: Random): string => randomText(PASSWORD, random);

/** Serial of a 7-byte card chip (ISO/IEC 14443-3, double size UID). 04 is NXP, the most common maker. */
export const newBadge = (random: Random): string => randomText(BADGE, random);

/** 160 bit, as RFC 4226 section 4 recommends. */
export const newBase32 = (random: Random): string => randomText(BASE32, random);

/** Six digits that Windows would take. */
export function newPin(random: Random): string {
  const pin = randomText(PIN, random);
  return pinFault(pin, pin) === null ? pin : newPin(random);
}

/** 40 characters of letters and digits, as long as Entra's. */
export const newClientSecret = (random: Random): string => randomText(CLIENT_SECRET, random);

/** Six letters and digits for a domain. */
export const newSuffix = (random: Random): string => randomText(SUFFIX, random);
