const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** At most `max` within any span of `windowMs`. */
export interface Quota {
  readonly windowMs: number;
  readonly max: number;
}

// ---- the case ------------------------------------------------------------------------------------------------

/** While the directory does not answer, a start is looked up again for this long before it counts as refused. */
export const LOOK_UP_TRIED_MS = 60 * SECOND;
/** Longest life of a case before it has a pass. Our choice: docs/decisions/0003. */
export const CASE_MS = 30 * MINUTE;
/** An approver's request. NIST SP 800-63B-4 3.1.3.2 and ASVS 6.5.5 allow 10 minutes. */
export const REQUEST_MS = 8 * MINUTE;
/** From the start to a clerk's look at an identity card: the desk may be on another floor. Ours. */
export const ID_CHECK_MS = 15 * MINUTE;
/** A set of recovery codes: as many as will last for years, and fit on a card. */
export const RECOVERY_CODES = 8;
/** A request that nobody has opened by then goes to the next in line, and the kiosk gets a new code. Our choice. */
export const NEXT_IN_LINE_MS = 3 * MINUTE;
/** From the approver's yes to the claimant's press; nothing is made later. Our choice. */
export const APPROVAL_VALID_MS = 120 * SECOND;
/** How long the kiosk offers to ask the approver once more. */
export const RENEW_OFFER_MS = 120 * SECOND;
export const RENEWALS_PER_CASE = 1;
/** A wrong third code ends the case: one in 333,333 for a guesser (six digits). */
export const MATCH_CODE_DIGITS = 6;
export const MATCH_TRIES = 3;
export const COLLECT_TRIES = 3;
/** Of the code that goes the other way, for sensitive people; as many digits as the match code. */
export const RELEASE_TRIES = 3;
/** Fewer than two seconds between seeing and approving is no decision (ASVS 2.4.2). */
export const MIN_VIEW_MS = 2 * SECOND;

// ---- the kiosk -----------------------------------------------------------------------------------------------

/** "I need more time" multiplies every claimant-side limit (WCAG 2.2, 2.2.1: at least ten times, or extend; here five with extension). */
export const MORE_TIME_FACTOR = 5;
/** "Are you still here?" this often while waiting, with this long to answer. */
export const STILL_HERE_EVERY_MS = 2 * MINUTE;
export const STILL_HERE_ANSWER_MS = 20 * SECOND;
/** OWASP Session Management: 2 to 5 minutes at most for what is of high value. */
export const IDLE_MS = 60 * SECOND;
export const IDLE_WARNING_MS = 20 * SECOND;
/** A pass hides itself after this long on the screen. */
export const PASS_SHOWN_MS = 60 * SECOND;
/** A page that was not heard of for this long is gone; until then its kiosk may take the case up again. */
export const KIOSK_GONE_MS = 30 * SECOND;

/** An enrolment code is typed at the kiosk within this long, once. */
export const KIOSK_ENROL_MS = 10 * MINUTE;

// ---- telling the claimant -----------------------------------------------------------------------------------

/** A press waits this long for a mail server to take a notice; then the case fails (NIST SP 800-63B-4 4.2.3: notifying is a must). */
export const HOLD_FOR_NOTICE_MS = 30 * SECOND;
/** How long *this was not me* of a notice counts. Ours: the longest holiday that is usual. */
export const NOT_ME_MS = 30 * DAY;
/** Failed tries for one person are told together, at most this often (ASVS 6.3.5). */
export const TELL_TRIES_EVERY_MS = 15 * MINUTE;

// ---- the lost method -----------------------------------------------------------------------------------------

/** What is left of the yes when the question which method is lost ends without an answer: enough for one try at the pass. Ours. */
export const LOST_METHOD_RESERVE_MS = 30 * SECOND;
/** With less time to answer the question is not asked: reading the list takes some. Ours. */
export const LOST_METHOD_LEAST_MS = 15 * SECOND;
/** From the answer until the sweep makes the pass, where the press that brought it did not get on: longer than it takes to read the gate's facts. */
export const ISSUE_AFTER_ANSWER_MS = 20 * SECOND;

// ---- the pass ------------------------------------------------------------------------------------------------

/** The sealed pass waits this long for a repeat by the same page, then it is wiped. */
export const SEAL_KEPT_MS = 30 * SECOND;
/** A pass that was made and not shown within this time is deleted. */
export const SHOW_BY_MS = 3 * MINUTE;
/** One instance may act on an intent for this long; afterwards any may reconcile it. */
export const ISSUE_LEASE_MS = 30 * SECOND;
/** The issuer's own limit for one call is 10 s: with less of the lease left no call is begun. */
export const ISSUE_MARGIN_MS = 12 * SECOND;
/** A second try, after a certain no or after reconciling; there is never a third. */
export const ISSUE_ATTEMPTS = 2;
/** A longer wait that the directory asks for ends the try. */
export const LONGEST_RETRY_AFTER_MS = 10 * SECOND;
/** What the directory's clock and ours may differ when a pass is told to be ours by its time. */
export const PASS_CLOCK_SKEW_MS = 60 * SECOND;
/** When the directory is read after a POST of unknown outcome, counted from its end. Reads may lag behind writes. */
export const RECONCILE_AT_MS: readonly number[] = [0, 1 * SECOND, 2 * SECOND, 4 * SECOND, 8 * SECOND];
/** When it is read again for a pass that shows up late, counted from the intent. */
export const ORPHAN_SWEEP_AT_MS: readonly number[] = [1 * MINUTE, 5 * MINUTE, 15 * MINUTE];
/** Wait before deleting again, doubled each time. */
export const DELETE_RETRY_MS = 1 * SECOND;
export const DELETE_RETRY_MAX_MS = 60 * SECOND;
/** How long after a pass's end the directory is still asked when it does not answer. */
export const WATCH_GRACE_MS = 5 * MINUTE;
/** How often the directory is asked whether the claimant has set up something new. */
export const WATCH_EVERY_MS = 30 * SECOND;

// ---- quotas --------------------------------------------------------------------------------------------------

/** Proven cases of one person. */
export const CASES_PER_PERSON: readonly Quota[] = [
  { windowMs: HOUR, max: 2 },
  { windowMs: DAY, max: 3 },
  { windowMs: 30 * DAY, max: 6 },
];
/** Starts at one kiosk whose proof did not hold. */
export const UNPROVEN_PER_KIOSK: readonly Quota[] = [
  { windowMs: 10 * MINUTE, max: 10 },
  { windowMs: DAY, max: 60 },
];
/** Requests to one approver (ASVS 6.6.4). */
export const PROMPTS_PER_APPROVER: readonly Quota[] = [
  { windowMs: HOUR, max: 3 },
  { windowMs: DAY, max: 5 },
];
/** Alarms that one approver is asked too often. Ours: one an hour says it. */
export const FLOOD_ALARMS: readonly Quota[] = [{ windowMs: HOUR, max: 1 }];
/** Desk slips at one kiosk. */
export const SLIPS_PER_KIOSK: readonly Quota[] = [{ windowMs: 10 * MINUTE, max: 10 }];
/** Who was recovered approves nobody for this long: a stolen account must not spread along the line of managers. */
export const NO_APPROVING_AFTER_RECOVERY_MS = 72 * HOUR;
/** Whom somebody vouched for does not vouch for them within this time: two stolen accounts must not keep each other alive. */
export const CIRCLE_MS = 30 * DAY;
/** Whoever became somebody's manager within this time vouches for them only beside another: time in which a change by an attacker is seen. Ours. */
export const MANAGER_SETTLED_MS = 7 * DAY;
/** How many of the on-call group are tried one after the other. With every other place of a line before them a case is still over within its time. Ours. */
export const ON_CALL_TRIED = 3;
/** Members of that group among whom those who can sign are looked for: more than are ever on call. Ours. */
export const ON_CALL_LOOKED_AT = 50;
/** How often somebody may name a deputy: each naming writes a mail to whoever they name. Ours. */
export const DEPUTY_NAMINGS: readonly Quota[] = [{ windowMs: DAY, max: 5 }];
/** A younger account has nothing to recover yet. */
export const MIN_ACCOUNT_AGE_MS = 7 * DAY;

// ---- reaching the approver -----------------------------------------------------------------------------------

/** A request that nobody has opened by then is told once more: half of the time before the next in line is asked. Ours. */
export const REMIND_MS = NEXT_IN_LINE_MS / 2;
/** Browsers of one person that are told: more would only tell the same person. Ours. */
export const PUSH_PHONES = 5;
/** A browser that was not registered anew for so long is told no more. Ours: longer than a season away. */
export const PUSH_KEPT_MS = 180 * DAY;
/** A push service keeps a message no longer than the request that it is about lives. */
export const PUSH_TTL_MS = REQUEST_MS;
/** One try at a push service, its whole answer included. */
export const PUSH_TIMEOUT_MS = 10 * SECOND;

// ---- the approver's factor -----------------------------------------------------------------------------------

/** NIST SP 800-63B-4 3.2.2 allows 100 failures in a row; after these the factor waits. */
export const FACTOR_FAILURES_BEFORE_WAIT = 5;
export const FACTOR_WAIT_MS = 15 * MINUTE;
/** After these it is dead and must be enrolled anew. */
export const FACTOR_FAILURES_BEFORE_END = 10;
/** Wrong codes of all approvers together; then codes sign nothing until the oldest is an hour old. 2,000 managers with five tries a day each would be hit once a year for certain. */
export const WRONG_CODES_IN_ALL: readonly Quota[] = [{ windowMs: HOUR, max: 50 }];
/** Of each kind: an old and a new phone. Each more would be one more code that a guess could hit. */
export const FACTORS_PER_PERSON = 2;
/** From asking a passkey to its answer, once. WebAuthn level 3, 5.4.1 recommends 5 to 10 minutes for people; a request lives 8 in all. */
export const PASSKEY_CHALLENGE_MS = 2 * MINUTE;
/** WebAuthn level 3, 13.4.3 wants at least 16; the digest of the case follows them. */
export const PASSKEY_RANDOM_BYTES = 32;
/** RFC 6238 5.2: at most one step of delay; none ahead. */
export const TOTP_STEP_SECONDS = 30;
export const TOTP_BACK_SECONDS = 30;

// ---- the sweep -----------------------------------------------------------------------------------------------

/** How often production looks for what is due. */
export const SWEEP_EVERY_MS = 2 * SECOND;
/** A due row that a dead instance had taken may be taken again after this long. */
export const DUE_LEASE_MS = 60 * SECOND;
/** Wait before a failed due row is tried again, doubled each time. */
export const DUE_RETRY_MS = 5 * SECOND;
export const DUE_RETRY_MAX_MS = 5 * MINUTE;
/** A mail that no server took within this time is given up, and the audit says so. */
export const MAIL_TRIED_MS = 24 * HOUR;

// ---- the outside world ---------------------------------------------------------------------------------------

/** One question to the directory, all pages included; a gate has no longer. */
export const GRAPH_READ_TIMEOUT_MS = 5 * SECOND;
/** One write, token and body included. Authentication-method calls may take 60 s at Microsoft; people do not wait that long. */
export const GRAPH_WRITE_TIMEOUT_MS = 10 * SECOND;
/** One access token, the library's single retry included. */
export const TOKEN_TIMEOUT_MS = 5 * SECOND;
/** Longest JSON answer that is read: some 1,000 groups. A longer one is no answer. */
export const GRAPH_REPLY_MAX_BYTES = 1024 * 1024;
/** Longest answer to a write: a pass has under 1 KiB. */
export const GRAPH_WRITE_REPLY_MAX_BYTES = 64 * 1024;
/** What our apps were granted is read again after this long; a fault sooner, since somebody is mending it. */
export const PERMISSIONS_KEPT = { goodMs: HOUR, badMs: 5 * SECOND } as const;
/** Entra keeps photos up to 648 × 648 (profilephoto, Microsoft Graph v1.0). */
export const PHOTO_MAX_BYTES = 4 * 1024 * 1024;

/** How often the directory is read for whose manager is who, and how soon again when it did not answer. Ours: a change is dated at most so much too late. */
export const MANAGERS_LOOK_EVERY_MS = DAY;
export const MANAGERS_LOOK_RETRY_MS = MINUTE;
/** All pages of that together: 100,000 people are 200 pages, a second each on a slow day. */
export const MANAGERS_LOOK_TIMEOUT_MS = 10 * MINUTE;
export const MANAGERS_PAGES = 2_000;

// ---- the approver's sign-in ----------------------------------------------------------------------------------

/** From leaving for Entra to coming back, once. */
export const SIGN_IN_MS = 5 * MINUTE;
/** The approver's session: ASVS 7.3.1 and 7.3.2. Idle, and in all. */
export const APPROVER_IDLE_MS = 5 * MINUTE;
export const APPROVER_SESSION_MS = 15 * MINUTE;
/** A session in which a passkey signed a yes: NIST SP 800-63B-4 2.3.3 allows 12 hours where each act is verified anew. */
export const PASSKEY_SESSION_MS = 12 * HOUR;
/** A sign-in with `max_age=0`, or with the authentication context `c1`, counts for this long, the first for one approval only. */
export const FRESH_SIGN_IN_MS = 5 * MINUTE;
/** From showing the QR code to the first code, or from asking for a passkey to the new one. */
export const ENROLMENT_MS = 10 * MINUTE;
/** A clerk's session: ASVS 7.3.1 and 7.3.2. Idle, and in all: after an hour Entra is asked anew which roles they hold. */
export const DESK_IDLE_MS = 15 * MINUTE;
export const DESK_SESSION_MS = HOUR;
/** Cases, events and refused starts that the desk is shown at once. */
export const DESK_CASES = 50;
export const DESK_EVENTS = 200;
export const DESK_REFUSED = 50;
/** How far back the desk looks for approvers without a factor. */
export const DESK_REFUSED_FOR_MS = 30 * DAY;
/** How far back the desk's figures go. */
export const DESK_FIGURES_MS = DAY;
/** The verdict on the whole audit log is kept for this long: reading it takes a second for every 100,000 events or so. */
export const VERDICT_KEPT_MS = 60 * SECOND;
/** A DPoP nonce of the server's is good for this long; a kiosk with a wrong clock is served all the same. */
export const PROOF_NONCE_MS = 5 * MINUTE;

// ---- the audit log -------------------------------------------------------------------------------------------

/** A signed checkpoint is made after so much time or so many events, whichever is first: what a cut tail can hide. */
export const CHECKPOINT_EVERY_MS = 60 * SECOND;
export const CHECKPOINT_EVERY_EVENTS = 1_000;
