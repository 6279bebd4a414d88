import type { Session } from './model.ts';
import { isMultiFactor } from './sign-in-session.ts';

/** What a Conditional Access policy asks: nothing, MFA, the built-in phishing-resistant strength, or it blocks. */
export type AccessControl = 'none' | 'mfa' | 'phishing-resistant' | 'block';

/** `more`: a second step would help. `too-weak`: no step of these pages would. */
export type AccessVerdict = 'granted' | 'more' | 'too-weak' | 'blocked';

/**
 * Judges what was shown in a sign-in. Documented (concept-authentication-strengths): a pass satisfies MFA, and neither
 * of the stronger built-in strengths; Windows Hello satisfies all of them.
 */
export function judgeAccess(control: AccessControl, session: Pick<Session, 'proofs'>): AccessVerdict {
  switch (control) {
    case 'none': return 'granted';
    case 'mfa': return isMultiFactor(session) ? 'granted' : 'more';
    case 'phishing-resistant': return session.proofs.includes('hello') ? 'granted' : 'too-weak';
    case 'block': return 'blocked';
  }
}
