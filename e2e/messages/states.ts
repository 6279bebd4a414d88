/**
 * How a pass can stand when somebody uses it, in the order of the page. Each is met by a person who has, or had, one
 * pass of an hour for several uses, unless it says otherwise.
 */
export const STATES = {
  'no pass': 'Nobody ever made a pass for them.',
  usable: 'They have a pass, and it works.',
  'not yet valid': 'The pass starts in an hour.',
  expired: 'The pass has ended.',
  used: 'The pass was good for one use, and that was made.',
  deleted: 'An administrator deletes the pass while the box for it is open.',
  replaced: 'Another pass is made while the box is open; the first one is typed.',
  'out of policy': 'The policy of passes leaves this person out.',
  'policy off': 'The policy of passes was switched off.',
  wrong: 'They have a pass, and type something else.',
  'lag after creation': 'The pass was made a moment ago, and sign-in does not know it yet (`lags.passSignInMs`).',
  'lag after expiry': 'The pass ended a minute ago, and sign-in asks for it five minutes longer (`promptWhile`: 300000).',
} as const;

export type State = keyof typeof STATES;

export const STATE_NAMES = Object.keys(STATES) as State[];

export const WORDINGS = ['real', 'ideal'] as const;
export type Wording = (typeof WORDINGS)[number];

/** Where a pass is asked for. */
export const PLACES = {
  'Windows panel': '*I forgot my PIN* on the lock screen of a Microsoft Entra joined PC with Windows 11',
  'Web sign-in': '*Other user*, *Sign in* on the same PC, web sign-in switched on',
  'My Security Info': 'Security info in some other browser',
  Autopilot: 'the account page of a new PC (Autopilot, user-driven)',
  'Token endpoint': 'an app in which somebody signed in with the pass, once its access token has to be renewed',
} as const;

export type Place = keyof typeof PLACES;

export const PLACE_NAMES = Object.keys(PLACES) as Place[];
