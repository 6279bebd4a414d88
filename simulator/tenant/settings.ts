import { ASSUMED_DEFAULTS, type Assumed } from './assumed.ts';

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
  lags: Lags;
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

/** Milliseconds on the tenant's clock; 0 … 300 000. Entra says "a few minutes" and promises nothing. */
export interface Lags {
  /** A new pass is accepted and offered at sign-in. */
  passSignInMs: number;
  /** A new pass appears in list and get. */
  passReadMs: number;
  /** A deleted or replaced pass stops working. */
  passGoneMs: number;
  /** A change of the pass policy is felt. */
  policyMs: number;
  /** Sessions that were revoked by Graph end: "a few minutes" (user-revokesigninsessions). */
  revokeMs: number;
  /** A line appears in the sign-in and audit logs: within two minutes, 95 of 100 (Entra, "Audit log latency"). */
  reportsMs: number;
}

/** A Teams app, as far as sending activity notifications asks for it. */
export interface TeamsApp {
  /** Client id in the `webApplicationInfo` of its manifest. */
  readonly clientId: string;
  /** Declared in the manifest; `systemDefault` is always there. */
  readonly activityTypes: readonly string[];
  /** People by address or id, or everybody. */
  readonly installedFor: 'everybody' | readonly string[];
  /** Its manifest asks for `TeamsActivity.Send.User`, which installing it grants. */
  readonly resourceSpecific: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  wording: 'real',
  promptWhile: 'object',
  lags: { passSignInMs: 0, passReadMs: 0, passGoneMs: 0, policyMs: 0, revokeMs: 0, reportsMs: 0 },
  passkeyRpId: 'login.microsoftonline.com',
  premium: true,
  appMailboxes: null,
  teamsApp: null,
  links: { kiosk: null, approve: null, desk: null },
  assumed: ASSUMED_DEFAULTS,
};

/** What is to be different; the rest stays. */
export type SettingsPatch = Partial<Pick<Settings, 'wording' | 'promptWhile' | 'passkeyRpId' | 'premium' | 'appMailboxes' | 'teamsApp'>> & { readonly lags?: Partial<Lags>; readonly links?: Partial<Settings['links']>; readonly assumed?: Partial<Assumed> };

export const withSettings = (before: Settings, { lags, links, assumed, ...rest }: SettingsPatch): Settings => ({
  ...before,
  ...rest,
  lags: { ...before.lags, ...lags },
  links: { ...before.links, ...links },
  assumed: { ...before.assumed, ...assumed },
});

/** The largest lag that a tenant may be given: five minutes, beyond anything reported. */
export const MAX_LAG_MS = 300_000;
