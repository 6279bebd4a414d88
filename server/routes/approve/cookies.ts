import type { CookieOptions, Request, Response } from 'express';
import { cookieOf } from '../cookie.ts';

/** The approver's session. */
export const SESSION = '__Host-vouch';
/** A sign-in under way: the one cookie that must come back with a navigation from Entra, so `Lax` (RFC 6265bis 5.6.7). */
export const SIGN_IN = '__Host-vouch-sign-in';

type Name = typeof SESSION | typeof SIGN_IN;

// No age: the server alone judges how long they last, and the browser's clock may be wrong (decision 7).
const optionsOf = (name: Name): CookieOptions => ({ httpOnly: true, secure: true, path: '/', sameSite: name === SESSION ? 'strict' : 'lax' });

export const readCookie = (request: Request, name: Name): string | null => cookieOf(request, name);

export function setCookie(response: Response, name: Name, value: string): void {
  response.cookie(name, value, optionsOf(name));
}

export function dropCookie(response: Response, name: Name): void {
  response.clearCookie(name, optionsOf(name));
}
