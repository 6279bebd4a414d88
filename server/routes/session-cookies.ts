import type { CookieOptions, Request, Response } from 'express';
import { cookieOf } from './cookie.ts';

/**
 * A side's session, and a sign-in of it under way. Browsers send cookies to every port of a host (RFC 6265 section 8.5),
 * so each side has names of its own.
 */
export interface SessionCookies {
  readonly session: '__Host-vouch' | '__Host-vouch-desk';
  readonly signIn: '__Host-vouch-sign-in' | '__Host-vouch-desk-sign-in';
}

export const APPROVER_COOKIES = { session: '__Host-vouch', signIn: '__Host-vouch-sign-in' } as const satisfies SessionCookies;
export const DESK_COOKIES = { session: '__Host-vouch-desk', signIn: '__Host-vouch-desk-sign-in' } as const satisfies SessionCookies;

type Name = SessionCookies[keyof SessionCookies];

/** A sign-in under way is the one cookie that must come back with a navigation from Entra, so `Lax` (RFC 6265bis 5.6.7). */
const SAME_SITE: Readonly<Record<Name, 'strict' | 'lax'>> = {
  [APPROVER_COOKIES.session]: 'strict',
  [APPROVER_COOKIES.signIn]: 'lax',
  [DESK_COOKIES.session]: 'strict',
  [DESK_COOKIES.signIn]: 'lax',
};

// No age: the server alone judges how long they last, and the browser's clock may be wrong (decision 7).
const optionsOf = (name: Name): CookieOptions => ({ httpOnly: true, secure: true, path: '/', sameSite: SAME_SITE[name] });

export const readCookie = (request: Request, name: Name): string | null => cookieOf(request, name);

export function setCookie(response: Response, name: Name, value: string): void {
  response.cookie(name, value, optionsOf(name));
}

export function dropCookie(response: Response, name: Name): void {
  response.clearCookie(name, optionsOf(name));
}
