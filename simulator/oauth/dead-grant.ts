import type { Grant, Person } from '../tenant/model.ts';
import type { SignInFault } from '../tenant/sign-in.ts';
import { OauthError } from './error.ts';

/** How the token endpoint says that a grant died (texts: login.microsoftonline.com/error; 130504 and 130507 seen there). */
export function deadGrant(fault: SignInFault, grant: Pick<Grant, 'issuedAt'>, person: Person | undefined): OauthError {
  switch (fault) {
    case 'pass-expired': return refused(130504, 'Your Temporary Access Pass has expired. Contact your administrator to obtain a new pass.');
    case 'pass-none': return refused(130507, 'An access pass could not be found or verified for the user.');
    case 'user-disabled': return refused(50057, 'The user account is disabled.');
    default: return refused(50173, `The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '${instant(grant.issuedAt)}' and the TokensValidFrom date (before which tokens are not valid) for this user is '${instant(person?.sessionsValidFrom ?? grant.issuedAt)}'.`);
  }
}

/** With the sub-error that was seen with 700082 in August 2026: MSAL sends the person to sign in again by it. */
export const refused = (code: number, text: string): OauthError => new OauthError(400, 'invalid_grant', code, text, { suberror: 'bad_token' });

/** `2026-11-22T13:05:00.0000000Z`, as such messages have instants. */
export const instant = (ms: number): string => `${new Date(ms).toISOString().slice(0, -1)}0000Z`;

/** A code or a refresh token that this tenant never gave out. */
export const malformedGrant = (): OauthError => new OauthError(400, 'invalid_grant', 9002313, 'Invalid request. Request is malformed or invalid.');
