import type { AccessControl } from './conditional-access.ts';

/** How the sign-in pages of this tenant are set up: what an administrator decides in Entra. */
export interface SignInSettings {
  /**
   * What comes up after the password for somebody with Microsoft Authenticator: the code, or a request with a number.
   * Entra prefers the request (concept-system-preferred-multifactor-authentication); programs that sign in by themselves
   * can only give codes, hence the default here.
   */
  secondStep: 'code' | 'number';
  /** *Show option to remain signed in* of the company branding. */
  staySignedIn: boolean;
  /**
   * Who signs in without a second method is sent to register one: not at all, without a choice, or with
   * *Skip for now* (registration campaign, SSPR or ID Protection registration).
   */
  interruptMode: 'off' | 'required' | 'skippable';
  /** Whether the list of ways begins *Recover your account* (Microsoft Entra account recovery). */
  accountRecovery: boolean;
  federation: Federation | null;
  /** Smart lockout: wrong passwords until the first lock, 1 … 50, and its length in seconds, 5 … 18 000. */
  lockout: { threshold: number; seconds: number };
  conditionalAccess: ConditionalAccess;
}

/** A domain whose people sign in at an identity provider of the company's own. */
export interface Federation {
  readonly domain: string;
  /** Graph, `internalDomainFederation`. */
  readonly federatedIdpMfaBehavior: 'acceptIfMfaDoneByFederatedIdp' | 'enforceMfaByFederatedIdp' | 'rejectMfaByFederatedIdp';
}

/** What is asked of everybody, by what they want. */
export interface ConditionalAccess {
  /** User action *Register security information*. */
  registerSecurityInfo: AccessControl;
  /** All resources: apps and the admin centers. */
  allApps: AccessControl;
}

/** Lockout as documented for the public cloud (howto-password-smart-lockout). */
export const DEFAULT_SIGN_IN: SignInSettings = {
  secondStep: 'code',
  staySignedIn: false,
  interruptMode: 'off',
  accountRecovery: false,
  federation: null,
  lockout: { threshold: 10, seconds: 60 },
  conditionalAccess: { registerSecurityInfo: 'none', allApps: 'none' },
};

export type SignInPatch = Partial<Omit<SignInSettings, 'lockout' | 'conditionalAccess'>> & {
  readonly lockout?: Partial<SignInSettings['lockout']>;
  readonly conditionalAccess?: Partial<ConditionalAccess>;
};

export const withSignIn = (before: SignInSettings, { lockout, conditionalAccess, ...rest }: SignInPatch = {}): SignInSettings => ({
  ...before,
  ...rest,
  lockout: { ...before.lockout, ...lockout },
  conditionalAccess: { ...before.conditionalAccess, ...conditionalAccess },
});

/** Whether somebody of this name signs in at the company's own identity provider. */
export const isFederated = ({ federation }: Pick<SignInSettings, 'federation'>, userName: string): boolean =>
  federation !== null && userName.toLowerCase().endsWith(`@${federation.domain.toLowerCase()}`);
