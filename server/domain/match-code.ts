import { MATCH_CODE_DIGITS } from './limits.ts';

/** Six digits, evenly spread, leading zeros kept (ASVS 6.5.4). `int` draws a whole number from 0 … below − 1. */
export const drawMatchCode = (int: (below: number) => number): string => String(int(10 ** MATCH_CODE_DIGITS)).padStart(MATCH_CODE_DIGITS, '0');

/** What is hashed under the service key: bound to the case, so that the code of one case is nothing in another. */
export const matchCodeText = (caseId: string, code: string): string => `${caseId}:${code}`;
export const collectCodeText = matchCodeText;

/**
 * The code that the approver of a sensitive person reads out, from a keyed hash over the digest of their yes: six digits
 * that nobody can know who lacks the service key, that belong to this very yes, and that stand nowhere. From 48 bits,
 * so that no digit is likelier than another by more than 4e-9.
 */
export const releaseCodeOf = (mac: string): string => String(Buffer.from(mac, 'base64url').readUIntBE(0, 6) % 10 ** MATCH_CODE_DIGITS).padStart(MATCH_CODE_DIGITS, '0');
export const releaseCodeText = matchCodeText;
