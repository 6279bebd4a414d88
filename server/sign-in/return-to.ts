/**
 * Pages of the approver's origin that a sign-in may end on; anything else ends on the list of factors. The query holds
 * what the page would forget meanwhile: its language, and the answer to "how do you know it is them?".
 */
const PAGE = /^\/(?:factors|approve\/[\w-]{22,64})(?:\?lang=(?:en|de)(?:&known=(?:in-person|kiosk-phone|video))?)?$/;

/** A path of ours, whatever was asked for: no host, no dot, no escape, no other query can be part of it. */
export const returnTo = (asked: unknown): string => (typeof asked === 'string' && PAGE.test(asked) ? asked : '/factors');
