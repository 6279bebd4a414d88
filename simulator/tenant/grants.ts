import type { AccessPass, Grant, Person, Tenant } from './model.ts';
import { sessionFault } from './sign-in-session.ts';
import type { SignInFault } from './sign-in.ts';

/** The pass that a grant rests on, as long as the tenant remembers it; null when it rests on none. */
export function passOfGrant(grant: Pick<Grant, 'passId'>, person: Person): AccessPass | null {
  if (grant.passId === null) return null;
  if (person.pass?.id === grant.passId) return person.pass;
  return person.formerPasses.find(({ pass }) => pass.id === grant.passId)?.pass ?? null;
}

/**
 * Why a grant is worth nothing now, or null. Judged at every call, so that tokens die with the pass, with the account
 * and with a revocation. Signing out of the browser ends the session there but not what an app already got.
 */
export function grantFault(tenant: Pick<Tenant, 'people' | 'settings' | 'changes'>, grant: Grant, now: number): SignInFault | null {
  if (grant.revokedAt !== null && grant.revokedAt <= now) return 'revoked';
  const signIn = { id: grant.sessionId, personId: grant.personId, deviceId: '', startedAt: grant.issuedAt, startedRealAt: 0, proofs: [], passId: grant.passId, endedAt: null };
  return sessionFault(tenant, signIn, now);
}
