/** A question that no evidence settles. The first value is what the evidence favours, and the default. */
interface Switch {
  readonly asks: string;
  /** What speaks for either side. */
  readonly evidence: string;
  readonly values: readonly [string | number | boolean, ...(string | number | boolean)[]];
}

/**
 * Behaviour for which no evidence was found, or contradicting evidence, so that a program can be tried against each
 * possibility (`PATCH …/settings {assumed}`). A new switch is one entry here, and one probe for each of its values in
 * `simulator/assumed.test.ts`; settings, control plane and fidelity page follow.
 */
export const SWITCHES = {
  passOutOfScope: {
    asks: 'What does creating a pass for somebody outside the pass policy do: make one that cannot be used, or fail?',
    evidence: 'The document says that a pass can be created for any user; a server log shows the refusal (glueckkanja/MyWorkID issue 47).',
    values: ['create', 'refuse'],
  },
  multiUseUnderOneTimePolicy: {
    asks: 'What does `isUsableOnce: false` under a policy that wants one-time passes do: fail, or make a one-time pass?',
    evidence: 'The document says only that such a pass "can only be created and used for sign-in if allowed by policy".',
    values: ['refuse', 'coerce'],
  },
  usedPassCode: {
    asks: 'Which AADSTS code has a one-time pass that was used already?',
    evidence: '130505 by its own text; the troubleshooting section of the pass document names the text of 130502.',
    values: [130_505, 130_502],
  },
  passGuessesLock: {
    asks: 'Do wrong passes count for smart lockout, as wrong passwords do?',
    evidence: 'The smart lockout document speaks of passwords alone.',
    values: [true, false],
  },
  pastStart: {
    asks: 'What does a `startDateTime` more than five minutes in the past do: pass, or fail?',
    evidence: 'Nothing found; real answers themselves carry a start a second in the past.',
    values: ['accept', 'refuse'],
  },
} as const satisfies Readonly<Record<string, Switch>>;

export type SwitchName = keyof typeof SWITCHES;

export type Assumed = { -readonly [Name in SwitchName]: (typeof SWITCHES)[Name]['values'][number] };

export const ASSUMED_DEFAULTS = Object.fromEntries(Object.entries(SWITCHES).map(([name, { values }]) => [name, values[0]])) as Assumed;
