/**
 * Addresses, telephone numbers and codes run from left to right, also inside text that runs the other way; without a
 * fence (Unicode UAX #9, LRI and PDI) the signs at their ends are drawn on the wrong side.
 */
export const ltr = (text: string): string => `\u2066${text}\u2069`;

/** Names of people and places come in any script: each runs as its first letter says (FSI and PDI). */
export const asWritten = (text: string): string => `\u2068${text}\u2069`;
