import type { Random } from '../tenant/random.ts';
import { pinFault } from '../tenant/windows-pin.ts';

const CONSONANTS = 'bdfghjklmnprstvz';
const VOWELS = 'aeiou';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const pick = (from: string, random: Random): string => from.charAt(random.int(from.length));
const times = (count: number, make: () => string): string => Array.from({ length: count }, make).join('');

/** Easy to type by hand, as testers do all day: `Bado-kemi-4821`. */
export function newPassword(random: Random): string {
  const word = (): string => times(2, () => pick(CONSONANTS, random) + pick(VOWELS, random));
  const first = word();
  return `${first.charAt(0).toUpperCase()}${first.slice(1)}-${word()}-${times(4, () => pick('0123456789', random))}`;
}

/** Serial of a 7-byte card chip (ISO/IEC 14443-3, double size UID). 04 is NXP, the most common maker. */
export const newBadge = (random: Random): string => `04${Array.from(random.bytes(6), (byte) => byte.toString(16).padStart(2, '0')).join('').toUpperCase()}`;

/** 160 bit, as RFC 4226 section 4 recommends. */
export const newBase32 = (random: Random): string => times(32, () => pick(BASE32, random));

/** Six digits that Windows would take. */
export function newPin(random: Random): string {
  const pin = times(6, () => pick('0123456789', random));
  return pinFault(pin, pin) === null ? pin : newPin(random);
}

/** 40 characters of letters and digits, as long as Entra's. */
export const newClientSecret = (random: Random): string => times(40, () => pick('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', random));

/** Six letters and digits for a domain. */
export const newSuffix = (random: Random): string => times(6, () => pick('abcdefghijklmnopqrstuvwxyz0123456789', random));
