import type { AccessPass } from './model.ts';
import type { Settings } from './settings.ts';
import { DEFAULT_SIGN_IN, type SignInSettings } from './sign-in-settings.ts';
import { endOf } from './temporary-access-pass.ts';

/** How a pass stands at an instant, policy included. `none`: there is no pass object. */
export type PassStanding = 'usable' | 'expired' | 'used' | 'early' | 'policy' | 'none';

/** The pass that sign-in knows of, lags included. */
export interface PassFacts {
  readonly pass: AccessPass | null;
  readonly standing: PassStanding;
}

/**
 * Whether sign-in asks for the pass before anything else. Documented: it is asked for first, before the password, when
 * the person is in scope and has a valid one, "can take a few minutes" either way. Observed (seed author, 2021): it is
 * still asked for when the pass has expired. Wording `ideal` offers it only while it can work.
 */
export function offersPass(settings: Pick<Settings, 'wording' | 'promptWhile'>, { pass, standing }: PassFacts, now: number): boolean {
  if (pass === null) return false;
  if (standing === 'usable') return true;
  if (settings.wording === 'ideal' || settings.promptWhile === 'usable') return false;
  return settings.promptWhile === 'object' || (standing === 'expired' && now < endOf(pass) + settings.promptWhile);
}

/** What is wrong with a secret, a pass, a code or an account. `null` in its place means: right. */
export type SignInFault =
  | 'pass-empty' | 'pass-wrong' | 'pass-expired' | 'pass-used' | 'pass-early' | 'pass-none' | 'pass-policy' | 'pass-required'
  | 'pass-replicating' | 'number-denied' | 'number-wrong' | 'number-timed-out' | 'federated-mfa' | 'access-blocked' | 'access-too-weak'
  | 'user-empty' | 'user-unknown' | 'user-disabled' | 'password-wrong' | 'locked' | 'code-wrong'
  | 'session-ended' | 'revoked' | 'expired-attempt';

const OF_STANDING: Record<PassStanding, SignInFault | null> = {
  usable: null, expired: 'pass-expired', used: 'pass-used', early: 'pass-early', policy: 'pass-policy', none: 'pass-none',
};

/** What keeps a pass from being used, or null when it can be. */
export const faultOfStanding = (standing: PassStanding): SignInFault | null => OF_STANDING[standing];

/**
 * The answer to a typed pass. Assumed: the text is compared first, so that a wrong text is called wrong whatever the
 * state of the pass, and only who holds the right text learns that state.
 */
export function judgePass(typed: string, isRight: boolean, standing: PassStanding): SignInFault | null {
  if (typed === '') return 'pass-empty';
  if (standing === 'none') return 'pass-none';
  return isRight ? OF_STANDING[standing] : 'pass-wrong';
}

/** The AADSTS number that the real service shows or logs with a fault (sources: the texts). Null where none is known. */
export function faultCode(fault: SignInFault, settings: Pick<Settings, 'assumed'>): number | null {
  switch (fault) {
    case 'pass-wrong': return 130503;
    case 'pass-expired': return 130504;
    case 'pass-used': return settings.assumed.usedPassCode;
    case 'pass-early': return settings.assumed.earlyPassCode;
    case 'pass-none': return 130507;
    case 'pass-policy': return 130502;
    case 'pass-required': return 130506;
    case 'user-unknown': return 50034;
    case 'user-disabled': return 50057;
    case 'password-wrong': return 50126;
    case 'locked': return 50053;
    case 'code-wrong': case 'number-denied': case 'number-wrong': case 'number-timed-out': return 500121;
    case 'access-blocked': case 'access-too-weak': return 53003;
    case 'federated-mfa': return 50076;
    case 'session-ended': return 50132;
    case 'revoked': return 50173;
    case 'pass-replicating': case 'pass-empty': case 'user-empty': case 'expired-attempt': return null;
  }
}

type Lockout = SignInSettings['lockout'];

/** Documented (smart lockout): so many wrong tries, then a minute, then longer; how it grows is not told. Assumed: it doubles. */
export function lockoutMs(wrongTries: number, { threshold, seconds }: Lockout): number {
  return wrongTries < threshold ? 0 : seconds * 1000 * 2 ** Math.min(wrongTries - threshold, 6);
}

/** Documented: the last three wrong passwords are remembered, and typing one of them again does not count. */
const REMEMBERED = 3;

/** Wrong secrets since the last right one. */
export interface FailedSignIns {
  readonly count: number;
  readonly lockedUntil: number;
  /** Digests, youngest last. */
  readonly lastWrong?: readonly string[];
}

/** After one more wrong try. `digest` is that of a wrong password; other secrets are not remembered. */
export function afterWrongTry(state: FailedSignIns, now: number, lockout: Lockout = DEFAULT_SIGN_IN.lockout, digest: string | null = null): FailedSignIns {
  const { lastWrong = [] } = state;
  if (digest !== null && lastWrong.includes(digest)) return state;
  const count = state.count + 1;
  return {
    count,
    lockedUntil: count < lockout.threshold ? state.lockedUntil : now + lockoutMs(count, lockout),
    ...((digest !== null || lastWrong.length > 0) && { lastWrong: [...lastWrong, ...(digest === null ? [] : [digest])].slice(-REMEMBERED) }),
  };
}
