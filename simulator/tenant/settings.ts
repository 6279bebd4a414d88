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

/** Behaviour for which no evidence was found, so that a program can be tried against each possibility. */
export interface Assumed {
  /** Creating a pass for somebody outside the pass policy: the document says it works, a log says it is refused. */
  passOutOfScope: 'create' | 'refuse';
  /** `isUsableOnce: false` under a policy that wants one-time passes. */
  multiUseUnderOneTimePolicy: 'refuse' | 'coerce';
  /** AADSTS code for a used one-time pass: the code's own text, or the one the troubleshooting page names. */
  usedPassCode: 130505 | 130502;
  /** Do wrong passes count for smart lockout, as wrong passwords do? */
  passGuessesLock: boolean;
  /** `startDateTime` more than five minutes in the past. */
  pastStart: 'accept' | 'refuse';
}

export const DEFAULT_SETTINGS: Settings = {
  wording: 'real',
  promptWhile: 'object',
  lags: { passSignInMs: 0, passReadMs: 0, passGoneMs: 0, policyMs: 0 },
  links: { kiosk: null, approve: null, desk: null },
  assumed: {
    passOutOfScope: 'create',
    multiUseUnderOneTimePolicy: 'refuse',
    usedPassCode: 130505,
    passGuessesLock: true,
    pastStart: 'accept',
  },
};

/** The largest lag that a tenant may be given: five minutes, beyond anything reported. */
export const MAX_LAG_MS = 300_000;
