import type { Request } from 'express';
import { Refusal } from '../actions/refusal.ts';

/**
 * State changes come from our own pages alone. Every browser sends `Origin` with a POST (Fetch standard, "append a
 * request `Origin` header"); `Sec-Fetch-Site` is missing only where the page itself is not trustworthy (plain http
 * beyond this machine), so it is checked when it is there.
 * @throws {Refusal}
 */
export function demandOwnOrigin(request: Request, origin: string): void {
  const origins = request.headersDistinct.origin ?? [];
  const sites = request.headersDistinct['sec-fetch-site'] ?? ['same-origin'];
  if (origins.length !== 1 || origins[0] !== origin || sites.length !== 1 || sites[0] !== 'same-origin') throw new Refusal('origin_refused');
}
