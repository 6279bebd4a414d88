import type { SignInSide } from './sign-in-port.ts';

/** A path of ours, whatever was asked for: no host, no dot, no escape, no other query can be part of it. */
export const returnTo = (asked: unknown, { pages, home }: SignInSide): string => (typeof asked === 'string' && pages.test(asked) ? asked : home);
