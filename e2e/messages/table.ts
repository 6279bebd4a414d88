import type { Answered, Cell, Evidence, LetIn, Never, Refused } from './cell.ts';
import type { Place, State, Wording } from './states.ts';

const CODES = "text and number: Microsoft's look-up page of sign-in codes (login.microsoftonline.com/error), 2022";
const TAP = 'Microsoft Learn, howto-authentication-temporary-access-pass';

const documented = (source: string): Evidence => ({ mark: 'documented', source });
const observed = (source: string): Evidence => ({ mark: 'observed', source });
const assumed = (source: string): Evidence => ({ mark: 'assumed', source });
const OWN: Evidence = { mark: 'own', source: 'what a better product would say' };

const ASK = 'Ask your administrator for a new pass, or go to the recovery kiosk.';
const LOOK = 'Look at the pass again: upper and lower case and symbols count. If you no longer have it, go to the recovery kiosk.';
const SOON = 'Wait a minute, then type the same pass again.';
const WAIT = 'Wait until the pass starts, then try again.';
const ADMINISTRATOR = 'Contact your administrator: only they can allow the pass for your account.';
const NO_PASS = 'No pass works for this account now. If you want to use one, ask your administrator for a new pass, or go to the recovery kiosk.';

type Page = Exclude<Place, 'Token endpoint'>;
type Row = Readonly<Record<Page, Refused | LetIn>>;

const everywhere = (cell: Refused): Row => ({ 'Windows panel': cell, 'Web sign-in': cell, 'My Security Info': cell, Autopilot: cell });

const letIn = (evidence: Evidence): Row => {
  const opens = (heading: string): LetIn => ({ offered: 'pass', opens: heading, evidence });
  return { 'Windows panel': opens('Set up a PIN'), 'Web sign-in': opens('Desktop of Mara Lindqvist'), 'My Security Info': opens('Security info'), Autopilot: opens('Setting up your device for work') };
};

/** Asked for the pass, refused, asked again. */
const refused = (code: number, says: string, then: string, evidence: Evidence): Row => everywhere({ offered: 'pass', says, code, then, after: 'pass', evidence });

/** The real page says nothing of a pass: it asks for the password. "What to do now" is Vouch's own. */
const notAsked = (evidence: Evidence): Row => everywhere({ offered: 'password', says: 'Enter password', then: NO_PASS, after: 'password', evidence });

/** On a PC the matter is named; on a public page nothing is said about an account before it is proven. */
const notOffered = (code: number, says: string, then: string): Row => ({
  ...everywhere({ offered: 'password', says, code, then, after: 'password', evidence: OWN }),
  'My Security Info': { offered: 'password', says: 'You cannot sign in with a Temporary Access Pass now.', then: ASK, after: 'password', evidence: OWN },
});

const BLOCKED = 'Temporary Access Pass sign in was blocked due to User Credential Policy.';
const EXPIRED = 'Your Temporary Access Pass has expired. Contact your administrator to obtain a new pass.';
const INCORRECT = "Your Temporary Access Pass is incorrect. If you don't know your pass, contact your administrator.";
const NOT_FOUND = 'An access pass could not be found or verified for the user.';

const REAL: Readonly<Record<State, Row>> = {
  'no pass': notAsked(documented(TAP)),
  usable: letIn(documented(`${TAP}: asked for first, before the password`)),
  'not yet valid': refused(130507, NOT_FOUND, WAIT, assumed('no code of its own is known; the document says that the pass is not offered')),
  expired: refused(130504, EXPIRED, ASK, observed(`${CODES}; that it is still asked for: move2modern.uk, 2021`)),
  used: refused(130505, 'Your one-time Temporary Access Pass has been redeemed. Contact your admin to get a new pass.', ASK, observed(`${CODES}; the switch usedPassCode gives 130502 instead`)),
  deleted: refused(130507, NOT_FOUND, ASK, observed(CODES)),
  replaced: refused(130503, INCORRECT, LOOK, assumed(`that a new pass takes the place of the old: ${TAP}; how the old one is then refused is not known`)),
  'out of policy': refused(130502, BLOCKED, ADMINISTRATOR, observed(`${CODES}; that it is asked for nevertheless: MicrosoftDocs/azure-docs issue 70884`)),
  'policy off': refused(130502, BLOCKED, ADMINISTRATOR, assumed('as for somebody whom the policy leaves out')),
  wrong: refused(130503, INCORRECT, LOOK, observed(CODES)),
  'lag after creation': notAsked(documented(`${TAP}: "can take a few minutes"`)),
  'lag after expiry': refused(130504, EXPIRED, ASK, documented(`${TAP}: may still be asked for; ${CODES}`)),
};

const NONE = 'You do not have a Temporary Access Pass assigned. Contact your administrator.';
const ENDED = notOffered(130504, 'Your Temporary Access Pass expired at {time}. Ask for a new one.', ASK);
const NOT_ALLOWED = notOffered(130502, 'Temporary Access Pass is not allowed for your account. Contact your administrator.', ADMINISTRATOR);
const NOT_CORRECT = everywhere({ offered: 'pass', says: 'That pass is not correct. Check upper and lower case and symbols.', code: 130503, then: LOOK, after: 'pass', evidence: OWN });

const IDEAL: Readonly<Record<State, Row>> = {
  'no pass': notOffered(130507, NONE, ASK),
  usable: letIn(OWN),
  'not yet valid': notOffered(130507, 'Your Temporary Access Pass starts at {time}.', WAIT),
  expired: ENDED,
  used: notOffered(130505, 'This Temporary Access Pass has already been used. Ask for a new one.', ASK),
  deleted: everywhere({ offered: 'pass', says: NONE, code: 130507, then: ASK, after: 'password', evidence: OWN }),
  replaced: NOT_CORRECT,
  'out of policy': NOT_ALLOWED,
  'policy off': NOT_ALLOWED,
  wrong: NOT_CORRECT,
  'lag after creation': everywhere({ offered: 'pass', says: 'Your pass was created a moment ago. Try again in a minute.', then: SOON, after: 'pass', evidence: OWN }),
  'lag after expiry': ENDED,
};

const SIGN_IN_AGAIN = 'The app leads the person to sign in again.';
const dead = (code: number, says: string, evidence: Evidence): Answered => ({ status: 400, error: { error: 'invalid_grant', code, says }, then: SIGN_IN_AGAIN, evidence });
const alive = (evidence: Evidence): Answered => ({ status: 200, then: 'The app goes on, until the pass ends.', evidence });
const never = (why: string): Never => ({ never: why });
const NO_SESSION = never('Nobody has signed in with such a pass, so there is nothing to renew.');

/** Programs read it, so it is the same in both wordings. */
const TOKENS: Readonly<Record<State, Answered | Never>> = {
  'no pass': NO_SESSION,
  usable: alive(documented(TAP)),
  'not yet valid': NO_SESSION,
  expired: dead(130504, EXPIRED, observed('public logs of the token endpoint')),
  used: alive(assumed('the pass may not be used for another sign-in; nothing says that it ends the first')),
  deleted: dead(130507, NOT_FOUND, observed('public logs of the token endpoint, 2026')),
  replaced: dead(130507, NOT_FOUND, assumed('as for a pass that was deleted')),
  'out of policy': alive(assumed('the document tells of sign-in alone')),
  'policy off': alive(assumed('the document tells of sign-in alone')),
  wrong: never('No pass is typed here: the grant that takes a password is refused.'),
  'lag after creation': NO_SESSION,
  'lag after expiry': dead(130504, EXPIRED, documented(`${TAP}: tokens live no longer than the pass; what lags is the prompt`)),
};

const PAGES = { real: REAL, ideal: IDEAL };

/** What happens with a pass in this state, at this place, in this wording. */
export const cellOf = (wording: Wording, state: State, place: Place): Cell => (place === 'Token endpoint' ? TOKENS[state] : PAGES[wording][state][place]);
