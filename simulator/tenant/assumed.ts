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
  passPolicyRefusalStatus: {
    asks: 'With which status is a pass refused that the methods policy does not allow?',
    evidence: 'The message is from a server log (glueckkanja/MyWorkID issue 47), which does not say the status.',
    values: [400, 403],
  },
  guestPassRefusalStatus: {
    asks: 'With which status is a pass for an external guest refused?',
    evidence: 'The document gives the message alone.',
    values: [400, 403],
  },
  unknownUserOfMethods: {
    asks: 'Which code has the 404 of an unknown person below `/authentication`: that of the directory, or that of the methods service?',
    evidence: 'Seen for `/users/{id}` alone.',
    values: ['Request_ResourceNotFound', 'resourceNotFound'],
  },
  defaultMethodDelete: {
    asks: 'Is deleting the default method refused while others could take its place?',
    evidence: 'Seen in 2021 and 2022 (microsoft-graph-docs issues 14470 and 18091), before system-preferred MFA; the document says it of phones.',
    values: ['refuse', 'allow'],
  },
  refreshReuse: {
    asks: 'What does a refresh token do that was used before and has a successor: go on working, or end all tokens of that sign-in in the app?',
    evidence: 'The refresh token document says that old ones are not revoked when used, and to delete them securely; RFC 9700 section 4.14 wants the family ended, which a stricter service would do.',
    values: ['accept', 'revoke-family'],
  },
  unregisteredResource: {
    asks: 'Which AADSTS code has `.default` of a resource that the tenant does not know, in a client credentials request?',
    evidence: 'Captured in 2026: 500011, `invalid_resource`. The document of the flow prints 70011, `invalid_scope`, of 2016.',
    values: [500_011, 70_011],
  },
  expandSelectWithoutLevels: {
    asks: 'What does `$expand=manager($select=…)` without `$levels` do: fail, or select?',
    evidence: 'The document of the call says that `$levels` is required; programs in public leave it out.',
    values: ['refuse', 'accept'],
  },
  methodsBlade: {
    asks: "With which experience does a person's page of authentication methods in the admin center begin: the new one, or the old one with a banner that leads to the new?",
    evidence: 'Guides of 2021 begin with the banner; the old experience was to be retired on 31 October 2024, and *Revoke multifactor authentication sessions* to become *Revoke sessions* in February 2026.',
    values: ['new', 'banner'],
  },
  wrongNumber: {
    asks: 'What does a wrong number in Microsoft Authenticator do: end the request, or let the person try again?',
    evidence: 'The document of number matching does not say.',
    values: ['ends', 'retry'],
  },
  passRow: {
    asks: "Does a person's own list on My Security Info have a row for the pass?",
    evidence: 'The pass document says that people see an entry with its end and can delete it; older screenshots show none.',
    values: ['shown', 'hidden'],
  },
  newAccountPassMs: {
    asks: 'For how many milliseconds after an account was created can no pass be added to it in the admin center?',
    evidence: 'One report of an error that passes after one or two minutes (cloudbrothers.info); no document.',
    values: [120_000, 0],
  },
  passReason: {
    asks: 'Which `methodUsabilityReason` has a pass for which several hold: that it is over, which never changes again, or the policy?',
    evidence: 'Only `NotYetValid` and `EnabledByPolicy` are shown in answers and samples; no order is documented.',
    values: ['over', 'policy'],
  },
  earlyPassCode: {
    asks: 'Which AADSTS code has a pass that is typed before its start?',
    evidence: 'No code says so. 130507 is of a pass that could not be found or verified, 130503 of a wrong one; the document only says that such a pass is not asked for.',
    values: [130_507, 130_503],
  },
  unknownMethod: {
    asks: 'Which code has the 404 of an unknown sign-in method, a pass too: that of the methods service, or that of the directory?',
    evidence: 'Nothing found.',
    values: ['resourceNotFound', 'Request_ResourceNotFound'],
  },
  defaultPassPolicy: {
    asks: 'In which state is the pass policy once it was deleted, which takes it back to its defaults?',
    evidence: 'The document lists every default but the state; its sample shows it enabled, and administrators are told to enable it.',
    values: ['disabled', 'enabled'],
  },
  passAlphabet: {
    asks: 'Of which characters is a pass made?',
    evidence: 'Passes seen have letters of both cases, digits and `+ & = $`; the alphabet is not published.',
    values: ['symbols', 'letters-and-digits'],
  },
  revokeSessionsStatus: {
    asks: 'With which status does revoking the sign-in sessions succeed?',
    evidence: 'Recorded in 2021: 200. The document shows 200 too, and names "other success codes" as a known issue, without saying which.',
    values: [200, 204],
  },
} as const satisfies Readonly<Record<string, Switch>>;

export type SwitchName = keyof typeof SWITCHES;

export type Assumed = { -readonly [Name in SwitchName]: (typeof SWITCHES)[Name]['values'][number] };

export const ASSUMED_DEFAULTS = Object.fromEntries(Object.entries(SWITCHES).map(([name, { values }]) => [name, values[0]])) as Assumed;
