import { createHash } from 'node:crypto';
import { canonical } from './audit-chain.ts';
import type { DeskAct } from './desk-acts.ts';

/** What a clerk's factor is spent on: this act by this person on this thing, and nothing else. SHA-256 of canonical JSON (RFC 8785), base64url. */
export const deskDigest = (deed: { readonly act: DeskAct; readonly subject: string; readonly clerkId: string }): string =>
  createHash('sha256').update(canonical({ ...deed, of: 'desk' })).digest('base64url');
