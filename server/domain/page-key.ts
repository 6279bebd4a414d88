import { createHash } from 'node:crypto';
import type { PublicJwk } from './case-state.ts';

/** RFC 7638 thumbprint: SHA-256 over the required members in lexicographic order, base64url. */
export const pageKeyThumbprint = ({ crv, kty, x, y }: PublicJwk): string =>
  createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
