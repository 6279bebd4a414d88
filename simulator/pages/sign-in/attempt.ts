import type { AskedContexts, Pc, Session } from '../../tenant/model.ts';
import type { SignInFault } from '../../tenant/sign-in.ts';

/** What an app asked for at `authorize` (RFC 6749 section 4.1.1, OpenID Connect Core section 3.1.2.1), checked. */
export interface AuthorizeRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly responseMode: 'query' | 'fragment' | 'form_post';
  readonly scope: string;
  readonly state: string | null;
  readonly nonce: string | null;
  readonly codeChallenge: string | null;
  /** `c1` is tied to MFA. */
  readonly contexts: AskedContexts;
  readonly prompt: 'none' | 'login' | 'select_account' | 'consent' | null;
  readonly loginHint: string | null;
  readonly maxAgeS: number | null;
}

/** What the sign-in is for. */
export type Want =
  | { readonly kind: 'app'; readonly request: AuthorizeRequest }
  | { readonly kind: 'security-info' }
  /** `to` is where on the admin center. */
  | { readonly kind: 'admin'; readonly to: string }
  | { readonly kind: 'pc'; readonly pcId: Pc['id']; readonly goal: PcGoal; /** Web sign-in of Windows 10 takes nothing else. */ readonly passOnly: boolean };

/** What Windows opens its web panel for: above the lock or in Settings, for an app of the desktop, and in the set-up of a PC out of the box. */
export type PcGoal = 'new-pin' | 'app' | 'web-sign-in' | 'join' | 'sign-in-again' | 'hello-mfa';

const SET_UP_GOALS: readonly PcGoal[] = ['join', 'sign-in-again', 'hello-mfa'];

/** Path under the PC of the screen that shows the panel. */
export const panelPage = (goal: PcGoal): 'windows' | 'oobe' => (SET_UP_GOALS.includes(goal) ? 'oobe' : 'windows');

export type Step = 'pick' | 'user' | 'pass' | 'password' | 'code' | 'number' | 'ways' | 'outside' | 'enrol' | 'federated' | 'blocked' | 'more-info' | 'stay';

/** Links by which the real pages leave the sign-in for something that is not imitated. */
export const OUTSIDE = ['cannot-access', 'forgot-password', 'sign-in-options', 'recover'] as const;
export type Outside = (typeof OUTSIDE)[number];

/** What is asked once, after everything is proven. */
export type Question = 'more-info' | 'stay';

/** A sign-in under way: lives in memory, ends with the session or is forgotten. */
export interface Attempt {
  readonly id: string;
  readonly deviceId: string;
  readonly want: Want;
  step: Step;
  /** As typed. */
  userName: string;
  /** Null until a name is known, and for names of nobody where the wording does not tell. */
  personId: string | null;
  proofs: Session['proofs'];
  passId: string | null;
  /** The request on the phone while its number is shown, and after it failed. */
  approvalId: string | null;
  /** Where *Other ways to sign in* was pressed. */
  waysFrom: Step;
  /** The link that was followed, and from where; null while no such page is open. */
  outside: { readonly link: Outside; readonly from: Step } | null;
  answered: readonly Question[];
  stays: boolean;
  fault: SignInFault | null;
  readonly startedRealAt: number;
}

/** Assumed: a sign-in page that is left alone for this long starts over. */
export const ATTEMPT_REAL_MS = 60 * 60_000;
