import { ASSUMED_DEFAULTS, type Assumed } from './assumed.ts';
import { DEFAULT_THROTTLING, type Throttling } from './throttling.ts';
import { DEFAULT_SIGN_IN, withSignIn, type SignInPatch, type SignInSettings } from './sign-in-settings.ts';
import type { TeamsApp } from './teams-app.ts';

/**
 * How this tenant behaves where Microsoft's documents leave it open, or where it is known to lag.
 * Every switch starts at what the evidence favours; see `/_sim/fidelity` for the marks.
 */
export interface Settings {
  /** Texts of the people's pages: as the real service says them, or as they should be. */
  wording: 'real' | 'ideal';
  /**
   * In wording `real`, while what the pass is asked for at sign-in: while the `object` exists (what people
   * met), only while it is `usable`, or until so many milliseconds after its end.
   */
  promptWhile: 'object' | 'usable' | number;
  /** In which direction the people's pages are laid out; their words stay English. */
  direction: 'ltr' | 'rtl';
  signIn: SignInSettings;
  lags: Lags;
  throttling: Throttling;
  /** Relying party of passkeys: that of the sample in Microsoft's document, or `localhost` for a browser on this machine. */
  passkeyRpId: string;
  /** Microsoft Entra ID P1 or P2, without which Graph does not give the sign-in log. */
  premium: boolean;
  /** Mailboxes, by address or id, that apps may use under an Exchange application access policy; null: there is none. */
  appMailboxes: readonly string[] | null;
  /** The Teams app through which activity notifications go; null: none is installed for anybody. */
  teamsApp: TeamsApp | null;
  /** Addresses that the hub opens in windows of their own; null hides the entry. */
  links: { kiosk: string | null; approve: string | null; desk: string | null };
  assumed: Assumed;
}

/**
 * How far what is read or felt lies behind what was written: milliseconds on the tenant's clock, 0 … 300 000. Entra says
 * "a few minutes" and promises nothing. Only changes made while a lag is set are held back.
 */
export interface Lags {
  /** A new pass is accepted and offered at sign-in. */
  passSignInMs: number;
  /** A new, replaced or deleted pass shows in list and get. */
  passReadMs: number;
  /** A deleted or replaced pass stops working. */
  passGoneMs: number;
  /** A change of the pass policy is felt. */
  policyMs: number;
  /** A change of the pass policy shows when it is read. */
  policyReadMs: number;
  /** A new person is known to Graph; until then 404. Seen to last over two minutes. */
  newUserMs: number;
  /** Changed properties of a person show. */
  userMs: number;
  /** A deleted person is gone from reads. */
  deletedMs: number;
  /** Another manager shows. */
  managerMs: number;
  /** Added and deleted sign-in methods show. */
  methodsMs: number;
  /** Groups and memberships show as changed. */
  groupsMs: number;
  /** Given and taken roles show, active and eligible. */
  rolesMs: number;
  /** Tokens carry the permissions that an app was granted, or lost. */
  grantsMs: number;
  /** Sessions that were revoked by Graph stop working: "a few minutes" (user-revokesigninsessions). */
  revokeMs: number;
  /** A line appears in the sign-in and audit logs: within two minutes, 95 of 100 (Entra, "Audit log latency"). */
  reportsMs: number;
}

export const DEFAULT_SETTINGS: Settings = {
  wording: 'real',
  promptWhile: 'object',
  direction: 'ltr',
  signIn: DEFAULT_SIGN_IN,
  lags: {
    passSignInMs: 0,
    passReadMs: 0,
    passGoneMs: 0,
    policyMs: 0,
    policyReadMs: 0,
    newUserMs: 0,
    userMs: 0,
    deletedMs: 0,
    managerMs: 0,
    methodsMs: 0,
    groupsMs: 0,
    rolesMs: 0,
    grantsMs: 0,
    revokeMs: 0,
    reportsMs: 0,
  },
  throttling: DEFAULT_THROTTLING,
  passkeyRpId: 'login.microsoftonline.com',
  premium: true,
  appMailboxes: null,
  teamsApp: null,
  links: { kiosk: null, approve: null, desk: null },
  assumed: ASSUMED_DEFAULTS,
};

/** What is to be different; the rest stays. */
export type SettingsPatch = Partial<Pick<Settings, 'wording' | 'promptWhile' | 'direction' | 'passkeyRpId' | 'premium' | 'appMailboxes' | 'teamsApp'>> & { readonly signIn?: SignInPatch; readonly lags?: Partial<Lags>; readonly throttling?: Partial<Throttling>; readonly links?: Partial<Settings['links']>; readonly assumed?: Partial<Assumed> };

export const withSettings = (before: Settings, { signIn, lags, throttling, links, assumed, ...rest }: SettingsPatch): Settings => ({
  ...before,
  ...rest,
  signIn: withSignIn(before.signIn, signIn),
  lags: { ...before.lags, ...lags },
  throttling: { ...before.throttling, ...throttling },
  links: { ...before.links, ...links },
  assumed: { ...before.assumed, ...assumed },
});

/** How far back a read can lie at most. */
export const longestLag = (lags: Lags): number => Math.max(...Object.values<number>({ ...lags }));

/** The largest lag that a tenant may be given: five minutes, beyond anything reported. */
export const MAX_LAG_MS = 300_000;
