/** Crockford's base 32: no I, L, O or U, which are taken for other signs, or make words. */
export const RECOVERY_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 15 letters of 5 bit are 75 bit (NIST SP 800-63B-4 4.2.1.1 wants 64); the last one checks them. */
export const RECOVERY_CODE_LENGTH = 16;

/**
 * The letter that makes a code whole (Luhn's sum to the base 32): one wrong letter shows, and most that changed places.
 * It says nothing of whether anybody has the code, so a page may tell of a slip at once.
 */
export function checkLetter(letters: string): string {
  const base = RECOVERY_LETTERS.length;
  let sum = 0;
  for (let index = letters.length - 1, factor = 2; index >= 0; index -= 1, factor = 3 - factor) {
    const product = factor * RECOVERY_LETTERS.indexOf(letters.charAt(index));
    sum += Math.floor(product / base) + (product % base);
  }
  return RECOVERY_LETTERS.charAt((base - (sum % base)) % base);
}

/** A code as it is meant, however it was typed: any case, with or without hyphens and blanks, O for 0, I and L for 1. */
export const bareRecoveryCode = (typed: string): string => typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** Whether it can be a code at all. */
export const isRecoveryCode = (bare: string): boolean =>
  bare.length === RECOVERY_CODE_LENGTH && Array.from(bare).every((letter) => RECOVERY_LETTERS.includes(letter)) && checkLetter(bare.slice(0, -1)) === bare.slice(-1);
