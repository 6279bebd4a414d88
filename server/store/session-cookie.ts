import { createHash } from 'node:crypto';
import type { Random } from '../ports.ts';

/** 256 bit in base64url. */
const COOKIE = /^[\w-]{43}$/;

export const newSessionCookie = (random: Random): string => Buffer.from(random.bytes(32)).toString('base64url');

/** What the database knows of a session's cookie; null for what is none of ours. */
export const cookieDigest = (cookie: string): string | null =>
  COOKIE.test(cookie) ? createHash('sha256').update(Buffer.from(cookie, 'base64url')).digest('base64url') : null;
