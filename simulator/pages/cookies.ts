import type { Call } from '../http.ts';
import { headerOf } from '../http.ts';

/** One cookie of the request, or null. */
export function readCookie(call: Call, name: string): string | null {
  for (const pair of (headerOf(call, 'cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name) return value ?? null;
  }
  return null;
}

/** A cookie of one tenant that lives as long as the browser. The pages are plain http on loopback, hence not `Secure`. */
export const setCookie = (tenantId: string, name: string, value: string): string =>
  `${name}=${value}; Path=/${tenantId}; HttpOnly; SameSite=Lax`;

/** The same, kept when the browser is closed. Assumed: for ninety days, as a persistent sign-in of Entra lasts. */
export const setLastingCookie = (tenantId: string, name: string, value: string): string =>
  `${setCookie(tenantId, name, value)}; Max-Age=${90 * 24 * 60 * 60}`;

export const dropCookie = (tenantId: string, name: string): string => `${setCookie(tenantId, name, '')}; Max-Age=0`;
