/** However it was typed: a slip says 1234-5678. */
export const asWritten = (number: string): string => `${number.slice(0, 4)}-${number.slice(-4)}`;
