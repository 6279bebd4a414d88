import { generateSync, verifySync } from 'otplib';

/** RFC 6238 as authenticator apps do it: SHA-1, 6 digits, 30 s. */
export const TOTP_STEP_MS = 30_000;

/** The code of a base32 secret at an instant. */
export const totpCode = (secret: string, nowMs: number): string => generateSync({ secret, epoch: Math.floor(nowMs / 1000) });

/** Whether the code is the one of now, or of the step before or after. Spaces are let pass, as people copy them. */
export function isTotpCode(secret: string, typed: string, nowMs: number): boolean {
  const token = typed.replace(/\s/g, '');
  if (!/^[0-9]{6}$/.test(token)) return false;
  return verifySync({ secret, token, epoch: Math.floor(nowMs / 1000), epochTolerance: TOTP_STEP_MS / 1000 }).valid;
}

/** Milliseconds until the next code. */
export const totpLeftMs = (nowMs: number): number => TOTP_STEP_MS - (nowMs % TOTP_STEP_MS);

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** 160 random bits in base32: the length RFC 4226 section 4 recommends. */
export const newSecret = (bytes: Uint8Array): string => Array.from(bytes, (byte) => BASE32[byte % 32]).join('');
