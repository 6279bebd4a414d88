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
}

export const DEFAULT_SETTINGS: Settings = {
  wording: 'real',
  promptWhile: 'object',
  lags: { passSignInMs: 0, passReadMs: 0, passGoneMs: 0, policyMs: 0 },
  links: { kiosk: null, approve: null, desk: null },
  assumed: ASSUMED_DEFAULTS,
};

/** What is to be different; the rest stays. */
export type SettingsPatch = Partial<Pick<Settings, 'wording' | 'promptWhile'>> & { readonly lags?: Partial<Lags>; readonly links?: Partial<Settings['links']>; readonly assumed?: Partial<Assumed> };

export const withSettings = (before: Settings, { lags, links, assumed, ...rest }: SettingsPatch): Settings => ({
  ...before,
  ...rest,
  lags: { ...before.lags, ...lags },
  links: { ...before.links, ...links },
  assumed: { ...before.assumed, ...assumed },
});

/** The largest lag that a tenant may be given: five minutes, beyond anything reported. */
export const MAX_LAG_MS = 300_000;
