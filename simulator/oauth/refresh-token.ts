import type { SignInFault } from '../tenant/sign-in.ts';
import { OauthError } from './error.ts';

export const newRefreshToken = (bytes: Uint8Array): string => `1.${Buffer.from(bytes).toString('base64url')}`;

/** How the token endpoint says that a grant died (texts: login.microsoftonline.com/error; 130504 and 130507 seen there). */
export function deadGrant(fault: SignInFault): OauthError {
  switch (fault) {
    case 'pass-expired': return new OauthError(400, 'invalid_grant', 130504, 'Your Temporary Access Pass has expired. Contact your administrator to obtain a new pass.');
    case 'pass-none': return new OauthError(400, 'invalid_grant', 130507, 'An access pass could not be found or verified for the user.');
    case 'user-disabled': return new OauthError(400, 'invalid_grant', 50057, 'The user account is disabled.');
    default: return new OauthError(400, 'invalid_grant', 50173, 'The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.');
  }
}
