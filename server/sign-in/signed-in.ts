import type { SignedIn } from './sign-in-port.ts';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const MAX_NAME = 256;

const strings = (claim: unknown): string[] => {
  const values: unknown[] = Array.isArray(claim) ? claim : [claim];
  return values.filter((value) => typeof value === 'string');
};

/**
 * Who the claims of a verified ID token speak of; null when they name nobody of this tenant. Only `tid` and `oid`
 * identify: names and addresses can be changed and reused (Microsoft identity platform, ID token claims reference).
 */
export function signedIn(claims: Readonly<Record<string, unknown>>, tenantId: string): SignedIn | null {
  const { tid, oid, name, auth_time: authTime } = claims;
  if (typeof tid !== 'string' || tid.toLowerCase() !== tenantId) return null;
  if (typeof oid !== 'string' || !GUID.test(oid.toLowerCase())) return null;
  return {
    tid: tenantId,
    oid: oid.toLowerCase(),
    displayName: typeof name === 'string' ? Array.from(name).slice(0, MAX_NAME).join('') : '',
    acrs: strings(claims['acrs']),
    roles: strings(claims['roles']),
    authTime: typeof authTime === 'number' ? authTime : null,
  };
}
